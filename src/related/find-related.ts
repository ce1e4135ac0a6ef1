import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { findKnownPosts, type Post } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";
import type { Related, RelatedReason } from "./related.ts";

interface Candidate {
  readonly id: number;
  readonly score: number;
  readonly reason: RelatedReason;
}

const shownMax = 5;
const candidatesMax = 40;
const refreshMs = 10 * 60_000;

/**
 * Up to five posts that this viewer may see and that are worth reading after this one, best first; an empty list rather
 * than noise. Candidates are looked for at most every ten minutes; whether the viewer may see them is asked each time.
 */
export async function findRelated(ctx: Ctx, post: Post): Promise<Related[]> {
  const period = Math.floor(ctx.now().getTime() / refreshMs);
  const candidates = await ctx.cache.remember(`related:${post.id}:${period}`, [`related:${post.id}`], () =>
    findCandidates(ctx, post),
  );
  const known = await findKnownPosts(
    ctx,
    candidates.map((candidate) => candidate.id),
  );
  return candidates
    .flatMap(({ id, reason }) => {
      const found = known.get(id);
      return found?.publishedAt && !found.deletedAt ? [{ post: found, reason }] : [];
    })
    .slice(0, shownMax);
}

/** Each way of being related finds its own; a post found by several ways gets the sum, and the strongest reason is said. */
async function findCandidates(ctx: PlatformCtx, post: Post): Promise<Candidate[]> {
  const found = await Promise.all([sameTags(ctx, post), samePeople(ctx, post), similarWords(ctx, post)]);
  const best = new Map<number, { score: number; strongest: Candidate }>();
  for (const candidate of found.flat()) {
    const known = best.get(candidate.id);
    if (!known) best.set(candidate.id, { score: candidate.score, strongest: candidate });
    else {
      known.score += candidate.score;
      if (candidate.score > known.strongest.score) known.strongest = candidate;
    }
  }
  return [...best]
    .map(([id, { score, strongest }]) => ({ id, score, reason: strongest.reason }))
    .sort((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, candidatesMax);
}

/** Shared tags; a tag that few posts carry says more (inverse document frequency). */
async function sameTags(ctx: PlatformCtx, post: Post): Promise<Candidate[]> {
  if (post.tags.length === 0) return [];
  const { rows } = await sql<{ id: number; tags: string[]; score: number }>`
    with tag_counts as (
      select tag, count(*) as posts from posts, unnest(tags) as tag
      where posts.tags && ${post.tags} and published_at is not null and deleted_at is null and tag = any(${post.tags})
      group by tag
    ), total as (select greatest(count(*), 1) as posts from posts)
    select posts.id, array_agg(tag_counts.tag) as tags, sum(1 + ln(total.posts::numeric / tag_counts.posts))::float8 as score
    from posts cross join total, unnest(posts.tags) as tag join tag_counts using (tag)
    where posts.id <> ${post.id} and published_at is not null and deleted_at is null and posts.tags && ${post.tags}
    group by posts.id order by score desc, posts.id desc limit ${candidatesMax}`.execute(ctx.db);
  return rows.map((row) => ({
    id: row.id,
    score: row.score,
    reason: { key: "related.same-tags", tags: row.tags },
  }));
}

/** Threads in which at least two of the same people wrote, measured against how many wrote there (cosine). */
async function samePeople(ctx: PlatformCtx, post: Post): Promise<Candidate[]> {
  const { rows } = await sql<{ id: number; score: number }>`
    with here as (select distinct author_id from replies where post_id = ${post.id} and deleted_at is null limit 200),
    shared as (
      select replies.post_id as id, count(distinct replies.author_id) as people
      from replies join here using (author_id)
      where replies.post_id <> ${post.id} and replies.deleted_at is null
      group by replies.post_id having count(distinct replies.author_id) >= 2
      order by people desc limit 100
    )
    select shared.id, (shared.people / sqrt((select count(*) from here) *
      (select count(distinct author_id) from replies where post_id = shared.id and deleted_at is null)))::float8 as score
    from shared order by score desc, id desc limit ${candidatesMax}`.execute(ctx.db);
  const enough = 0.4; // below it, two threads merely share the people who write everywhere
  return rows
    .filter((row) => row.score >= enough)
    .map((row) => ({ ...row, reason: { key: "related.same-people" } }));
}

/** Posts that share words of the title, ranked by how prominent the words are there. */
async function similarWords(ctx: PlatformCtx, post: Post): Promise<Candidate[]> {
  const { rows } = await sql<{ id: number; score: number; matched: number }>`
    with words as (
      select lexeme from unnest(to_tsvector('english', fold(${post.title}))) where length(lexeme) > 2
    ), query as (select to_tsquery('simple', string_agg(quote_literal(lexeme), ' | ')) as any_word, count(*) as words from words)
    select posts.id, ts_rank(posts.document, query.any_word)::float8 as score,
      (select count(*) from words where posts.document @@ to_tsquery('simple', quote_literal(lexeme)))::int as matched
    from posts, query
    where query.words > 0 and posts.id <> ${post.id} and published_at is not null and deleted_at is null
      and posts.document @@ query.any_word
    order by score desc, posts.id desc limit ${candidatesMax}`.execute(ctx.db);
  const wordsShared = 2; // one word in common is noise
  return rows
    .filter((row) => row.matched >= wordsShared)
    .map((row) => ({
      id: row.id,
      score: row.score + row.matched / 4,
      reason: { key: "related.similar-words" },
    }));
}
