import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import {
  type Candidate,
  hitsMax,
  isStanding,
  keptPerPlace,
  nearness,
  type Origin,
  rankInPlace,
  type Size,
} from "./candidates.ts";

interface Row {
  id: number;
  place: number;
  tags: string[];
  theirs: number;
  weight: number;
  all: number;
}

/** Shared tags. Authors choose tags, so one in common is enough; but one that every eighth post carries says nothing. */
export async function sameTags(ctx: PlatformCtx, post: Origin, size: Size): Promise<Candidate[]> {
  if (post.tags.length === 0) return [];
  const tellingMax = Math.min(hitsMax, Math.max(8, Math.ceil(size.posts / 8)));
  const { rows } = await sql<Row>`
    with hits as materialized (
      select tag, found.* from unnest(${post.tags}::text[]) as tag cross join lateral (
        select id, group_id, audience, cardinality(tags) as theirs from posts
        where tags @> array[tag] and ${isStanding} limit ${hitsMax + 1}) as found
    ), telling as (
      select tag, ln(1 + ${size.posts}::float8 / count(*)) as weight from hits
      group by tag having count(*) <= ${tellingMax}
    ), shared as (
      select id, group_id, audience, theirs, sum(weight) as weight, array_agg(tag) as tags
      from hits join telling using (tag) where id <> ${post.id} group by id, group_id, audience, theirs
    ), ranked as (
      select shared.*, ${rankInPlace(sql`weight desc, theirs, shared.id desc`)}
      from shared join groups on groups.id = group_id
    )
    select id, place, tags, theirs, weight, (select sum(weight) from telling) as "all"
    from ranked where rank <= ${keptPerPlace}`.execute(ctx.db);
  return rows.map(({ id, place, tags, theirs, weight, all }) => ({
    id,
    place,
    score: 0.3 + 0.7 * nearness(weight / all, tags.length / theirs),
    reason: { key: "related.same-tags", tags: inOrderOf(post.tags, tags) },
  }));
}

function inOrderOf(order: readonly string[], tags: readonly string[]): string[] {
  return order.filter((tag) => tags.includes(tag));
}
