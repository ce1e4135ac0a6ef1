import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { changeThread } from "./keep-text.ts";
import { canDeletePost, canRestorePost } from "./permissions.ts";
import type { PostId } from "./tables.ts";

/**
 * Takes a post out of sight. Nothing is lost: `restorePost` brings it back with its replies. Twice is the same as once.
 * @throws NotFound, Forbidden
 */
export async function deletePost(ctx: PersonCtx, postId: PostId): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(canDeletePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set({ deletedAt: ctx.now(), deletedBy: ctx.viewer.id })
      .where("id", "=", postId)
      .where("deletedAt", "is", null)
      .executeTakeFirst();
    // Nobody but its author knew of a draft: there is nothing to tell.
    if (done.numUpdatedRows > 0n && post.publishedAt)
      await recordActivity(tx, { kind: "post-deleted", groupId: post.groupId, postId });
    await changeThread(tx, postId);
  });
}

/** What has joined another thread has left nothing to bring back. */
async function refuseMerged(tx: PersonCtx, postId: PostId): Promise<void> {
  const row = await tx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .select("mergedInto")
    .executeTakeFirst();
  if (row?.mergedInto) throw new Conflict("thread.refused.merged");
}

/**
 * Brings a deleted post back to where it was.
 * @throws NotFound, Forbidden (others have deleted it), Conflict (it has joined another thread)
 */
export async function restorePost(ctx: PersonCtx, postId: PostId): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(canRestorePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set({ deletedAt: null, deletedBy: null })
      .where("id", "=", postId)
      .where("deletedAt", "is not", null)
      .where("deletedBy", "is not distinct from", post.deletedBy)
      .where("mergedInto", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) await refuseMerged(tx, postId);
    if (done.numUpdatedRows > 0n && post.publishedAt)
      await recordActivity(tx, { kind: "post-restored", groupId: post.groupId, postId });
    await changeThread(tx, postId);
  });
}
