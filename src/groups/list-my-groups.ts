import type { Ctx } from "../viewer/index.ts";
import type { Group } from "./find-group.ts";
import "./tables.ts";

/** A group as the rail names it. */
export type MyGroup = Pick<Group, "id" | "slug" | "name">;

/** The groups that the viewer belongs to, by name; archived ones are left out. Remembered until a group or a membership changes. */
export function listMyGroups(ctx: Ctx): Promise<readonly MyGroup[]> {
  const { viewer } = ctx;
  if (viewer.id === null || viewer.roles.size === 0) return Promise.resolve([]);
  return ctx.cache.remember(`my-groups:${viewer.id}`, ["table:groups", "table:memberships"], () =>
    ctx.db
      .selectFrom("groups")
      .innerJoin("memberships", "memberships.groupId", "groups.id")
      .where("memberships.personId", "=", viewer.id)
      .where("groups.archivedAt", "is", null)
      .select(["groups.id", "groups.slug", "groups.name"])
      .orderBy("groups.name")
      .execute(),
  );
}
