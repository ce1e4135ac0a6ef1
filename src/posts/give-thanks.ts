import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import { setThanks } from "../reactions/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findVisibleReply, replyFacts } from "./find-reply.ts";
import { forgetThread } from "./keep-text.ts";
import { canThank } from "./permissions.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Thanks the author of a post, or takes the thanks back. Twice is the same as once.
 * @returns how many have said thanks now.
 * @throws NotFound, Forbidden
 */
export async function thankForPost(ctx: PersonCtx, postId: PostId, thanked: boolean): Promise<number> {
  const post = await findVisiblePost(ctx, postId);

  allow(canThank(ctx.viewer, post, post.authorId));

  return inTransaction(ctx, async (tx) => {
    const changed = await setThanks(tx, { postId }, thanked);
    const { thanksCount } = await tx.db
      .updateTable("posts")
      .set((eb) => ({ thanksCount: eb("thanksCount", "+", step(changed, thanked)) }))
      .where("id", "=", postId)
      .returning("thanksCount")
      .executeTakeFirstOrThrow();
    await forgetThread(tx, postId);
    return thanksCount;
  });
}

/**
 * Thanks the author of a reply, or takes the thanks back.
 * @returns how many have said thanks now.
 * @throws NotFound, Forbidden
 */
export async function thankForReply(ctx: PersonCtx, replyId: ReplyId, thanked: boolean): Promise<number> {
  const { reply, post } = await findVisibleReply(ctx, replyId);

  allow(canThank(ctx.viewer, replyFacts(reply, post), reply.authorId));

  return inTransaction(ctx, async (tx) => {
    const changed = await setThanks(tx, { replyId }, thanked);
    const { thanksCount } = await tx.db
      .updateTable("replies")
      .set((eb) => ({ thanksCount: eb("thanksCount", "+", step(changed, thanked)) }))
      .where("id", "=", replyId)
      .returning("thanksCount")
      .executeTakeFirstOrThrow();
    await forgetThread(tx, post.id);
    return thanksCount;
  });
}

const step = (changed: boolean, thanked: boolean) => (changed ? (thanked ? 1 : -1) : 0);
