import { z } from "zod";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { type PresenceChoice, presenceChoices } from "./tables.ts";

const ChoosePresenceInput = z.object({ choice: z.enum(presenceChoices, "live.presence.choose") });

/** Without a choice one is counted, and not named. */
export const presenceAtFirst: PresenceChoice = "counted";

/**
 * Keeps how the viewer is shown while they read. It holds from this moment on: what others see of them follows it.
 * @throws Invalid
 */
export async function choosePresence(ctx: PersonCtx, body: unknown): Promise<void> {
  const { choice } = parse(ChoosePresenceInput, body);
  const changedAt = ctx.now();
  await inTransaction(ctx, (tx) =>
    tx.db
      .insertInto("presenceChoices")
      .values({ personId: ctx.viewer.id, choice, changedAt })
      .onConflict((conflict) => conflict.column("personId").doUpdateSet({ choice, changedAt }))
      .execute(),
  );
}

/** How somebody wants to be shown. */
export async function readPresenceChoice(ctx: PlatformCtx, personId: PersonId): Promise<PresenceChoice> {
  return (await readPresenceChoices(ctx, [personId])).get(personId) ?? presenceAtFirst;
}

/** How these people want to be shown; who has not chosen is left out. */
export async function readPresenceChoices(
  ctx: PlatformCtx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, PresenceChoice>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("presenceChoices")
    .where("personId", "in", personIds)
    .select(["personId", "choice"])
    .execute();
  return new Map(rows.map((row) => [row.personId, row.choice]));
}
