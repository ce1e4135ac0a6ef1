import { shorten } from "./excerpt.ts";
import { fold } from "./fold.ts";

/** A run of text that is or is not one of the words looked for. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Words that stand in every text: marking them says nothing. */
const common = new Set(
  "a an and are as at be by for from in is it of on or that the this to was with".split(" "),
);
const maxQueryWords = 20;

/**
 * Marks the words of a plain text that a search meant: those that start, macron-blind, with a word of the query or its stem.
 * The texts of the segments together are the text. Words excluded with "-" are not marked.
 */
export function highlight(text: string, query: string): Segment[] {
  const wanted = queryStems(query);
  const segments: Segment[] = [];
  let from = 0;
  for (const match of wanted.length === 0 ? [] : text.matchAll(word)) {
    if (!isWanted(match[0], wanted)) continue;
    if (match.index > from) segments.push({ text: text.slice(from, match.index), marked: false });
    segments.push({ text: match[0], marked: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ text: text.slice(from), marked: false });
  return segments;
}

/**
 * About `maxLength` characters of a plain text around the first words that a search meant, marked, with "…" where it was
 * cut; the start of the text when nothing matches.
 */
export function snippet(text: string, query: string, maxLength = 200): Segment[] {
  const flat = text.replace(/\s+/g, " ").trim();
  const wanted = queryStems(query);
  const first = wanted.length === 0 ? 0 : firstHit(flat, wanted);
  let from = Math.max(0, Math.min(first - Math.floor(maxLength / 4), flat.length - maxLength));
  if (from > 0) {
    const space = flat.indexOf(" ", from);
    // Words without spaces between them, as in Japanese, are cut where it comes; only never inside a pair.
    if (space >= 0 && space < first) from = space + 1;
    else if (/[\udc00-\udfff]/.test(flat[from] ?? "")) from++;
  }
  const shown = `${from > 0 ? "…" : ""}${shorten(flat.slice(from), maxLength)}`;
  return highlight(shown, query);
}

function firstHit(text: string, wanted: readonly string[]): number {
  for (const match of text.matchAll(word)) if (isWanted(match[0], wanted)) return match.index;
  return 0;
}

function isWanted(found: string, wanted: readonly string[]): boolean {
  const folded = fold(found);
  // A word of one or two letters would be the start of far too many.
  return wanted.some((stem) => (stem.length < 3 ? folded === stem : folded.startsWith(stem)));
}

function queryStems(query: string): string[] {
  const words = fold(query.slice(0, 500).replace(/(?<![^\s(])-\S+/g, " ")).match(word) ?? [];
  const telling = words.filter((each) => !common.has(each));
  return [...new Set((telling.length > 0 ? telling : words).slice(0, maxQueryWords).map(stem))];
}

/** The start that the usual English forms of a word share: "meetings" and "meet", "stories" and "story". */
function stem(wordOfQuery: string): string {
  for (const ending of ["ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "y", "e"]) {
    if (!wordOfQuery.endsWith(ending) || wordOfQuery.endsWith("ss")) continue;
    const rest = wordOfQuery.slice(0, -ending.length);
    if (rest.length < 4 && ending !== "s") continue;
    if (rest.length < 3) continue;
    // "planning" means "plan" too.
    return /([bdgmnprt])\1$/.test(rest) && /^(?:ings?|ed)$/.test(ending) ? rest.slice(0, -1) : rest;
  }
  return wordOfQuery;
}
