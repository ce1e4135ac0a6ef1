import type { Ctx } from "../viewer/index.ts";
import type { FoundGroup, Group } from "./find-group.ts";
import { visibleGroups } from "./visible-groups.ts";

const insideMax = 50;

/** The group that this one is part of, if the viewer may know of that. */
export async function findParent(ctx: Ctx, group: Pick<Group, "parentId">) {
  if (group.parentId === null) return undefined;
  return visibleGroups(ctx)
    .where("groups.id", "=", group.parentId)
    .select(["groups.slug", "groups.name"])
    .executeTakeFirst();
}

/** The groups directly inside this one that the viewer may know of; archived ones are left out. */
export async function findInside(ctx: Ctx, group: Pick<FoundGroup, "id" | "hasInside">) {
  if (!group.hasInside) return [];
  return visibleGroups(ctx)
    .where("groups.parentId", "=", group.id)
    .where("groups.archivedAt", "is", null)
    .select(["groups.slug", "groups.name", "groups.memberCount"])
    .orderBy("groups.name")
    .limit(insideMax)
    .execute();
}

/** Why the viewer is barred from the group, which may be an empty text; undefined where they are not. */
export async function findMyBar(ctx: Ctx, group: Pick<Group, "id">): Promise<string | undefined> {
  const { viewer } = ctx;
  if (viewer.id === null || !viewer.barred.has(group.id)) return undefined;
  const bar = await ctx.db
    .selectFrom("groupBars")
    .where("groupId", "=", group.id)
    .where("personId", "=", viewer.id)
    .select("reason")
    .executeTakeFirst();
  return bar?.reason;
}
