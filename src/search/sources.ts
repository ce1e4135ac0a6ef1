import type { Ctx } from "../viewer/index.ts";
import type { Manner } from "./words.ts";

/** One thing found. */
export interface Hit {
  /** Where a press on it leads. */
  readonly path: string;
  readonly title: string;
  /** Plain text around the words that were found. */
  readonly text: string;
  /** A line of plain facts: group, author. */
  readonly context: string;
  readonly at: Date | null;
  readonly rank: number;
  /** Whose face stands before it, where it is a person. */
  readonly person?: { readonly id: string; readonly name: string; readonly picture: string | null };
}

/** What can be searched: each room that has something to find offers one. */
export interface SearchSource {
  readonly key: "posts" | "replies" | "groups" | "people" | (string & {});
  /** Message key of its name, such as "Posts". */
  readonly nameKey: string;
  /**
   * Finds what this viewer may see, best first. It must be fast and never fail, whatever the words.
   * @param words as they were typed, on one line. `textQuery(words, manner)` makes a full-text query of them.
   * @param manner how closely to match; a source that knows only one way may leave it out.
   */
  search(ctx: Ctx, words: string, limit: number, offset: number, manner?: Manner): Promise<readonly Hit[]>;
}

const sources = new Map<string, SearchSource>();

/** Offers a source; the order is the order on the screen. @throws if the key is taken. */
export function defineSearchSource(source: SearchSource): void {
  if (sources.has(source.key)) throw new Error(`The search source "${source.key}" is defined twice.`);
  sources.set(source.key, source);
}

export function searchSources(): readonly SearchSource[] {
  return [...sources.values()];
}
