import { sql } from "kysely";
import { Invalid } from "../platform/errors/index.ts";
import type { Ctx, GroupId, PersonCtx } from "../viewer/index.ts";
import { type Group, groupColumns } from "./find-group.ts";
import { isMoreOpen } from "./permissions.ts";
import type { GroupVisibility } from "./tables.ts";
import { visibleGroups } from "./visible-groups.ts";

/** Stands in the form for a parent that the editor may not know of: it stays. */
export const unseenParent = "=";

/**
 * Lets only one transaction at a time change addresses and the order of groups among each other: two that each look first
 * could otherwise take the same address, or put two groups into one another.
 */
export async function lockTree(tx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('group tree'))`.execute(tx.db);
}

/** True for an address that a group has, or had before. @param except that may take its own back. */
export async function isSlugTaken(tx: Ctx, slug: string, except?: GroupId): Promise<boolean> {
  const { rows } = await sql`
    select from groups where slug = ${slug} and id is distinct from ${except ?? null}::bigint
    union all
    select from group_slugs where slug = ${slug} and group_id is distinct from ${except ?? null}::bigint`.execute(
    tx.db,
  );
  return rows.length > 0;
}

/**
 * The group that another is to be part of: one that the editor belongs to, because its page will show the new one.
 * Administrators may take any.
 * @param slug as the form sent it: empty for none.
 * @param child the group that is put into it; undefined for one that is being made.
 * @throws Invalid ("parent": not theirs, archived, or a ring; "visibility": the child would be more open than its parent)
 */
export async function findNewParent(
  tx: PersonCtx,
  slug: string,
  visibility: GroupVisibility,
  child?: Pick<Group, "id" | "parentId">,
): Promise<GroupId | null> {
  if (slug === "") return null;
  const parent = await readParent(tx, slug, child);
  if (!parent) throw new Invalid({ parent: "group.parent.not-yours" });
  const stays = child?.parentId === parent.id;
  if (!stays) {
    const belongs = tx.viewer.administrator || tx.viewer.roles.has(parent.id);
    if (!belongs || parent.archivedAt) throw new Invalid({ parent: "group.parent.not-yours" });
    if (child && (await isInside(tx, parent.id, child.id)))
      throw new Invalid({ parent: "group.parent.ring" });
  }
  if (isMoreOpen(visibility, parent.visibility)) throw new Invalid({ visibility: "group.visibility.parent" });
  return parent.id;
}

async function readParent(tx: Ctx, slug: string, child?: Pick<Group, "parentId">) {
  const query =
    slug === unseenParent && child?.parentId
      ? tx.db.selectFrom("groups").where("groups.id", "=", child.parentId)
      : visibleGroups(tx).where("groups.slug", "=", slug);
  return query.select(groupColumns).executeTakeFirst();
}

/** True if the first group is the second or stands somewhere inside it. */
async function isInside(tx: Ctx, id: GroupId, outer: GroupId): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select id, parent_id from groups where id = ${id}
      union select groups.id, groups.parent_id from groups join above on groups.id = above.parent_id
    ) select from above where id = ${outer}`.execute(tx.db);
  return rows.length > 0;
}

/** Makes all groups inside this one no more open than it is now. @returns how many were changed. */
export async function narrowInside(
  tx: Ctx,
  group: { id: GroupId; visibility: GroupVisibility },
): Promise<number> {
  const wider = (["everyone", "people"] as const).filter((one) => isMoreOpen(one, group.visibility));
  if (wider.length === 0) return 0;
  const changed = await tx.db
    .withRecursive("inside", (cte) =>
      cte
        .selectFrom("groups")
        .where("parentId", "=", group.id)
        .select("id")
        .union((more) =>
          more.selectFrom("groups").innerJoin("inside", "inside.id", "groups.parentId").select("groups.id"),
        ),
    )
    .updateTable("groups")
    .set({ visibility: group.visibility, updatedAt: tx.now() })
    .where("id", "in", (eb) => eb.selectFrom("inside").select("inside.id"))
    .where("visibility", "in", wider)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}
