import { type RawBuilder, sql } from "kysely";
import { textQuery } from "../search/index.ts";
import type { Ctx, PersonId, Viewer } from "../viewer/index.ts";
import { audiencesOf, type ProfileField, usualAudience } from "./profile-fields.ts";
import "./tables.ts";

export const peoplePerPage = 24;
const termsMax = 8;
/** A longer one stands in no name, and PostgreSQL takes none of some thousands. */
const termLengthMax = 60;

/** Which people a directory shows, as its address has it. */
export interface PeopleFilter {
  readonly words: string;
  readonly region: string;
  readonly organisation: string;
  readonly interest: string;
  /** From 1. */
  readonly page: number;
}

/** A person as the directory lists them; what the viewer may not see is empty. */
export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly occupation: string;
  readonly organisation: string;
  readonly region: string;
  readonly interests: readonly string[];
}

export interface PeopleFound {
  readonly people: readonly PersonRow[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
}

/**
 * A page of the people who are active here, by name (a macron makes no difference). Words and filters look only at what the
 * viewer may see, so that nobody is found by something they keep to themselves.
 */
export async function listPeople(ctx: Ctx, filter: PeopleFilter): Promise<PeopleFound> {
  const chosen = matching(ctx, filter);
  const count = await countPeople(ctx, filter);
  const pages = Math.max(1, Math.ceil(count / peoplePerPage));
  const page = Math.min(filter.page, pages);
  const people = await chosen
    .select(["people.id", "people.name", "people.handle", "people.image as face"])
    .select([
      seen<string>(ctx.viewer, "occupation", sql`''`).as("occupation"),
      seen<string>(ctx.viewer, "organisation", sql`''`).as("organisation"),
      seen<string>(ctx.viewer, "region", sql`''`).as("region"),
      seen<string[]>(ctx.viewer, "interests", sql`'{}'::text[]`).as("interests"),
    ])
    .orderBy("people.nameFolded")
    .orderBy("people.id")
    .limit(peoplePerPage)
    .offset((page - 1) * peoplePerPage)
    .execute();
  return { people, count, page, pages };
}

/** How many a filter finds; without one it is the same for everybody and remembered. */
function countPeople(ctx: Ctx, filter: PeopleFilter): Promise<number> {
  const count = async () => {
    const row = await matching(ctx, filter)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  const { words, region, organisation, interest } = filter;
  return words || region || organisation || interest
    ? count()
    : ctx.cache.remember("people-count", ["table:people"], count);
}

/** People who have come in and are active here, with their profile, if they have one. */
export function activePeople(ctx: Ctx) {
  return ctx.db
    .selectFrom("people")
    .leftJoin("profiles", "profiles.personId", "people.id")
    .where("people.standing", "=", "active")
    .where("people.arrivedAt", "is not", null);
}

function matching(ctx: Ctx, { words, region, organisation, interest }: PeopleFilter) {
  const { viewer } = ctx;
  return activePeople(ctx)
    .$if(words !== "", (query) => query.where(hasTerms(viewer, termsOf(words))))
    .$if(region !== "", (query) =>
      query.where(sql<boolean>`${sees(viewer, "region")} and fold(profiles.region) = fold(${region})`),
    )
    .$if(organisation !== "", (query) =>
      query.where(
        sql<boolean>`${sees(viewer, "organisation")} and fold(profiles.organisation) = fold(${organisation})`,
      ),
    )
    .$if(interest !== "", (query) =>
      query.where(
        sql<boolean>`${sees(viewer, "interests")} and profiles.interests @> array[${interest}]::text[]`,
      ),
    );
}

/** The words of a search, each for itself. */
export function termsOf(words: string): string[] {
  const terms = words.match(/[\p{L}\p{M}\p{N}@._-]+/gu) ?? [];
  const cleaned = terms.map((term) => term.replace(/^@/, "")).filter((term) => term !== "");
  const asked = cleaned.length > 0 ? cleaned.slice(0, termsMax) : [words];
  return asked.map((term) => [...term].slice(0, termLengthMax).join(""));
}

/**
 * True for people in whose name, handle or seen words all of these terms are. A word that stands in every text ("the") is not
 * asked for, where there are others.
 */
export function hasTerms(viewer: Viewer, terms: readonly string[]): RawBuilder<boolean> {
  const document = sql.ref(viewer.id === null ? "document_everyone" : "document_people");
  // Where all words stand in every text, there are no others: each must be found.
  const hasOthers = sql<boolean>`numnode(${textQuery(terms.join(" "))}) > 0`;
  const each = terms.map((term) => {
    const query = textQuery(term, "begun");
    // Two sets by two ways: names are short enough to look through, the words have an index.
    const either = sql`people.id in (
      select id from people where ${inName(term)}
      union all select person_id from profiles where ${document} @@ ${query})`;
    return terms.length > 1 ? sql`(${either} or (numnode(${textQuery(term)}) = 0 and ${hasOthers}))` : either;
  });
  return sql<boolean>`(${sql.join(each, sql` and `)})`;
}

/** True for people whose name or handle holds the term. */
export function inName(term: string): RawBuilder<boolean> {
  return sql<boolean>`(people.name_folded like ${pattern(term)} or people.handle like ${pattern(term)})`;
}

function pattern(term: string): RawBuilder<string> {
  return sql<string>`'%' || fold(${term.replace(/[\\%_]/g, "\\$&")}) || '%'`;
}

/** A field of the profile where there is one and the viewer may see it, else what stands for nothing. */
export function seen<T>(viewer: Viewer, field: ProfileField, nothing: RawBuilder<unknown>): RawBuilder<T> {
  return sql<T>`coalesce(case when ${sees(viewer, field)} then ${sql.ref(`profiles.${field}`)} end, ${nothing})`;
}

/** Whether the viewer may see this field: the rule of `visibleFacts`, as a condition on `profiles`. */
export function sees(viewer: Viewer, field: ProfileField): RawBuilder<boolean> {
  const audience = sql`coalesce(profiles.visibility ->> ${field}, ${usualAudience})`;
  const allowed = sql.join(audiencesOf(viewer).map((one) => sql`${one}`));
  if (viewer.id === null) return sql<boolean>`(${audience} in (${allowed}))`;
  return sql<boolean>`(${audience} in (${allowed}) or profiles.person_id = ${viewer.id})`;
}
