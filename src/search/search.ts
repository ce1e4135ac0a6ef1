import type { Ctx } from "../viewer/index.ts";
import { type Hit, type SearchSource, searchSources } from "./sources.ts";
import { cleanWords, type Manner, mannersFor, sayNothing } from "./words.ts";

export const hitsPerPage = 20;
const hitsPerSource = 5;
const pagesMax = 50;

/** What one source found. */
export interface FoundPart {
  readonly source: SearchSource;
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

/** What one search found. */
export interface Found {
  readonly words: string;
  /** The source that was asked alone, or null for all of them. */
  readonly only: SearchSource | null;
  /** Those that found something. */
  readonly parts: readonly FoundPart[];
  readonly page: number;
  /** How closely what was found matches. */
  readonly manner: Manner;
  /** Nothing was found because the words stand in nearly every text. */
  readonly tooCommon: boolean;
}

/** What is asked, as the address has it. */
export interface Asked {
  readonly words: string;
  /** Key of the one source to ask. */
  readonly in?: string;
  /** From 1. */
  readonly page?: number;
}

/**
 * Searches all sources, or one of them page by page. First for texts with all the words; only where there are none,
 * for words that are begun, then for texts with some of the words. Nothing that the viewer may not see is ever looked at: each
 * source begins from the rule of its room.
 */
export async function search(ctx: Ctx, asked: Asked): Promise<Found> {
  const words = cleanWords(asked.words);
  const only = searchSources().find((source) => source.key === asked.in) ?? null;
  const page = only ? Math.min(Math.max(1, Math.trunc(asked.page ?? 1) || 1), pagesMax) : 1;
  const found = { words, only, page, parts: [], manner: "all" as Manner, tooCommon: false };
  if (words === "") return found;
  const sources = only ? [only] : searchSources();
  const limit = only ? hitsPerPage : hitsPerSource;
  for (const manner of mannersFor(words)) {
    const parts = await askSources(ctx, sources, { words, manner, limit, page });
    if (parts.length > 0) return { ...found, parts, manner };
    // Behind the last page: what comes before it was found in this manner, so the next one is not tried.
    const first = page > 1 ? await askSources(ctx, sources, { words, manner, limit: 1, page: 1 }) : [];
    if (first.length > 0) return { ...found, manner };
  }
  return { ...found, tooCommon: await sayNothing(ctx, words) };
}

async function askSources(
  ctx: Ctx,
  sources: readonly SearchSource[],
  { words, manner, limit, page }: { words: string; manner: Manner; limit: number; page: number },
): Promise<FoundPart[]> {
  const parts = await Promise.all(
    sources.map(async (source) => {
      const hits = await source.search(ctx, words, limit + 1, (page - 1) * limit, manner);
      return { source, hits: hits.slice(0, limit), more: page < pagesMax && hits.length > limit };
    }),
  );
  return parts.filter((part) => part.hits.length > 0);
}
