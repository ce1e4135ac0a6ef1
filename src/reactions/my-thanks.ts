import type { Ctx } from "../viewer/index.ts";
import "./tables.ts";

/** What the viewer has thanked for in one thread. */
export interface MyThanks {
  readonly post: boolean;
  readonly replyIds: ReadonlySet<number>;
}

const none: MyThanks = { post: false, replyIds: new Set() };

/** The viewer's thanks in a thread; remembered until somebody thanks anybody. */
export async function myThanks(ctx: Ctx, postId: number): Promise<MyThanks> {
  const personId = ctx.viewer.id;
  if (personId === null) return none;
  return ctx.cache.remember(`thanks:${personId}:${postId}`, ["table:reactions"], async () => {
    const rows = await ctx.db
      .selectFrom("reactions")
      .leftJoin("replies", "replies.id", "reactions.replyId")
      .where("personId", "=", personId)
      .where((eb) => eb.or([eb("reactions.postId", "=", postId), eb("replies.postId", "=", postId)]))
      .select("replyId")
      .execute();
    return {
      post: rows.some((row) => row.replyId === null),
      replyIds: new Set(rows.flatMap((row) => (row.replyId === null ? [] : [row.replyId]))),
    };
  });
}
