import type { Ctx } from "../viewer/index.ts";
import { type Group, groupColumns } from "./find-group.ts";
import { visibleGroups } from "./visible-groups.ts";

/** The groups that the viewer belongs to and may write in, by name: archived ones are left out. */
export async function groupsToPostIn(ctx: Ctx): Promise<Group[]> {
  const { viewer } = ctx;
  if (viewer.id === null || viewer.roles.size === 0) return [];
  return visibleGroups(ctx)
    .where("groups.id", "in", [...viewer.roles.keys()])
    .where("groups.archivedAt", "is", null)
    .select(groupColumns)
    .orderBy("groups.name")
    .execute();
}
