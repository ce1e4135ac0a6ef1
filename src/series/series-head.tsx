import type { VNode } from "preact";
import { findKnownPosts, type Post } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { SeriesHead } from "./views/series-head.tsx";

/** Where a part stands in its series, as its page says it. */
export interface PartPlace {
  readonly seriesId: number;
  readonly seriesTitle: string;
  readonly number: number;
  readonly count: number;
  readonly hostName: string | null;
  readonly before: { readonly id: number; readonly title: string } | null;
  readonly after: { readonly id: number; readonly title: string } | null;
  /** When the next one starts that has not yet. */
  readonly nextAt: Date | null;
}

/** For posts that are parts of a series: its name, the part before and the part after, as far as the viewer may see them. */
export async function findSeriesHead(ctx: Ctx, post: Post): Promise<VNode | null> {
  if (post.kind !== "series") return null;
  const found = await ctx.cache.remember(
    `series-part:${post.id}`,
    ["table:series", "table:series_parts", "table:people"],
    () => readPlace(ctx, post.id),
  );
  if (!found.place) return null;
  const { beforeId, afterId, place } = found;
  const near = await findKnownPosts(
    ctx,
    [beforeId, afterId].filter((id) => id !== null),
  );
  const shown = (id: number | null) => {
    const known = id === null ? undefined : near.get(id);
    return known && !known.deletedAt ? { id: known.id, title: known.title } : null;
  };
  return <SeriesHead place={{ ...place, before: shown(beforeId), after: shown(afterId) }} />;
}

async function readPlace(ctx: Ctx, postId: number) {
  const parts = await ctx.db
    .selectFrom("seriesParts as here")
    .innerJoin("series", "series.id", "here.seriesId")
    .innerJoin("seriesParts", "seriesParts.seriesId", "here.seriesId")
    .leftJoin("people", "people.id", "seriesParts.hostId")
    .where("here.postId", "=", postId)
    .orderBy("seriesParts.number")
    .select(["series.id as seriesId", "series.title as seriesTitle", "series.endedAt"])
    .select(["seriesParts.number", "seriesParts.postId", "seriesParts.dueAt", "seriesParts.startedAt"])
    .select(["seriesParts.skippedAt", "people.name as hostName"])
    .execute();
  const at = parts.findIndex((part) => part.postId === postId);
  const here = parts[at];
  if (!here) return { place: null, beforeId: null, afterId: null };
  const before = parts.slice(0, at).findLast((part) => part.postId !== null);
  const after = parts.slice(at + 1).find((part) => part.postId !== null);
  const next = parts.find((part) => part.startedAt === null && part.skippedAt === null);
  return {
    place: {
      seriesId: here.seriesId,
      seriesTitle: here.seriesTitle,
      number: here.number,
      count: parts.length,
      hostName: here.hostName,
      nextAt: here.endedAt ? null : (next?.dueAt ?? null),
    },
    beforeId: before?.postId ?? null,
    afterId: after?.postId ?? null,
  };
}
