import { type FoundGroup, findVisibleGroup } from "../groups/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { mayKnowPost } from "../posts/index.ts";
import type { Ctx, PersonId, Viewer } from "../viewer/index.ts";
import type { Rhythm } from "./due-dates.ts";
import type { Unit } from "./tables.ts";

/** A part of a series as its page shows it. */
export interface Part {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly markdown: string;
  readonly hostId: PersonId | null;
  readonly hostName: string | null;
  readonly hostHandle: string | null;
  readonly dueAt: Date;
  readonly skippedAt: Date | null;
  readonly startedAt: Date | null;
  readonly postId: number | null;
  readonly swapWith: number | null;
  readonly stuck: string | null;
}

export interface Series extends Rhythm {
  readonly id: number;
  readonly title: string;
  readonly about: string;
  readonly begunBy: PersonId | null;
  readonly endedAt: Date | null;
  readonly group: FoundGroup;
  readonly parts: readonly Part[];
}

/** A series stands where the posts of its group stand: who may not know of those may not know of it. */
function maySeeTalk(
  viewer: Viewer,
  group: Pick<FoundGroup, "id" | "visibility" | "postsFor" | "archivedAt">,
): boolean {
  const sight = {
    authorId: "",
    audience: "everyone" as const,
    publishedAt: new Date(0),
    deletedAt: null,
    group,
  };
  return mayKnowPost(viewer, sight);
}

/**
 * A series with its parts, if the viewer may know of the talk in its group.
 * @throws NotFound
 */
export async function findSeries(ctx: Ctx, id: number): Promise<Series> {
  const row = Number.isSafeInteger(id)
    ? await ctx.db
        .selectFrom("series")
        .innerJoin("groups", "groups.id", "series.groupId")
        .where("series.id", "=", id)
        .selectAll("series")
        .select("groups.slug")
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  const group = await findVisibleGroup(ctx, row.slug);
  if (!maySeeTalk(ctx.viewer, group)) throw new NotFound();
  const { slug: _slug, ...series } = row;
  return { ...series, group, parts: await readParts(ctx, id) };
}

function readParts(ctx: Ctx, seriesId: number): Promise<Part[]> {
  return ctx.db
    .selectFrom("seriesParts")
    .leftJoin("people", "people.id", "seriesParts.hostId")
    .where("seriesId", "=", seriesId)
    .orderBy("number")
    .select([
      "seriesParts.id",
      "seriesParts.number",
      "seriesParts.title",
      "seriesParts.markdown",
      "seriesParts.hostId",
      "people.name as hostName",
      "people.handle as hostHandle",
      "seriesParts.dueAt",
      "seriesParts.skippedAt",
      "seriesParts.startedAt",
      "seriesParts.postId",
      "seriesParts.swapWith",
      "seriesParts.stuck",
    ])
    .execute();
}

/** A part of a series by its number. @throws NotFound */
export function partOf(series: Series, number: number): Part {
  const part = series.parts.find((one) => one.number === number);
  if (!part) throw new NotFound();
  return part;
}

/** A series as the list of a group shows it. */
export interface SeriesRow {
  readonly id: number;
  readonly title: string;
  readonly everyCount: number;
  readonly everyUnit: Unit;
  readonly count: number;
  readonly started: number;
  readonly nextAt: Date | null;
  readonly endedAt: Date | null;
}

/** The series of a group, those that go on longest first; none where its talk is hidden from the viewer. @throws NotFound */
export async function listSeries(
  ctx: Ctx,
  slug: string,
): Promise<{ group: FoundGroup; series: SeriesRow[] }> {
  const group = await findVisibleGroup(ctx, slug);
  if (!maySeeTalk(ctx.viewer, group)) return { group, series: [] };
  const series = await ctx.db
    .selectFrom("series")
    .innerJoin("seriesParts", "seriesParts.seriesId", "series.id")
    .where("series.groupId", "=", group.id)
    .groupBy("series.id")
    .select(["series.id", "series.title", "series.everyCount", "series.everyUnit", "series.endedAt"])
    .select(({ fn }) => [
      fn.countAll<number>().as("count"),
      fn.count<number>("seriesParts.startedAt").as("started"),
      fn
        .min("seriesParts.dueAt")
        .filterWhere("seriesParts.startedAt", "is", null)
        .filterWhere("seriesParts.skippedAt", "is", null)
        .as("nextAt"),
    ])
    .orderBy(({ fn }) => fn.max("seriesParts.dueAt"), "desc")
    .limit(100)
    .execute();
  return { group, series };
}
