import { renderMarkdown } from "./markdown/render-markdown.ts";
import { plainText } from "./plain-text.ts";

/** What says little about a text when it stands at its start: pictures with their credit, videos, folded mail, tables, code. */
const aside = new Set(["figure", "weft-video", "details", "table", "pre"]);
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The start of a text as one plain line of at most `maxLength` UTF-16 units, with "…" where it was cut; between words where
 * possible, never inside a character. Takes rendered HTML (a text that starts with a tag) or Markdown.
 */
export function excerpt(markdownOrHtml: string, maxLength = 200): string {
  // A multiple of what is needed: an excerpt must not cost a pass over a book.
  const start = markdownOrHtml.slice(0, 20_000 + maxLength * 20);
  const html = /^\s*<[a-z][a-z0-9-]*[\s>]/i.test(start) ? start : renderMarkdown(start).html;
  const text = plainText(html, aside) || plainText(html);
  return shorten(text.replace(/\s+/g, " "), maxLength);
}

/** Cuts a text to at most `maxLength` UTF-16 units, "…" included, between words where possible, never inside a character. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { index } of graphemes.segment(text.slice(0, maxLength + 40))) {
    if (index > maxLength - 1) break;
    end = index;
  }
  // One character longer than the whole room (letters buried under marks): cut between code points.
  if (end === 0) end = maxLength - 1 - (/[\ud800-\udbff]/.test(text[maxLength - 2] ?? "") ? 1 : 0);
  const space = text.lastIndexOf(" ", end);
  if (space > maxLength * 0.6) end = space;
  return `${text.slice(0, end).replace(/[\s,;:.–—-]+$/, "")}…`;
}
