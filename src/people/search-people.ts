import { sql } from "kysely";
import type { Hit, Manner } from "../search/index.ts";
import { readSettings } from "../settings/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { activePeople, hasTerms, inName, seen, termsOf } from "./list-people.ts";
import { maySeePeople } from "./permissions.ts";
import { personPath } from "./person-path.ts";

/**
 * People by their name, their handle, and what they say of themselves to this viewer; found by their name they come first.
 * Where one of several words is enough it must stand in the name: what people write of themselves would match nearly anything.
 */
export async function searchPeople(
  ctx: Ctx,
  words: string,
  limit: number,
  offset: number,
  manner: Manner = "all",
): Promise<Hit[]> {
  const { viewer } = ctx;
  if (maySeePeople(viewer, await readSettings(ctx)) !== null) return [];
  const terms = termsOf(words).filter((term) => /[\p{L}\p{N}]/u.test(term));
  if (terms.length === 0) return [];
  const named = sql<boolean>`(${sql.join(terms.map(inName), sql` and `)})`;
  const some = manner === "some";
  const matches = some
    ? sql<boolean>`(${sql.join(terms.filter(isLong).map(inName), sql` or `)})`
    : hasTerms(viewer, terms);
  if (some && !terms.some(isLong)) return [];
  const rows = await activePeople(ctx)
    .where(matches)
    .select(["people.id", "people.name", "people.handle", "people.image as face"])
    .select([
      sql<number>`case when ${named} then 1 else 0 end`.as("rank"),
      seen<string>(viewer, "occupation", sql`''`).as("occupation"),
      seen<string>(viewer, "organisation", sql`''`).as("organisation"),
      seen<string>(viewer, "region", sql`''`).as("region"),
      seen<string>(viewer, "about", sql`''`).as("about"),
      seen<string>(viewer, "wants", sql`''`).as("wants"),
      seen<string[]>(viewer, "interests", sql`'{}'::text[]`).as("interests"),
    ])
    .orderBy("rank", "desc")
    .orderBy("people.nameFolded")
    .orderBy("people.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    path: personPath(row.handle),
    title: row.name,
    text: [row.occupation, row.interests.join(", "), row.about, row.wants].filter(Boolean).join(". "),
    context: [row.organisation, row.region].filter(Boolean).join(" · "),
    at: null,
    rank: row.rank,
    person: { id: row.id, name: row.name, picture: row.face },
  }));
}

const isLong = (term: string) => [...term].length > 2;
