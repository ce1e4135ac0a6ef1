import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import { setThanks } from "../reactions/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findVisibleReply, replyFacts } from "./find-reply.ts";
import { forgetThread } from "./keep-text.ts";
import { canThank } from "./permissions.ts";
import type { Post } from "./post.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Thanks the author of a post, or takes the thanks back. Twice is the same as once.
 * @returns the post.
 * @throws NotFound, Forbidden
 */
export async function thankForPost(ctx: PersonCtx, postId: PostId, thanked: boolean): Promise<Post> {
  const post = await findVisiblePost(ctx, postId);

  allow(canThank(ctx.viewer, post, post.authorId));

  await inTransaction(ctx, async (tx) => {
    if (!(await setThanks(tx, { postId }, thanked))) return;
    await tx.db
      .updateTable("posts")
      .set((eb) => ({ thanksCount: eb("thanksCount", "+", thanked ? 1 : -1) }))
      .where("id", "=", postId)
      .execute();
    await forgetThread(tx, postId);
  });
  return post;
}

/**
 * Thanks the author of a reply, or takes the thanks back.
 * @returns the post it stands in.
 * @throws NotFound, Forbidden
 */
export async function thankForReply(ctx: PersonCtx, replyId: ReplyId, thanked: boolean): Promise<Post> {
  const { reply, post } = await findVisibleReply(ctx, replyId);

  allow(canThank(ctx.viewer, replyFacts(reply, post), reply.authorId));

  await inTransaction(ctx, async (tx) => {
    if (!(await setThanks(tx, { replyId }, thanked))) return;
    await tx.db
      .updateTable("replies")
      .set((eb) => ({ thanksCount: eb("thanksCount", "+", thanked ? 1 : -1) }))
      .where("id", "=", replyId)
      .execute();
    await forgetThread(tx, post.id);
  });
  return post;
}
