import { NotFound } from "../platform/errors/index.ts";
import { foldHandle } from "../platform/text/index.ts";
import type { Ctx, GroupId, GroupRole, PersonId } from "../viewer/index.ts";
import type { Target } from "./permissions.ts";
import "./tables.ts";

/** Somebody in a group or outside of it, as acts on them need to know them. */
export interface FoundPerson extends Target {
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly joinedAt: Date | null;
  /** When they were barred from the group. */
  readonly barredAt: Date | null;
  /** Why, in the words of who barred them. */
  readonly barReason: string;
}

/**
 * A person by their handle, with what they are in the group. Who has closed their account is not found.
 * @throws NotFound
 */
export async function findPerson(ctx: Ctx, groupId: GroupId, handle: string): Promise<FoundPerson> {
  const row = handle.includes("\0")
    ? undefined
    : await ctx.db
        .selectFrom("people")
        .leftJoin("memberships", (join) =>
          join.onRef("memberships.personId", "=", "people.id").on("memberships.groupId", "=", groupId),
        )
        .leftJoin("groupBars", (join) =>
          join.onRef("groupBars.personId", "=", "people.id").on("groupBars.groupId", "=", groupId),
        )
        .where("people.handle", "=", foldHandle(handle))
        .where("people.standing", "<>", "closed")
        .select([
          "people.id",
          "people.name",
          "people.handle",
          "people.image as face",
          "people.role as communityRole",
          "memberships.role",
          "memberships.joinedAt",
          "groupBars.barredAt",
          "groupBars.reason as barReason",
        ])
        .executeTakeFirst();
  if (!row) throw new NotFound();
  const { communityRole, barReason, ...person } = row;
  return { ...person, administrator: communityRole === "administrator", barReason: barReason ?? "" };
}

/** A member by their handle. @throws NotFound also for one who does not belong to the group */
export async function findMember(
  ctx: Ctx,
  groupId: GroupId,
  handle: string,
): Promise<FoundPerson & { readonly role: GroupRole }> {
  const { role, ...person } = await findPerson(ctx, groupId, handle);
  if (role === null) throw new NotFound();
  return { ...person, role };
}

/** What a person is in the group at this moment; null for one who does not belong to it. */
export async function readRole(tx: Ctx, groupId: GroupId, personId: PersonId): Promise<GroupRole | null> {
  const row = await tx.db
    .selectFrom("memberships")
    .where("groupId", "=", groupId)
    .where("personId", "=", personId)
    .select("role")
    .executeTakeFirst();
  return row?.role ?? null;
}
