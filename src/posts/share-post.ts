import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup, type Group } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findShares } from "./find-shares.ts";
import { Reason } from "./input.ts";
import { announceThread, changeThread } from "./keep-text.ts";
import { canShareInto, canSharePost, canUnsharePost } from "./permissions.ts";
import type { PostId } from "./tables.ts";

/** Further groups that one post may stand in: what is meant for all can be moved to where all are. */
export const sharesMax = 10;

const SharePostInput = z.object({
  group: z.string("error.required").min(1, "error.required"),
  /** Shown in the talk, with who shared it. */
  reason: Reason,
});

/**
 * Shares a post into one more group: it stands there too, with the same replies, and who belongs there may answer. Who may
 * see it does not change: that is for its home to say. Twice is the same as once.
 * @returns the group.
 * @throws NotFound, Forbidden (not of both groups, not one's own), Invalid (its home, too many), Conflict (moved or deleted)
 */
export async function sharePost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<Group> {
  const { group: slug, reason } = parse(SharePostInput, body);

  const post = await findVisiblePost(ctx, postId);
  allow(canSharePost(ctx.viewer, post));
  const target = await findVisibleGroup(ctx, slug);

  allow(canShareInto(ctx.viewer, target));
  if (target.id === post.groupId) throw new Invalid({ group: "post.share.home" });

  await inTransaction(ctx, async (tx) => {
    const known = await lockShares(tx, postId, post.groupId);
    if (known.includes(target.id)) return;
    if (known.length >= sharesMax) throw new Invalid({ group: "post.share.too-many" });
    const share = { postId, groupId: target.id, sharedBy: ctx.viewer.id, sharedAt: ctx.now(), reason };
    await tx.db.insertInto("postShares").values(share).execute();
    // In the log it is the home's: what is known of another group stays among its facts, and is named by right.
    await recordActivity(tx, {
      kind: "post-shared",
      groupId: post.groupId,
      postId,
      data: { intoGroupId: target.id, reason },
    });
    await announceThread(tx, postId);
  });
  return target;
}

/**
 * Takes a post out of a group that it was shared into. What its members have written stays.
 * @returns the group.
 * @throws NotFound (also: it does not stand there, as far as the viewer may know), Forbidden
 */
export async function unsharePost(
  ctx: PersonCtx,
  postId: PostId,
  slug: string,
): Promise<{ readonly name: string }> {
  const post = await findVisiblePost(ctx, postId);
  const share = (await findShares(ctx, post)).find((one) => one.group.slug === slug);
  if (!share) throw new NotFound();
  const groupId = share.group.id;

  allow(canUnsharePost(ctx.viewer, post, { groupId, sharedBy: share.sharedBy }));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .deleteFrom("postShares")
      .where("postId", "=", postId)
      .where("groupId", "=", groupId)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) return;
    const { groupId: home } = post;
    await recordActivity(tx, {
      kind: "post-unshared",
      groupId: home,
      postId,
      data: { fromGroupId: groupId },
    });
    await changeThread(tx, postId);
  });
  return share.group;
}

/** Two who share at once go one after the other, so that each group is counted. @returns the groups it stands in. */
async function lockShares(tx: PersonCtx, postId: PostId, homeId: number): Promise<readonly number[]> {
  const now = await tx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .select(["groupId", "deletedAt"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  // The right was asked for where it stood.
  if (now.groupId !== homeId || now.deletedAt) throw new Conflict();
  const rows = await tx.db.selectFrom("postShares").where("postId", "=", postId).select("groupId").execute();
  return rows.map((row) => row.groupId);
}
