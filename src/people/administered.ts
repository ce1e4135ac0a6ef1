import { sql } from "kysely";
import { allow, NotFound } from "../platform/errors/index.ts";
import { foldHandle } from "../platform/text/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { inName, termsOf } from "./list-people.ts";
import { mayAdminister } from "./permissions.ts";
import type { Standing } from "./tables.ts";

/** A person as administrators see them. */
export interface AdministeredPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly role: "member" | "administrator";
  readonly standing: Standing;
  readonly language: string | null;
  readonly createdAt: Date;
  /** When administrators were asked to approve them. */
  readonly askedAt: Date | null;
  readonly closedAt: Date | null;
}

const columns = [
  "people.id",
  "people.name",
  "people.handle",
  "people.image as face",
  "people.email",
  "people.emailVerified",
  "people.role",
  "people.standing",
  "people.language",
  "people.createdAt",
  "people.askedAt",
  "people.closedAt",
] as const;

/** One person, with address and standing, by their present handle. @throws Forbidden for others than administrators; NotFound */
export async function findForAdministrators(ctx: PersonCtx, handle: string): Promise<AdministeredPerson> {
  allow(mayAdminister(ctx.viewer));
  const person = await ctx.db
    .selectFrom("people")
    .select(columns)
    .where("handle", "=", foldHandle(handle))
    .executeTakeFirst();
  if (!person) throw new NotFound();
  return person;
}

const peoplePerPage = 50;

/**
 * A page of the people of this community, by name. With `standing` only those of it; without, all but those who came from an
 * archive or have left. `words` are looked for in names, handles and mail addresses.
 * @throws Forbidden for others than administrators
 */
export async function listForAdministrators(
  ctx: PersonCtx,
  filter: {
    readonly words?: string;
    readonly standing?: Standing;
    readonly role?: "administrator";
    readonly page?: number;
  },
): Promise<{ people: AdministeredPerson[]; count: number; page: number; pages: number }> {
  allow(mayAdminister(ctx.viewer));
  const { words = "", standing, role } = filter;
  const chosen = ctx.db
    .selectFrom("people")
    .$if(standing !== undefined, (query) => query.where("standing", "=", standing as Standing))
    .$if(standing === undefined, (query) => query.where("standing", "not in", ["placeholder", "closed"]))
    .$if(role !== undefined, (query) => query.where("role", "=", role as "administrator"))
    .$if(words.trim() !== "", (query) =>
      query.where((eb) => eb.and(termsOf(words).map((term) => eb.or([inName(term), inAddress(term)])))),
    );
  const { count } = await chosen
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(count) / peoplePerPage));
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), pages);
  const people = await chosen
    .select(columns)
    .orderBy("people.nameFolded")
    .orderBy("people.id")
    .limit(peoplePerPage)
    .offset((page - 1) * peoplePerPage)
    .execute();
  return { people, count: Number(count), page, pages };
}

function inAddress(term: string) {
  return sql<boolean>`position(${term.toLowerCase()} in people.email) > 0`;
}

/**
 * Those who wait for an administrator, the longest waiting first. Where addresses are proved, who has not done so yet does not
 * wait for us.
 * @throws Forbidden for others than administrators
 */
export async function listWaiting(ctx: PersonCtx): Promise<AdministeredPerson[]> {
  allow(mayAdminister(ctx.viewer));
  return ctx.db
    .selectFrom("people")
    .select(columns)
    .where("standing", "=", "awaiting-approval")
    .where("askedAt", "is not", null)
    .orderBy("askedAt")
    .orderBy("id")
    .execute();
}
