import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, parse } from "../platform/errors/index.ts";
import { localPath } from "../platform/http/index.ts";
import { type Ctx, logInFirst, type PersonCtx } from "../viewer/index.ts";
import { addMember } from "./change-members.ts";
import { findVisibleGroup, type Group } from "./find-group.ts";
import { mailRequest } from "./group-mails.ts";
import { Words } from "./input.ts";
import { reasonLengthMax } from "./limits.ts";
import { lockGroup } from "./lock-group.ts";
import { groupPath } from "./paths.ts";
import { canJoin, mustAsk } from "./permissions.ts";

const JoinInput = z.object({
  /** Why one would like to belong to the group; needed where one has to ask. */
  reason: Words(reasonLengthMax),
  /** Local path to land at afterwards. */
  to: z
    .unknown()
    .optional()
    .transform((to) => localPath(to, "")),
});

/** What came of it, and where the person lands. */
export interface Joined {
  readonly outcome: "joined" | "asked" | "already";
  readonly group: Pick<Group, "slug" | "name">;
  readonly to: string;
}

/**
 * Makes the viewer a member, or (where one has to ask) leaves their request with the stewards. Twice is as good as once.
 * @throws NotFound, Forbidden (barred, archived, by invitation), Invalid (no reason where one is asked for)
 */
export async function joinGroup(ctx: PersonCtx, slug: string, body: unknown): Promise<Joined> {
  const input = parse(JoinInput, body ?? {});

  const group = await findVisibleGroup(ctx, slug);
  const to = input.to || groupPath(group);
  if (ctx.viewer.roles.has(group.id)) return { outcome: "already", group, to };

  allow(canJoin(ctx.viewer, group));

  const outcome = await inTransaction(ctx, async (tx) => {
    const locked = await lockGroup(tx, group.id);
    allow(canJoin(ctx.viewer, locked));
    if (mustAsk(ctx.viewer, locked)) return ask(tx, locked, input.reason, to);
    const added = await addMember(tx, group.id, ctx.viewer.id);
    if (added) await recordActivity(tx, { kind: "group-joined", groupId: group.id });
    return added ? "joined" : "already";
  });
  return { outcome, group, to };
}

async function ask(tx: PersonCtx, group: Group, reason: string, to: string): Promise<"asked"> {
  if (reason === "") throw new Invalid({ reason: "error.required" });
  const askedLately = await hasAskedLately(tx, group);
  const asked = await tx.db
    .insertInto("joinRequests")
    .values({ groupId: group.id, personId: tx.viewer.id, reason, returnTo: to, askedAt: tx.now() })
    .onConflict((conflict) => conflict.doNothing()) // a request that waits already is enough
    .executeTakeFirst();
  if (asked.numInsertedOrUpdatedRows === 0n) return "asked";
  if (!askedLately) await mailRequest(tx, group, reason);
  await recordActivity(tx, { kind: "group-asked", groupId: group.id });
  return "asked";
}

/** Who asks, takes it back and asks again would otherwise send the stewards a mail each time. */
async function hasAskedLately(tx: PersonCtx, group: Group): Promise<boolean> {
  const dayAgo = new Date(tx.now().getTime() - 24 * 3_600_000);
  const earlier = await tx.db
    .selectFrom("joinRequests")
    .where("personId", "=", tx.viewer.id)
    .where("groupId", "=", group.id)
    .where("askedAt", ">", dayAgo)
    .select("id")
    .executeTakeFirst();
  return earlier !== undefined;
}

/**
 * Checks what a visitor wants to do, so that it can be done once they have come in: see join-intent.ts.
 * @throws as `joinGroup`
 */
export async function planToJoin(ctx: Ctx, slug: string, body: unknown) {
  const { reason, to } = parse(JoinInput, body ?? {});
  const group = await findVisibleGroup(ctx, slug);
  const refusal = canJoin(ctx.viewer, group);
  if (ctx.viewer.id !== null || refusal !== logInFirst) allow(refusal);
  if (mustAsk(ctx.viewer, group) && reason === "") throw new Invalid({ reason: "error.required" });
  return { slug: group.slug, reason, to: to || groupPath(group) };
}
