import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import {
  type Candidate,
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
  people: number;
  here: number;
  there: number;
}

/** Who wrote in more threads than this writes everywhere: that they wrote in two says nothing of the two. */
const threadsMax = 1_000;

/**
 * Threads in which some of the same people wrote. Two in common is little (one asks twice, the same one answers): alone
 * it never suffices, but it lifts what is near for another reason.
 */
export async function samePeople(ctx: PlatformCtx, post: Origin, size: Size): Promise<Candidate[]> {
  const tellingMax = Math.min(threadsMax, Math.max(8, Math.ceil(size.posts / 16)));
  const { rows } = await sql<Row>`
    with here as (
      select author_id from posts where id = ${post.id}
      union select author_id from replies where post_id = ${post.id} and deleted_at is null limit 200
    ), wrote as materialized (
      select author_id, post_id from here cross join lateral (
        (select id as post_id from posts where posts.author_id = here.author_id limit ${threadsMax + 1})
        union (select post_id from replies where replies.author_id = here.author_id and deleted_at is null
          limit ${threadsMax * 3})) as threads
    ), telling as (
      select author_id from wrote group by author_id having count(*) <= ${tellingMax}
    ), shared as (
      select post_id, count(*) as people from wrote join telling using (author_id)
      where post_id <> ${post.id} group by post_id having count(*) >= 2
    ), ranked as (
      select posts.id, people, ${rankInPlace(sql`people desc, posts.id desc`)}
      from shared join posts on posts.id = post_id and ${isStanding} join groups on groups.id = group_id
    )
    select id, place, people, (select count(*) from here) as here,
      (select count(*) from (
        select author_id from posts where posts.id = ranked.id
        union select author_id from replies where post_id = ranked.id and deleted_at is null) as authors) as there
    from ranked where rank <= ${keptPerPlace}`.execute(ctx.db);
  return rows.map(({ id, place, people, here, there }) => ({
    id,
    place,
    score: nearness(people / here, people / there) * (people >= 3 ? 1 : 0.4),
    reason: { key: "related.same-people" },
  }));
}
