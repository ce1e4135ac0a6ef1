import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { forgetThread } from "./keep-text.ts";
import { canArrangePost, canStartPost } from "./permissions.ts";
import { findVisiblePost } from "./read-thread.ts";
import type { PostId } from "./tables.ts";

const MovePostInput = z.object({ group: z.string("error.required").min(1, "error.required") });

/**
 * Moves a post with its replies to another group. Its address stays.
 * The mover looks after the old group and may write in the new one; from then on the new group's rules hold.
 * @throws NotFound, Forbidden, Invalid
 */
export async function movePost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<void> {
  const { group: slug } = parse(MovePostInput, body);

  const post = await findVisiblePost(ctx, postId);
  const target = await findVisibleGroup(ctx, slug);

  allow(canArrangePost(ctx.viewer, post));
  allow(canStartPost(ctx.viewer, target));

  await inTransaction(ctx, async (tx) => {
    await tx.db
      .updateTable("posts")
      .set({ groupId: target.id, pinnedAt: null, pinnedBy: null })
      .where("id", "=", postId)
      .execute();
    await recordActivity(tx, {
      kind: "post-moved",
      groupId: target.id,
      postId,
      data: { fromGroupId: post.groupId },
    });
    await forgetThread(tx, postId);
  });
}
