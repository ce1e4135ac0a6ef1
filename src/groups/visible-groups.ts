import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../platform/database/index.ts";
import type { Ctx, GroupId, Viewer } from "../viewer/index.ts";
import type { GroupVisibility } from "./tables.ts";
import "./tables.ts";

/**
 * The one rule of which groups a viewer may know of, as a condition on `groups`:
 * those for everyone; for a person also those for people with an account (unless barred there); and their own.
 * An administrator sees all, because somebody must be able to help.
 */
export function isVisibleGroup(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, "groups">): Expression<SqlBool> => {
    if (viewer.id === null) return eb("groups.visibility", "=", "everyone");
    if (viewer.administrator) return sql<SqlBool>`true`;
    const own = [...viewer.roles.keys()];
    const barred = [...viewer.barred];
    return eb.or([
      eb("groups.visibility", "=", "everyone"),
      barred.length > 0
        ? eb.and([eb("groups.visibility", "=", "people"), eb("groups.id", "not in", barred)])
        : eb("groups.visibility", "=", "people"),
      ...(own.length > 0 ? [eb("groups.id", "in", own)] : []),
    ]);
  };
}

/** The start of every read of groups: those the viewer may know of, archived ones too. */
export function visibleGroups(ctx: Ctx) {
  return ctx.db.selectFrom("groups").where(isVisibleGroup(ctx.viewer));
}

/** The rule of `isVisibleGroup` for a group that is already in memory (a test holds the two against each other). */
export function mayKnowGroup(viewer: Viewer, group: { id: GroupId; visibility: GroupVisibility }): boolean {
  if (group.visibility === "everyone") return true;
  if (viewer.id === null) return false;
  if (viewer.administrator || viewer.roles.has(group.id)) return true;
  return group.visibility === "people" && !viewer.barred.has(group.id);
}
