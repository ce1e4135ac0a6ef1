import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { countReplies } from "./count-replies.ts";
import { type FoundReply, findVisibleReply, replyFacts } from "./find-reply.ts";
import { changeThread } from "./keep-text.ts";
import { canDeletePost, canRestorePost } from "./permissions.ts";
import type { Post } from "./post.ts";
import type { ReplyId } from "./tables.ts";

/**
 * Takes a reply out of sight. Its place in the thread stays, so that answers to it still make sense; `restoreReply` undoes
 * it. Twice is the same as once.
 * @returns the post it stands in.
 * @throws NotFound, Forbidden
 */
export async function deleteReply(ctx: PersonCtx, replyId: ReplyId): Promise<Post> {
  const { reply, post } = await findVisibleReply(ctx, replyId);

  allow(canDeletePost(ctx.viewer, replyFacts(reply, post)));

  await setDeleted(ctx, post, reply, true);
  return post;
}

/**
 * Brings a deleted reply back.
 * @throws NotFound, Forbidden (others have deleted it)
 */
export async function restoreReply(ctx: PersonCtx, replyId: ReplyId): Promise<Post> {
  const { reply, post } = await findVisibleReply(ctx, replyId);

  allow(canRestorePost(ctx.viewer, replyFacts(reply, post)));

  await setDeleted(ctx, post, reply, false);
  return post;
}

async function setDeleted(ctx: PersonCtx, post: Post, reply: FoundReply, deleted: boolean): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // The post's row is locked as by postReply, so that two who count do so one after the other.
    await tx.db.selectFrom("posts").where("id", "=", post.id).select("id").forUpdate().execute();
    const done = await tx.db
      .updateTable("replies")
      .set(
        deleted ? { deletedAt: ctx.now(), deletedBy: ctx.viewer.id } : { deletedAt: null, deletedBy: null },
      )
      .where("id", "=", reply.id)
      .where("deletedAt", deleted ? "is" : "is not", null)
      .where("deletedBy", "is not distinct from", reply.deletedBy)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return; // it was done already: by a second press, or by somebody else
    await countReplies(tx, post.id);
    await recordActivity(tx, {
      kind: deleted ? "reply-deleted" : "reply-restored",
      groupId: post.groupId,
      postId: post.id,
      replyId: reply.id,
    });
    await changeThread(tx, post.id);
  });
}
