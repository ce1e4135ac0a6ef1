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
  common: number;
  here: number;
  there: number;
}

/** The latest so many readers are looked at. */
const readersMax = 40;
/** Fewer in common would tell what a single person reads. */
const commonMin = 3;

/** Posts read by people who read this one, where that is clearly more than chance: what everybody reads is near to nothing. */
export async function readTogether(ctx: PlatformCtx, post: Origin, size: Size): Promise<Candidate[]> {
  const { rows } = await sql<Row>`
    with readers as (
      select person_id from post_reads where post_id = ${post.id} order by read_at desc limit ${readersMax}
    ), here as (select count(*) as people from readers),
    shared as (
      select reads.post_id, count(*) as common from readers join post_reads as reads using (person_id)
      where reads.post_id <> ${post.id} group by reads.post_id
      having count(*) >= greatest(${commonMin}, (select people from here) * 0.15)
    ), ranked as (
      select posts.id, common, ${rankInPlace(sql`common desc, posts.id desc`)}
      from shared join posts on posts.id = post_id and ${isStanding} join groups on groups.id = group_id
    )
    select id, place, common, (select people from here) as here,
      (select count(*) from post_reads where post_id = ranked.id) as there
    from ranked where rank <= ${keptPerPlace * 3}`.execute(ctx.db);
  return rows.flatMap((row) => {
    const { id, place, common, here, there } = row;
    if (!isMoreThanChance(row, size.readers)) return [];
    const score = 0.36 + 0.4 * nearness(common / here, common / there);
    return [{ id, place, score, reason: { key: "related.read-together" } as const }];
  });
}

/** Twice what would come about if people read at random, and well beyond how much that wavers. */
function isMoreThanChance({ common, here, there }: Row, readers: number): boolean {
  const expected = (here * there) / Math.max(readers, here, there);
  return common >= 2 * expected && common - expected >= 2 * Math.sqrt(expected + 0.5);
}
