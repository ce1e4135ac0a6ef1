import { sql } from "kysely";
import { Forbidden } from "../platform/errors/index.ts";
import type { Ctx, GroupId, GroupRole, PersonId } from "../viewer/index.ts";
import { canGo, type Holding } from "./permissions.ts";

// The steps that acts on membership share. All of them are called with the group's row locked: see lock-group.ts.

/**
 * Makes a person a member, ends their waiting request, and counts anew.
 * @returns false if they belonged to the group already: then nothing changes.
 * @throws Forbidden for a person who is barred from it.
 */
export async function addMember(
  tx: Ctx,
  groupId: GroupId,
  personId: PersonId,
  role: GroupRole = "member",
): Promise<boolean> {
  const bar = await tx.db
    .selectFrom("groupBars")
    .where("groupId", "=", groupId)
    .where("personId", "=", personId)
    .select("personId")
    .executeTakeFirst();
  if (bar) throw new Forbidden("group.refused.barred");
  const added = await tx.db
    .insertInto("memberships")
    .values({ groupId, personId, role, joinedAt: tx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await endRequest(tx, groupId, personId, "approved");
  await countMembers(tx, groupId);
  return true;
}

/** Takes a person out and counts anew. @returns false if they did not belong to the group. */
export async function dropMember(tx: Ctx, groupId: GroupId, personId: PersonId): Promise<boolean> {
  const gone = await tx.db
    .deleteFrom("memberships")
    .where("groupId", "=", groupId)
    .where("personId", "=", personId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  await countMembers(tx, groupId);
  return true;
}

/** Answers the request that waits, if there is one. @returns false if none did. */
export async function endRequest(
  tx: Ctx,
  groupId: GroupId,
  personId: PersonId,
  answer: "approved" | "declined" | "withdrawn",
  word = "",
): Promise<boolean> {
  const ended = await tx.db
    .updateTable("joinRequests")
    .set({ answer, word, answeredAt: tx.now(), answeredBy: tx.viewer.id })
    .where("groupId", "=", groupId)
    .where("personId", "=", personId)
    .where("answer", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

async function countMembers(tx: Ctx, groupId: GroupId): Promise<void> {
  await tx.db
    .updateTable("groups")
    .set({ memberCount: sql`(select count(*) from memberships where group_id = ${groupId})` })
    .where("id", "=", groupId)
    .execute();
}

/** How many stewards (with an account that works) and members the group has now. */
export async function readHolding(tx: Ctx, groupId: GroupId): Promise<Holding> {
  const { stewards, members } = await tx.db
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .where("memberships.groupId", "=", groupId)
    .select(({ fn, eb }) => [
      fn.countAll<number>().as("members"),
      fn
        .countAll<number>()
        .filterWhere(eb.and([eb("memberships.role", "=", "steward"), eb("people.standing", "=", "active")]))
        .as("stewards"),
    ])
    .executeTakeFirstOrThrow();
  return { stewards: Number(stewards), members: Number(members) };
}

/** Why the viewer may not leave the group as it stands (a message key); null where they may, or do not belong to it. */
export async function whyStay(ctx: Ctx, groupId: GroupId): Promise<string | null> {
  const role = ctx.viewer.id === null ? undefined : ctx.viewer.roles.get(groupId);
  return role === "steward" ? canGo(role, await readHolding(ctx, groupId)) : null;
}

/** Gives a member a role. */
export async function giveRole(
  tx: Ctx,
  groupId: GroupId,
  personId: PersonId,
  role: GroupRole,
): Promise<void> {
  await tx.db
    .updateTable("memberships")
    .set({ role })
    .where("groupId", "=", groupId)
    .where("personId", "=", personId)
    .execute();
}
