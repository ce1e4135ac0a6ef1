import type { Ctx, GroupId, GroupRole, PersonId } from "../viewer/index.ts";
import { visibleGroups } from "./visible-groups.ts";

/** A group as a person's page names it. */
export interface GroupOfPerson {
  readonly id: GroupId;
  readonly slug: string;
  readonly name: string;
  readonly role: GroupRole;
}

/**
 * The groups that somebody belongs to, as far as the viewer may know of it: the rule of `canSeeMembers`, turned round.
 * Archived groups are left out.
 */
export function groupsOfPerson(ctx: Ctx, personId: PersonId): Promise<GroupOfPerson[]> {
  const { viewer } = ctx;
  const barred = viewer.id === null || viewer.administrator ? [] : [...viewer.barred];
  return visibleGroups(ctx)
    .innerJoin("memberships", "memberships.groupId", "groups.id")
    .where("memberships.personId", "=", personId)
    .where("groups.archivedAt", "is", null)
    .$if(viewer.id === null, (query) => query.where("memberships.role", "<>", "member"))
    .$if(barred.length > 0, (query) => query.where("groups.id", "not in", barred))
    .select(["groups.id", "groups.slug", "groups.name", "memberships.role"])
    .orderBy("groups.name")
    .orderBy("groups.id")
    .execute();
}
