import type { Ctx } from "../viewer/index.ts";
import { type Hit, type SearchSource, searchSources } from "./sources.ts";

export const hitsPerPage = 20;
const hitsPerSource = 5;
const wordsLengthMax = 200;

/** What one search found. */
export interface Found {
  readonly words: string;
  /** The source that was asked alone, or null for all of them. */
  readonly only: SearchSource | null;
  readonly parts: ReadonlyArray<{
    readonly source: SearchSource;
    readonly hits: readonly Hit[];
    readonly more: boolean;
  }>;
  readonly page: number;
}

/**
 * Searches all sources, or one of them page by page. Nothing that the viewer may not see is ever looked at: each source
 * begins from the rule of its room.
 * @param asked as the address has it: words (longer than 200 characters are cut), `in` (a source's key), page from 1.
 */
export async function search(ctx: Ctx, asked: { words: string; in?: string; page?: number }): Promise<Found> {
  const words = asked.words.replace(/\0/g, "").trim().slice(0, wordsLengthMax);
  const only = searchSources().find((source) => source.key === asked.in) ?? null;
  const page = Math.min(Math.max(1, Math.trunc(asked.page ?? 1) || 1), 50);
  if (words === "") return { words, only, parts: [], page: 1 };
  const limit = only ? hitsPerPage : hitsPerSource;
  const parts = await Promise.all(
    (only ? [only] : searchSources()).map(async (source) => {
      const hits = await source.search(ctx, words, limit + 1, (page - 1) * hitsPerPage);
      return { source, hits: hits.slice(0, limit), more: hits.length > limit };
    }),
  );
  return { words, only, parts, page };
}
