import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { changeThread } from "./keep-text.ts";
import { postKind } from "./kinds.ts";
import { canClosePost } from "./permissions.ts";
import type { PostId } from "./tables.ts";

/**
 * Lets everybody read the replies of a talk in which one answers before one reads, or holds them back again. For its author
 * and the facilitators. A date that waited is over with it.
 * @throws NotFound, Forbidden
 */
export async function openReplies(ctx: PersonCtx, postId: PostId, opened: boolean): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(postKind(post.kind).talk !== "held" ? "post.refused.not-held" : canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set({ repliesHeld: !opened, repliesOpenAt: null })
      .where("id", "=", postId)
      .where("repliesHeld", "=", opened)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    const kind = opened ? "replies-opened" : "replies-held";
    await recordActivity(tx, { kind, groupId: post.groupId, postId });
    await changeThread(tx, postId);
  });
}
