import type { Ctx } from "../viewer/index.ts";
import type { Group } from "./find-group.ts";
import { unseenParent } from "./group-tree.ts";
import { visibleGroups } from "./visible-groups.ts";

const offeredMax = 300;

/** The groups that one may be put into: those the viewer belongs to (all, for an administrator), and where it is now. */
export async function findParents(
  ctx: Ctx,
  group?: Pick<Group, "id" | "parentId">,
): Promise<{ parents: { slug: string; name: string }[]; parent: string }> {
  const { viewer } = ctx;
  if (viewer.id === null) return { parents: [], parent: "" };
  const own = [...viewer.roles.keys()];
  const now = group?.parentId ?? null;
  const rows = await visibleGroups(ctx)
    .where((eb) =>
      eb.or([
        ...(now === null ? [] : [eb("groups.id", "=", now)]),
        eb.and([
          eb("groups.archivedAt", "is", null),
          viewer.administrator ? eb.lit(true) : own.length > 0 ? eb("groups.id", "in", own) : eb.lit(false),
        ]),
      ]),
    )
    .where("groups.id", "<>", group?.id ?? 0)
    .select(["groups.id", "groups.slug", "groups.name"])
    .orderBy("groups.name")
    .limit(offeredMax)
    .execute();
  const parent = now === null ? "" : (rows.find(({ id }) => id === now)?.slug ?? unseenParent);
  return { parents: rows.map(({ slug, name }) => ({ slug, name })), parent };
}
