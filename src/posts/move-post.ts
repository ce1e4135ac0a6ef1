import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup, type Group } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { Reason } from "./input.ts";
import { changeThread } from "./keep-text.ts";
import { canMovePost, canStartPost } from "./permissions.ts";
import type { PostId } from "./tables.ts";

const MovePostInput = z.object({
  group: z.string("error.required").min(1, "error.required"),
  /** Shown in the talk, with who moved it. */
  reason: Reason,
});

/**
 * Moves a post with its replies to another group. Its address stays.
 * The mover looks after the old group and may write in the new one; from then on the new group's rules hold. Of a group
 * that shows its posts to its members alone the post becomes one of theirs, and stays so if it is moved on. Where it was
 * shared into that group, that share ends; others stay.
 * @returns the group it is in now.
 * @throws NotFound, Forbidden, Invalid, Conflict (moved or deleted in the meantime)
 */
export async function movePost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<Group> {
  const { group: slug, reason } = parse(MovePostInput, body);

  const post = await findVisiblePost(ctx, postId);
  const target = await findVisibleGroup(ctx, slug);

  allow(canMovePost(ctx.viewer, post));
  if (target.id === post.groupId) return target;
  allow(canStartPost(ctx.viewer, target, post.kind));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set({
        groupId: target.id,
        pinnedAt: null,
        pinnedBy: null,
        ...(target.postsFor === "members" ? { audience: "group" as const } : {}),
      })
      .where("id", "=", postId)
      .where("groupId", "=", post.groupId)
      .where("deletedAt", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Conflict();
    // It stands there by itself now.
    await tx.db
      .deleteFrom("postShares")
      .where("postId", "=", postId)
      .where("groupId", "=", target.id)
      .execute();
    if (post.publishedAt)
      await recordActivity(tx, {
        kind: "post-moved",
        groupId: target.id,
        postId,
        data: { fromGroupId: post.groupId, reason },
      });
    await changeThread(tx, postId);
  });
  return target;
}
