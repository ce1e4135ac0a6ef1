import { allow } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx, PersonId } from "../viewer/index.ts";
import { findPerson, type Person } from "./find-person.ts";
import { mayFollow } from "./permissions.ts";
import "./tables.ts";

/**
 * Follows a person, from now on; doing it again changes nothing.
 * @throws NotFound, Forbidden (oneself, or somebody who is not active here)
 */
export async function followPerson(ctx: PersonCtx, handle: string): Promise<Person> {
  const person = await findPerson(ctx, handle);
  allow(mayFollow(ctx.viewer, person));
  await ctx.db
    .insertInto("personFollows")
    .values({ followerId: ctx.viewer.id, personId: person.id, createdAt: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return person;
}

/** Follows a person no longer; no error where the viewer did not. @throws NotFound */
export async function unfollowPerson(ctx: PersonCtx, handle: string): Promise<Person> {
  const person = await findPerson(ctx, handle);
  await ctx.db
    .deleteFrom("personFollows")
    .where("followerId", "=", ctx.viewer.id)
    .where("personId", "=", person.id)
    .execute();
  return person;
}

/** True if the viewer follows this person. */
export async function isFollowing(ctx: Ctx, personId: PersonId): Promise<boolean> {
  if (ctx.viewer.id === null) return false;
  const row = await ctx.db
    .selectFrom("personFollows")
    .select("personId")
    .where("followerId", "=", ctx.viewer.id)
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many people the viewer follows, and how many follow them. */
export async function countFollows(ctx: PersonCtx): Promise<{ following: number; followers: number }> {
  const [following, followers] = await Promise.all(
    (["following", "followers"] as const).map((which) =>
      followsOf(ctx, which)
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow(),
    ),
  );
  return { following: Number(following?.count ?? 0), followers: Number(followers?.count ?? 0) };
}

const followsPerPage = 50;

/** People whom the viewer follows, or who follow them, by name. Nobody else sees these lists. */
export async function listFollows(ctx: PersonCtx, which: "following" | "followers", page: number) {
  const rows = await followsOf(ctx, which)
    .select(["people.id", "people.name", "people.handle", "people.image as face"])
    .orderBy("people.nameFolded")
    .orderBy("people.id")
    .limit(followsPerPage + 1)
    .offset((page - 1) * followsPerPage)
    .execute();
  return { people: rows.slice(0, followsPerPage), more: rows.length > followsPerPage };
}

function followsOf(ctx: PersonCtx, which: "following" | "followers") {
  const [mine, theirs] =
    which === "following"
      ? (["personFollows.followerId", "personFollows.personId"] as const)
      : (["personFollows.personId", "personFollows.followerId"] as const);
  return ctx.db
    .selectFrom("personFollows")
    .innerJoin("people", "people.id", theirs)
    .where(mine, "=", ctx.viewer.id)
    .where("people.standing", "=", "active");
}

/** Ids of those whom the viewer follows, as a part of a query. */
export function followedPeople(ctx: PersonCtx) {
  return ctx.db.selectFrom("personFollows").where("followerId", "=", ctx.viewer.id).select("personId");
}
