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
  /** Words of the title that stand in the other post, with how much each says. */
  shared: Record<string, number>;
  /** Words of the other's title. */
  theirs: string[];
  all: number;
}

const wordsMax = 16;

/**
 * Posts that share at least two telling words of the title. A word in both titles counts in full, one in the text of the
 * other a good third; and the two must be much of both titles, or long titles would be near to everything.
 */
export async function similarWords(ctx: PlatformCtx, post: Origin, size: Size): Promise<Candidate[]> {
  const tellingMax = Math.min(hitsMax, Math.max(8, Math.ceil(size.posts / 8)));
  const { rows } = await sql<Row>`
    with words as (
      select lexeme from unnest(to_tsvector('english', fold(${post.title}))) where length(lexeme) > 2 limit ${wordsMax}
    ), hits as materialized (
      select lexeme, found.* from words cross join lateral (
        select id, group_id, audience from posts
        where document @@ ${lexemeQuery} and ${isStanding} limit ${hitsMax + 1}) as found
    ), telling as (
      select lexeme, ln(1 + ${size.posts}::float8 / count(*)) as weight from hits
      group by lexeme having count(*) between 2 and ${tellingMax}
    ), shared as (
      select id, group_id, audience, sum(weight) as weight, json_object_agg(lexeme, weight) as shared
      from hits join telling using (lexeme) where id <> ${post.id}
      group by id, group_id, audience having count(*) >= 2
    ), ranked as (
      select shared.*, ${rankInPlace(sql`weight desc, shared.id desc`)}
      from shared join groups on groups.id = group_id
    )
    select id, place, shared, (select sum(weight) from telling) as "all",
      tsvector_to_array(ts_filter(document, '{a}')) as theirs
    from ranked join posts using (id) where rank <= ${keptPerPlace * 3}`.execute(ctx.db);
  return rows.map((row) => ({
    id: row.id,
    place: row.place,
    score: scoreOf(row),
    reason: { key: "related.similar-words" },
  }));
}

function scoreOf({ shared, theirs, all }: Row): number {
  const titleWords = theirs.filter((word) => word.length > 2);
  const inBoth = titleWords.filter((word) => word in shared);
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + (shared[word] ?? 0), 0);
  const inText = Object.keys(shared).filter((word) => !inBoth.includes(word));
  const score = nearness(
    (sum(inBoth) + 0.4 * sum(inText)) / all,
    inBoth.length / Math.max(2, titleWords.length),
  );
  return inBoth.length >= 2 ? score : score * 0.8;
}

/** A lexeme as a query for itself, whatever letters it is made of. */
const lexemeQuery = sql`('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''')::tsquery`;
