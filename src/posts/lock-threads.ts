import { Conflict, Forbidden, NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findKnownPosts } from "./find-post.ts";
import type { Post } from "./post.ts";
import type { PostId } from "./tables.ts";

/** What may stand in the way of moving replies, as it is now. */
export interface LockedThread {
  readonly id: PostId;
  readonly groupId: number;
  readonly closedAt: Date | null;
  readonly repliesHeld: boolean;
  readonly roundUntil: string | null;
  readonly roundEndedAt: Date | null;
}

/**
 * Locks threads between which replies move, always in the same order, so that two who do so at once, or who answer
 * meanwhile, go one after the other.
 * @throws Conflict where one has gone or joined another meanwhile
 */
export async function lockForMoving(tx: Ctx, postIds: readonly PostId[]): Promise<LockedThread[]> {
  const rows = await tx.db
    .selectFrom("posts")
    .where("id", "in", postIds)
    .where("deletedAt", "is", null)
    .where("publishedAt", "is not", null)
    .orderBy("id")
    .select(["id", "groupId", "closedAt", "repliesHeld", "roundUntil", "roundEndedAt"])
    .forUpdate()
    .execute();
  if (rows.length < postIds.length) throw new Conflict();
  return rows;
}

/** Replies that are held back would show elsewhere, and a round would lose its turns. @throws Forbidden */
export function refuseHeldAndRounds(thread: LockedThread | undefined): void {
  if (thread?.repliesHeld && !thread.closedAt) throw new Forbidden("thread.refused.held");
  if (thread?.roundUntil && !thread.roundEndedAt) throw new Forbidden("thread.refused.round");
}

/**
 * The thread that one has joined, if the viewer may know of it: an old address leads there.
 * @throws NotFound
 */
export async function findMergedInto(ctx: Ctx, postId: PostId): Promise<Post> {
  const row = await ctx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .select("mergedInto")
    .executeTakeFirst();
  if (!row?.mergedInto) throw new NotFound();
  const known = (await findKnownPosts(ctx, [row.mergedInto])).get(row.mergedInto);
  if (!known || known.deletedAt) throw new NotFound();
  return known;
}
