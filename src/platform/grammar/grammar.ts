import markdownIt, { type MarkdownIt } from "markdown-it";
import { foldedBlock } from "./folded-block.ts";

export type Grammar = MarkdownIt;

/**
 * A new reader of the house's Markdown: CommonMark with tables, struck words and folded blocks; no HTML; bare addresses are
 * links; a single line break stays one. The server renders by it and the writing surface reads by it, so that what is seen
 * while writing is what will be sent. It knows nothing of people or pictures, and runs in browsers as well.
 */
export function markdownGrammar(): Grammar {
  const md = markdownIt({ html: false, linkify: true, typographer: false, breaks: true });
  md.validateLink = mayBeLinked;
  md.linkify.set({ fuzzyLink: true });
  // Otherwise "readme.md" and "setup.py" would be links: without a scheme only the endings that people mean as addresses.
  md.linkify.tlds(
    "com org net edu gov info nz au uk us ca ie eu de fr nl ch at se no dk fi es it jp".split(" "),
  );
  md.use(foldedBlock);
  return md;
}

function mayBeLinked(url: string): boolean {
  const address = url.trim();
  // Let through here so that a picture pasted as data shows its words and not a page of letters; no link keeps it.
  if (/^(?:data:image\/|cid:)/i.test(address)) return true;
  if (/^[\\/]{2}/.test(address)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  return scheme === undefined
    ? !/^[^/?#]*:/.test(address)
    : /^(?:https?|mailto|tel|attachment)$/.test(scheme);
}
