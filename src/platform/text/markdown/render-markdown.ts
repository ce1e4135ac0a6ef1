import { randomBytes } from "node:crypto";
import type { StateCore } from "markdown-it";
import { markdownGrammar } from "../../grammar/index.ts";
import type { Video } from "../videos.ts";
import { attachmentIdOf, type Found, foundIn, type RenderOptions, type TrustedHtml } from "./found.ts";
import { collectLinks, loneLinks } from "./lone-links.ts";
import { mentions } from "./mentions.ts";
import { pictures } from "./pictures.ts";
import { sanitise } from "./sanitise.ts";

/** A rendered text and what it speaks of. Every list is in the order of the text and names each thing once. */
export interface RenderedMarkdown {
  readonly html: string;
  /** Handles, folded. */
  readonly mentions: readonly string[];
  /** All addresses outside (http and https). */
  readonly links: readonly string[];
  /** Those of them that stand alone in a paragraph and get a preview card. */
  readonly previews: readonly string[];
  /** Videos that stand alone in a paragraph. */
  readonly videos: readonly Video[];
  /** Attached pictures and files. */
  readonly attachmentIds: readonly string[];
}

const md = markdownGrammar();

md.use(mentions);
md.core.ruler.push("headings", shiftHeadings);
md.core.ruler.push("cells", alignByClass);
md.core.ruler.push("links", collectLinks);
md.core.ruler.push("attached_files", linkAttachments);
md.use(pictures);
md.use(loneLinks);

/**
 * Renders Markdown to safe HTML. Authors' HTML is shown as text. Headings are h2 to h4, because the title of a page is its
 * h1; the highest in a text is h2, whichever the author began with. A single line break stays a line break. Render once without options to learn what to look up, then with them.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): RenderedMarkdown {
  // The key cannot be guessed, so no author can write a slot or fill one.
  const key = randomBytes(16).toString("hex");
  const trusted: TrustedHtml[] = [];
  const found: Found = {
    options,
    mentions: new Set(),
    links: new Set(),
    previews: new Set(),
    videos: new Map(),
    attachmentIds: new Set(),
    slot: (html) => `{${key}-${trusted.push(html) - 1}}`,
  };
  const clean = sanitise(md.render(markdown.toWellFormed(), { found }));
  return {
    html:
      trusted.length === 0
        ? clean
        : clean.replace(new RegExp(`\\{${key}-(\\d+)\\}`, "g"), (_, at) => trusted[Number(at)]?.html ?? ""),
    mentions: [...found.mentions],
    links: [...found.links],
    previews: [...found.previews],
    videos: [...found.videos.values()],
    attachmentIds: [...found.attachmentIds],
  };
}

function shiftHeadings(state: StateCore): void {
  const headings = state.tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
  const levels = headings.map((token) => Number(token.tag.slice(1)));
  const highest = Math.min(...levels);
  for (const [at, token] of headings.entries())
    token.tag = `h${Math.min((levels[at] ?? highest) - highest + 2, 4)}`;
}

/** Inline styles are forbidden by the content security policy: alignment of table cells is a class. */
function alignByClass(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const side = /text-align:(center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
    token.attrs = side === undefined ? null : [["class", `align-${side}`]];
  }
}

/** `[Minutes](attachment:<uuid>)` leads to the file. */
function linkAttachments(state: StateCore): void {
  for (const block of state.tokens)
    for (const token of block.children ?? []) {
      const id = token.type === "link_open" ? attachmentIdOf(String(token.attrGet("href") ?? "")) : null;
      if (id === null) continue;
      foundIn(state.env).attachmentIds.add(id);
      if (/^attachment:/i.test(String(token.attrGet("href")))) token.attrSet("href", `/files/${id}`);
      token.attrSet("class", "attachment");
    }
}
