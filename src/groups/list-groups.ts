import { sql } from "kysely";
import type { Ctx, GroupId, GroupRole } from "../viewer/index.ts";
import { latestTalk, latestTalkOf } from "./latest-talk.ts";
import type { GroupJoining, GroupVisibility } from "./tables.ts";
import { visibleGroups } from "./visible-groups.ts";

export const groupsPerPage = 30;
const insideMax = 400;
const levelsMax = 8;
/** For so long an order by latest talk is good enough. */
const orderKeptMs = 60_000;

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
  readonly latestAt?: Date;
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
  const found = await findPage(ctx, filter);
  const rows = [...found.top, ...found.inside];
  const latest = await latestTalkOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const { viewer } = ctx;
  const byParent = Map.groupBy(found.inside, ({ parentId }) => parentId);
  const node = (row: GroupRow): GroupNode => ({
    ...row,
    latestAt: latest.get(row.id),
    role: viewer.id === null ? undefined : viewer.roles.get(row.id),
    inside: (byParent.get(row.id) ?? []).map(node),
  });
  const { nested, page, pages } = found;
  return { groups: found.top.map(node), nested, page, pages };
}

interface Page extends Omit<Directory, "groups"> {
  readonly top: readonly GroupRow[];
  /** All that stand in those, on whatever level. */
  readonly inside: readonly GroupRow[];
}

/** Remembered until a group or a membership changes; searches are not, because everybody looks for something else. */
function findPage(ctx: Ctx, filter: DirectoryFilter): Promise<Page> {
  if (filter.words || filter.region || filter.tag) return readPage(ctx, filter);
  const period = filter.sort === "latest" ? Math.floor(ctx.now().getTime() / orderKeptMs) : "";
  return remembered(ctx, `groups:${JSON.stringify(filter)}:${period}`, () => readPage(ctx, filter));
}

/** Remembers what this viewer may know of groups. */
function remembered<T>(ctx: Ctx, key: string, make: () => Promise<T>): Promise<T> {
  const { viewer } = ctx;
  const eyes = viewer.id === null ? "" : `${viewer.id}${viewer.administrator ? " administrator" : ""}`;
  return ctx.cache.remember(
    `${key}:${eyes}`,
    ["table:groups", "table:memberships", "table:group_bars"],
    make,
  );
}

async function readPage(ctx: Ctx, filter: DirectoryFilter): Promise<Page> {
  const nested = isNested(filter);
  const chosen = nested ? topGroups(ctx) : matching(ctx, filter);
  const { count } = await chosen
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / groupsPerPage));
  const page = Math.min(filter.page, pages);
  const top = await listed(ctx, chosen.select("groups.id"))
    .$if(filter.sort === "latest", (query) => query.orderBy(sql`${latestTalk(ctx)} desc nulls last`))
    .orderBy(sql`fold(listed.name)`)
    .orderBy("listed.id")
    .limit(groupsPerPage)
    .offset((page - 1) * groupsPerPage)
    .execute();
  return { nested, page, pages, top, inside: nested ? await readInside(ctx, top) : [] };
}

/** Whether the directory shows the order of groups among each other: as long as nothing is looked for. */
export function isNested({ show, words, region, tag, sort }: DirectoryFilter): boolean {
  return show === "all" && !words && !region && !tag && sort === "name";
}

/** Regions of groups that the viewer may know of, for the filter. */
export function listRegions(ctx: Ctx): Promise<string[]> {
  return remembered(ctx, "group-regions", async () => {
    const rows = await visibleGroups(ctx)
      .where("groups.region", "<>", "")
      .where("groups.archivedAt", "is", null)
      .select(({ fn }) => fn.min<string>("groups.region").as("region"))
      .groupBy(sql`fold(groups.region)`)
      .orderBy(sql`fold(min(groups.region))`)
      .limit(200)
      .execute();
    return rows.map(({ region }) => region);
  });
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
    ]);
}

/** The groups inside these, level by level. */
async function readInside(ctx: Ctx, top: readonly GroupRow[]): Promise<GroupRow[]> {
  const inside: GroupRow[] = [];
  let level = top.map(({ id }) => id);
  for (let depth = 1; level.length > 0 && depth < levelsMax && inside.length < insideMax; depth++) {
    const children = visibleGroups(ctx)
      .where("groups.parentId", "in", level)
      .where("groups.archivedAt", "is", null)
      .select("groups.id");
    const rows = await listed(ctx, children)
      .orderBy(sql`fold(listed.name)`)
      .limit(insideMax - inside.length)
      .execute();
    inside.push(...rows);
    level = rows.map(({ id }) => id);
  }
  return inside;
}
