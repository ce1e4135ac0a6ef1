import type { Group } from "../groups/index.ts";
import type { PersonCtx } from "../viewer/index.ts";

/** What a new post begins with. */
export interface StartingText {
  readonly kind: string;
  readonly title: string;
  readonly markdown: string;
}

/** Where texts to begin with come from: content tells (see src/discussions/). */
export interface StartingTexts {
  /** The text of that key, as it is offered in this group; null for none. */
  readonly find: (ctx: PersonCtx, group: Group, key: string) => Promise<StartingText | null>;
  /** The page with all ways to begin in a group. */
  readonly path: (slug: string) => string;
}

let source: StartingTexts | undefined;

/** Tells where texts to begin with come from, once. */
export function defineStartingTexts(texts: StartingTexts): void {
  source = texts;
}

/** The text that an address asks for by ?template=…; null for none. */
export async function findStartingText(
  ctx: PersonCtx,
  group: Group,
  key: unknown,
): Promise<StartingText | null> {
  return typeof key === "string" && source ? source.find(ctx, group, key) : null;
}

/** The page with all ways to begin in a group, if there is one. */
export function waysToBeginPath(slug: string): string | null {
  return source ? source.path(slug) : null;
}
