import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { changeThread } from "./keep-text.ts";
import { canArrangePost } from "./permissions.ts";
import type { PostId } from "./tables.ts";

/**
 * Pins a post to the top of its group, or lets it go again. Twice is the same as once.
 * @throws NotFound, Forbidden
 */
export async function pinPost(ctx: PersonCtx, postId: PostId, pinned: boolean): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(canArrangePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set(pinned ? { pinnedAt: ctx.now(), pinnedBy: ctx.viewer.id } : { pinnedAt: null, pinnedBy: null })
      .where("id", "=", postId)
      .where("pinnedAt", pinned ? "is" : "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    await recordActivity(tx, {
      kind: pinned ? "post-pinned" : "post-unpinned",
      groupId: post.groupId,
      postId,
    });
    await changeThread(tx, postId);
  });
}
