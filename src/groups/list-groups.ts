import { sql } from "kysely";
import type { Ctx, GroupId, GroupRole } from "../viewer/index.ts";
import { latestTalk } from "./latest-talk.ts";
import type { GroupJoining, GroupVisibility } from "./tables.ts";
import { visibleGroups } from "./visible-groups.ts";

export const groupsPerPage = 30;
const insideMax = 400;
const levelsMax = 8;

/** Which groups a directory shows, as its address has it. */
export interface DirectoryFilter {
  readonly show: "all" | "mine" | "archived";
  readonly words: string;
  readonly region: string;
  readonly tag: string;
  readonly sort: "name" | "latest";
  readonly page: number;
}

/** A group as the directory lists it. */
export interface GroupRow {
  readonly id: GroupId;
  readonly slug: string;
  readonly name: string;
  readonly purposeHtml: string;
  readonly region: string;
  readonly tags: readonly string[];
  readonly visibility: GroupVisibility;
  readonly joining: GroupJoining;
  readonly memberCount: number;
  readonly pictureId: string | null;
  readonly archivedAt: Date | null;
  readonly parentId: GroupId | null;
  /** Name of the group that it is part of, where the viewer may know of that. */
  readonly parentName: string | null;
  /** The newest talk that the viewer may see. */
  readonly latestAt: Date | null;
  /** What the viewer is in it. */
  readonly role?: GroupRole;
}

/** A group with the groups inside it. */
export interface GroupNode extends GroupRow {
  readonly inside: readonly GroupNode[];
}

export interface Directory {
  readonly groups: readonly GroupNode[];
  /** True where groups stand under their parents; a search or filter gives a plain list. */
  readonly nested: boolean;
  readonly page: number;
  readonly pages: number;
}

/** A page of the groups that the viewer may know of: nested under their parents, or (searched, filtered, sorted) plain. */
export async function listGroups(ctx: Ctx, filter: DirectoryFilter): Promise<Directory> {
  const nested = isNested(filter);
  const chosen = nested ? topGroups(ctx) : matching(ctx, filter);
  const { count } = await chosen
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / groupsPerPage));
  const page = Math.min(filter.page, pages);
  const rows = await listed(ctx, chosen.select("groups.id"))
    .$if(filter.sort === "latest", (query) => query.orderBy(sql`"latest_at" desc nulls last`))
    .orderBy(sql`fold(listed.name)`)
    .orderBy("listed.id")
    .limit(groupsPerPage)
    .offset((page - 1) * groupsPerPage)
    .execute();
  const groups = nested ? await withInside(ctx, withRoles(ctx, rows)) : withRoles(ctx, rows).map(alone);
  return { groups, nested, page, pages };
}

/** Whether the directory shows the order of groups among each other: as long as nothing is looked for. */
export function isNested({ show, words, region, tag, sort }: DirectoryFilter): boolean {
  return show === "all" && !words && !region && !tag && sort === "name";
}

/** Regions of groups that the viewer may know of, for the filter. */
export async function listRegions(ctx: Ctx): Promise<string[]> {
  const rows = await visibleGroups(ctx)
    .where("groups.region", "<>", "")
    .where("groups.archivedAt", "is", null)
    .select(({ fn }) => fn.min<string>("groups.region").as("region"))
    .groupBy(sql`fold(groups.region)`)
    .orderBy(sql`fold(min(groups.region))`)
    .limit(200)
    .execute();
  return rows.map(({ region }) => region);
}

/** Groups that stand in no other, or in one that the viewer cannot see here. */
function topGroups(ctx: Ctx) {
  const parents = visibleGroups(ctx).where("groups.archivedAt", "is", null).select("groups.id");
  return visibleGroups(ctx)
    .where("groups.archivedAt", "is", null)
    .where((eb) => eb.or([eb("groups.parentId", "is", null), eb("groups.parentId", "not in", parents)]));
}

function matching(ctx: Ctx, { show, words, region, tag }: DirectoryFilter) {
  const own = ctx.viewer.id === null ? [] : [...ctx.viewer.roles.keys()];
  return visibleGroups(ctx)
    .$if(show === "mine", (query) =>
      own.length > 0 ? query.where("groups.id", "in", own) : query.where(sql<boolean>`false`),
    )
    .$if(show !== "mine", (query) =>
      query.where("groups.archivedAt", show === "archived" ? "is not" : "is", null),
    )
    .$if(region !== "", (query) => query.where(sql<boolean>`fold(groups.region) = fold(${region})`))
    .$if(tag !== "", (query) => query.where(sql<boolean>`groups.tags @> array[${tag}]::text[]`))
    .$if(words !== "", (query) =>
      query.where(
        sql<boolean>`(groups.document @@ websearch_to_tsquery('english', fold(${words}))
          or position(fold(${words}) in fold(groups.name)) > 0)`,
      ),
    );
}

function listed(ctx: Ctx, chosen: ReturnType<ReturnType<typeof topGroups>["select"]>) {
  const known = visibleGroups(ctx).select("groups.id");
  return ctx.db
    .selectFrom("groups as listed")
    .leftJoin("groups as parent", (join) =>
      join.onRef("parent.id", "=", "listed.parentId").on("parent.id", "in", known),
    )
    .where("listed.id", "in", chosen as never)
    .select([
      "listed.id",
      "listed.slug",
      "listed.name",
      "listed.purposeHtml",
      "listed.region",
      "listed.tags",
      "listed.visibility",
      "listed.joining",
      "listed.memberCount",
      "listed.pictureId",
      "listed.archivedAt",
      "listed.parentId",
      "parent.name as parentName",
    ])
    .select(latestTalk(ctx).as("latestAt"));
}

type Row = Omit<GroupRow, "role">;

function withRoles(ctx: Ctx, rows: readonly Row[]): GroupRow[] {
  const { viewer } = ctx;
  return rows.map((row) => (viewer.id === null ? row : { ...row, role: viewer.roles.get(row.id) }));
}

const alone = (row: GroupRow): GroupNode => ({ ...row, inside: [] });

/** Hangs the groups inside under theirs, level by level. */
async function withInside(ctx: Ctx, top: readonly GroupRow[]): Promise<GroupNode[]> {
  const byParent = new Map<GroupId, GroupRow[]>();
  let level = top.map(({ id }) => id);
  let found = 0;
  for (let depth = 1; level.length > 0 && depth < levelsMax && found < insideMax; depth++) {
    const children = visibleGroups(ctx)
      .where("groups.parentId", "in", level)
      .where("groups.archivedAt", "is", null)
      .select("groups.id");
    const rows = withRoles(
      ctx,
      await listed(ctx, children)
        .orderBy(sql`fold(listed.name)`)
        .limit(insideMax - found)
        .execute(),
    );
    for (const row of rows)
      byParent.set(row.parentId as GroupId, [...(byParent.get(row.parentId as GroupId) ?? []), row]);
    level = rows.map(({ id }) => id);
    found += rows.length;
  }
  const node = (row: GroupRow): GroupNode => ({ ...row, inside: (byParent.get(row.id) ?? []).map(node) });
  return top.map(node);
}
