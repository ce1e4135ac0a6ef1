import { z } from "zod";
import { NotFound, parse } from "../platform/errors/index.ts";
import { foldHandle } from "../platform/text/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { findConversation } from "./find-conversation.ts";
import { type OpenTo, openTo } from "./tables.ts";

/** Mutes a conversation for the viewer (nothing of it is told, it stays in the list), or lets it be heard again. @throws NotFound */
export async function muteConversation(
  ctx: PersonCtx,
  conversationId: number,
  muted: boolean,
): Promise<void> {
  await findConversation(ctx, conversationId);
  await ctx.db
    .updateTable("conversationPeople")
    .set({ mutedAt: muted ? ctx.now() : null })
    .where("conversationId", "=", conversationId)
    .where("personId", "=", ctx.viewer.id)
    .execute();
}

const ChooseInput = z.object({ openTo: z.enum(openTo, "error.required") });

/** Chooses who may begin a conversation with the viewer. @throws Invalid */
export async function chooseWriters(ctx: PersonCtx, body: unknown): Promise<void> {
  const chosen = { openTo: parse(ChooseInput, body).openTo, chosenAt: ctx.now() };
  await ctx.db
    .insertInto("conversationChoices")
    .values({ personId: ctx.viewer.id, ...chosen })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(chosen))
    .execute();
}

/** Who may begin a conversation with the viewer. */
export async function readChoice(ctx: PersonCtx): Promise<OpenTo> {
  const row = await ctx.db
    .selectFrom("conversationChoices")
    .where("personId", "=", ctx.viewer.id)
    .select("openTo")
    .executeTakeFirst();
  return row?.openTo ?? "groups";
}

/** Somebody whom the viewer has blocked. */
export interface Blocked {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
}

/** Those whom the viewer has blocked; nobody else learns of it. */
export async function listBlocked(ctx: PersonCtx): Promise<readonly Blocked[]> {
  return ctx.db
    .selectFrom("conversationBlocks")
    .innerJoin("people", "people.id", "blockedId")
    .where("blockerId", "=", ctx.viewer.id)
    .select(["people.id", "people.name", "people.handle", "people.image as face"])
    .orderBy("people.nameFolded")
    .execute();
}

/**
 * Blocks somebody: they cannot begin a conversation with the viewer, bring them into one, or write in one of the two alone; and what they
 * write in others is not told to the viewer. Or lets them again.
 * @throws NotFound (also: oneself)
 */
export async function blockPerson(ctx: PersonCtx, handle: string, blocked: boolean): Promise<string> {
  const person = await ctx.db
    .selectFrom("people")
    .where("handle", "=", foldHandle(handle))
    .where("id", "<>", ctx.viewer.id)
    .where("standing", "in", ["active", "suspended", "placeholder"])
    .select(["id", "name"])
    .executeTakeFirst();
  if (!person) throw new NotFound();
  if (blocked)
    await ctx.db
      .insertInto("conversationBlocks")
      .values({ blockerId: ctx.viewer.id, blockedId: person.id, blockedAt: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await ctx.db
      .deleteFrom("conversationBlocks")
      .where("blockerId", "=", ctx.viewer.id)
      .where("blockedId", "=", person.id)
      .execute();
  return person.name;
}
