import { type RawBuilder, sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PostId } from "../posts/index.ts";
import type { RelatedReason } from "./related.ts";

/** A post that one way of looking found, for everybody: who may see it is asked later. */
export interface Candidate {
  readonly id: PostId;
  /** How near it is, from 0 to 1. */
  readonly score: number;
  readonly reason: RelatedReason;
  /** Whose it is to see: one of `places`, or a group's number. See rankInPlace. */
  readonly place: number;
}

/** Places that are no group's own. */
export const places = { everyone: 0, people: -1 } as const;

/** What the ways of looking need of the post they begin from. */
export interface Origin {
  readonly id: PostId;
  readonly title: string;
  readonly tags: readonly string[];
}

/**
 * Who may see a post is decided by its place: everyone, people with an account, or those who belong to its group. Each way
 * keeps the best few of every place, so that what one viewer may not see never takes the room of what they may.
 * Gives the columns `place` and `rank` (from 1, by `order`) of a query with `groups` joined to group_id and audience of posts.
 */
export function rankInPlace(order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${place} as place, row_number() over (partition by ${place} order by ${order}) as rank`;
}

const place = sql`case
  when groups.posts_for <> 'everyone' or audience <> 'everyone' or groups.visibility = 'members' then group_id
  when groups.visibility = 'people' then ${sql.lit(places.people)} else ${sql.lit(places.everyone)} end`;

/** So many of each place are kept by each way: a few more than are shown, because some may be deleted meanwhile. */
export const keptPerPlace = 8;

/** A word, tag or person found more often than this is not looked at further: it says nothing, and costs much. */
export const hitsMax = 2_000;

export const isStanding = sql`published_at is not null and deleted_at is null`;

/** How large the community is, roughly: how much a word, a tag or a reader in common says depends on it. */
export interface Size {
  readonly posts: number;
  readonly readers: number;
}

const sizeKeptMs = 60 * 60_000;

/** Counted once an hour. */
export function readSize(ctx: PlatformCtx): Promise<Size> {
  const hour = Math.floor(ctx.now().getTime() / sizeKeptMs);
  return ctx.cache.remember(`related-size:${hour}`, [], async () => {
    const { rows } = await sql<Size>`
      select (select count(*) from posts where ${isStanding}) as posts,
        (select count(*) from people where exists (select from post_reads where person_id = people.id)) as readers`.execute(
      ctx.db,
    );
    return rows[0] ?? { posts: 0, readers: 0 };
  });
}

/** The geometric mean of two shares: both must be large for two things to be near. */
export function nearness(shareOfOne: number, shareOfOther: number): number {
  return Math.sqrt(Math.min(1, shareOfOne) * Math.min(1, shareOfOther));
}
