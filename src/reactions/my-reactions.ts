import type { Ctx } from "../viewer/index.ts";
import type { ReactionKind } from "./kinds.ts";
import "./tables.ts";

/** What the viewer has chosen in one thread. */
export interface MyReactions {
  readonly post: ReactionKind | null;
  readonly replies: ReadonlyMap<number, ReactionKind>;
}

const none: MyReactions = { post: null, replies: new Map() };

/** The viewer's reactions in a thread; remembered until anybody reacts to anything. */
export async function myReactions(ctx: Ctx, postId: number): Promise<MyReactions> {
  const personId = ctx.viewer.id;
  if (personId === null) return none;
  return ctx.cache.remember(`reactions:${personId}:${postId}`, ["table:reactions"], async () => {
    const rows = await ctx.db
      .selectFrom("reactions")
      .leftJoin("replies", "replies.id", "reactions.replyId")
      .where("personId", "=", personId)
      .where((eb) => eb.or([eb("reactions.postId", "=", postId), eb("replies.postId", "=", postId)]))
      .select(["replyId", "kind"])
      .execute();
    return {
      post: rows.find((row) => row.replyId === null)?.kind ?? null,
      replies: new Map(rows.flatMap(({ replyId, kind }) => (replyId === null ? [] : [[replyId, kind]]))),
    };
  });
}
