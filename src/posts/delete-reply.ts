import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisibleReply } from "./find-reply.ts";
import { forgetThread } from "./keep-text.ts";
import { canDeletePost } from "./permissions.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Takes a reply out of sight. Its place in the thread stays, so that answers to it still make sense; `restoreReply` undoes it.
 * @returns the post it stands in.
 * @throws NotFound, Forbidden
 */
export function deleteReply(ctx: PersonCtx, replyId: ReplyId): Promise<PostId> {
  return change(ctx, replyId, true);
}

/**
 * Brings a deleted reply back.
 * @throws NotFound, Forbidden
 */
export function restoreReply(ctx: PersonCtx, replyId: ReplyId): Promise<PostId> {
  return change(ctx, replyId, false);
}

async function change(ctx: PersonCtx, replyId: ReplyId, deleted: boolean): Promise<PostId> {
  const { reply, post } = await findVisibleReply(ctx, replyId);

  allow(canDeletePost(ctx.viewer, { ...post, authorId: reply.authorId }));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("replies")
      .set(
        deleted ? { deletedAt: ctx.now(), deletedBy: ctx.viewer.id } : { deletedAt: null, deletedBy: null },
      )
      .where("id", "=", replyId)
      .where("deletedAt", deleted ? "is" : "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return; // it was done already: by a second press, or by somebody else
    await tx.db
      .updateTable("posts")
      .set((eb) => ({ replyCount: eb("replyCount", "+", deleted ? -1 : 1) }))
      .where("id", "=", post.id)
      .execute();
    await recordActivity(tx, {
      kind: deleted ? "reply-deleted" : "reply-restored",
      groupId: post.groupId,
      postId: post.id,
      replyId,
    });
    await forgetThread(tx, post.id);
  });
  return post.id;
}
