import type { PlatformCtx } from "../platform/ctx.ts";
import { findKnownPosts, type Post } from "../posts/index.ts";
import type { Ctx, Viewer } from "../viewer/index.ts";
import { type Candidate, type Origin, places, readSize } from "./candidates.ts";
import { readTogether } from "./read-together.ts";
import type { Related } from "./related.ts";
import { samePeople } from "./same-people.ts";
import { sameTags } from "./same-tags.ts";
import { similarWords } from "./similar-words.ts";

const shownMax = 5;
const keptMs = 30 * 60_000;

/** What all ways together must give a post to be shown. Found by looking at real talk: below it, noise begins. */
const enough = 0.36;

/**
 * Up to five posts that this viewer may see and that are worth reading after this one, best first; an empty list rather
 * than noise. What is near is looked for once in half an hour, for all viewers alike; who may see it is asked each time.
 */
export async function findRelated(
  ctx: Ctx,
  post: Origin & { readonly editedAt: Date | null },
): Promise<Related[]> {
  const period = Math.floor(ctx.now().getTime() / keptMs);
  const key = `related:${post.id}:${post.editedAt?.getTime() ?? 0}:${period}`;
  const candidates = await ctx.cache.remember(key, [], () => findCandidates(ctx, post));
  const within = candidates.filter(({ place }) => isWithinSight(ctx.viewer, place));
  const related: Related[] = [];
  // Mostly one turn: only what was deleted, moved or hidden since the last search makes room for another.
  for (let next = 0; next < within.length && related.length < shownMax; ) {
    const batch = within.slice(next, next + shownMax - related.length);
    next += batch.length;
    const known = await findKnownPosts(
      ctx,
      batch.map(({ id }) => id),
    );
    for (const { id, reason } of batch) {
      const found = known.get(id);
      if (found && isStanding(found)) related.push({ post: found, reason });
    }
  }
  return related;
}

/** As far as it was known when the candidates were looked for; whether it still holds is asked of each post. */
function isWithinSight(viewer: Viewer, place: number): boolean {
  if (place === places.everyone) return true;
  if (viewer.id === null) return false;
  return place === places.people || viewer.administrator || viewer.roles.has(place);
}

/** Authors know their drafts, and facilitators what was deleted: neither belongs here. */
function isStanding(post: Post): boolean {
  return post.publishedAt !== null && post.deletedAt === null;
}

/** A post found by several ways gets the sum, and the strongest reason is said. Best first. */
async function findCandidates(ctx: PlatformCtx, post: Origin): Promise<Candidate[]> {
  const size = await readSize(ctx);
  const ways = [sameTags, similarWords, samePeople, readTogether];
  const found = (await Promise.all(ways.map((way) => way(ctx, post, size)))).flat();
  const best = new Map<number, { sum: number; strongest: Candidate }>();
  for (const candidate of found) {
    const known = best.get(candidate.id);
    if (!known) best.set(candidate.id, { sum: candidate.score, strongest: candidate });
    else {
      known.sum += candidate.score;
      if (candidate.score > known.strongest.score) known.strongest = candidate;
    }
  }
  const near = [...best.values()]
    .filter(({ sum }) => sum >= enough)
    .map(({ sum, strongest }) => ({ ...strongest, score: sum }))
    .sort((a, b) => b.score - a.score || b.id - a.id);
  return withoutHopeless(near);
}

/**
 * Leaves out what nobody will be shown, because all who may see it also see enough that is better. What is for everyone
 * counts for all, what is for people with an account counts for all who see more than visitors do.
 */
function withoutHopeless(candidates: readonly Candidate[]): Candidate[] {
  const spare = shownMax + 3;
  let seenByAll = 0;
  let seenByPeople = 0;
  return candidates.filter(({ place }) => {
    const better = place === places.everyone ? seenByAll : seenByPeople;
    if (place === places.everyone) seenByAll++;
    if (place === places.everyone || place === places.people) seenByPeople++;
    return better < spare;
  });
}
