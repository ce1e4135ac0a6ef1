import type { Ctx, PersonCtx, PersonId } from "../viewer/index.ts";
import type { ReactionKind } from "./kinds.ts";
import type { ReactionPlace } from "./place.ts";
import "./tables.ts";

/** One reaction, and the text it stands at. Who may see that is asked by posts. */
export interface FoundReaction {
  readonly id: number;
  readonly personId: PersonId;
  readonly place: ReactionPlace;
}

/** A reaction by its number; undefined for none. */
export async function findReaction(ctx: Ctx, id: number): Promise<FoundReaction | undefined> {
  const row = await ctx.db
    .selectFrom("reactions")
    .where("id", "=", id)
    .select(["id", "personId", "postId", "replyId"])
    .executeTakeFirst();
  if (!row) return undefined;
  const { postId, replyId, ...found } = row;
  return { ...found, place: replyId === null ? { postId: postId as number } : { replyId } };
}

/** What somebody has chosen for a text by now; null for nothing. */
export async function reactionOf(
  ctx: Pick<PersonCtx, "db">,
  personId: PersonId,
  place: { readonly postId: number; readonly replyId: number | null },
): Promise<ReactionKind | null> {
  const row = await ctx.db
    .selectFrom("reactions")
    .where("personId", "=", personId)
    .where(place.replyId === null ? "postId" : "replyId", "=", place.replyId ?? place.postId)
    .select("kind")
    .executeTakeFirst();
  return row?.kind ?? null;
}

/** Removes a reaction by its number; the count is the caller's to keep. */
export async function removeReaction(tx: Ctx, id: number): Promise<void> {
  await tx.db.deleteFrom("reactions").where("id", "=", id).execute();
}
