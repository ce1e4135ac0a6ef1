import { type RawBuilder, sql } from "kysely";
import type { Ctx, PersonId, Viewer } from "../viewer/index.ts";
import { audiencesOf, type ProfileField, usualAudience } from "./profile-fields.ts";
import "./tables.ts";

export const peoplePerPage = 24;
const termsMax = 8;

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
  const { count } = await chosen
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(count) / peoplePerPage));
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
  return { people, count: Number(count), page, pages };
}

/** People who are active here, with their profile, if they have one. */
export function activePeople(ctx: Ctx) {
  return ctx.db
    .selectFrom("people")
    .leftJoin("profiles", "profiles.personId", "people.id")
    .where("people.standing", "=", "active");
}

function matching(ctx: Ctx, { words, region, organisation, interest }: PeopleFilter) {
  const { viewer } = ctx;
  return activePeople(ctx)
    .$if(words !== "", (query) =>
      query.where(
        sql<boolean>`${sql.join(
          termsOf(words).map((term) => hasTerm(viewer, term)),
          sql` and `,
        )}`,
      ),
    )
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
  return cleaned.length > 0 ? cleaned.slice(0, termsMax) : [words];
}

/** True for people whose name, handle or seen words hold the term. */
export function hasTerm(viewer: Viewer, term: string): RawBuilder<boolean> {
  const column = viewer.id === null ? "profiles.words_everyone" : "profiles.words_people";
  return sql<boolean>`(${inName(term)} or ${sql.ref(column)} like ${pattern(term)})`;
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
