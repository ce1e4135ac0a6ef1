import sanitizeHtml from "sanitize-html";
import TurndownService from "turndown";
import { htmlTokens, voidElements } from "./html-tokens.ts";
import { plainText } from "./plain-text.ts";
import { tables } from "./turndown-tables.ts";

/** How to take HTML in. */
export interface HtmlToMarkdownOptions {
  /** The address a picture gets, by its `src` (`cid:…` in a mail); null drops it. By default only http and https stay. */
  readonly picture?: (src: string) => string | null;
}

/** Longest input in UTF-16 units. What is behind it is cut off: no person wrote it. */
const maxLength = 400_000;
/** Deeper or richer than this is no mail that a person wrote, and would cost the converter seconds: it is taken as text. */
const maxDepth = 200;
const maxElements = 12_000;
const maxKeptDepth = 60;

const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height|opacity)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)/i;
/** Elements whose end tag may be left out, so that a count of open ones says nothing about depth. */
const openEnded = new Set(
  "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt html head body".split(" "),
);

/**
 * Markdown for HTML that comes from outside, such as a mail. Scripts, styles, hidden elements and tracking pixels are
 * dropped; tables that lay out a page become paragraphs. Hostile or monstrous input is taken as plain text. Never throws.
 */
export function htmlToMarkdown(html: string, options: HtmlToMarkdownOptions = {}): string {
  const input = cut(html.toWellFormed());
  if (isMonstrous(input)) return escapedText(input);
  try {
    return tidy(converter().turndown(clean(input, options)));
  } catch {
    // The converter recurses and is made for documents; whatever makes it stumble is still readable as text.
    return escapedText(input);
  }
}

/** Pictures inside the text are not taken in, so they must not use up its room. */
function cut(html: string): string {
  const text = html
    .slice(0, maxLength * 50)
    .replace(/data:[\w.+-]+\/[\w.+-]+;base64,[\w+/=%\s-]*/gi, "data:,");
  if (text.length <= maxLength) return text;
  const start = text.slice(0, maxLength);
  const lastTag = start.lastIndexOf("<");
  // A tag that the cut tore would show as text.
  return lastTag > maxLength - 2000 && !start.includes(">", lastTag) ? start.slice(0, lastTag) : start;
}

function isMonstrous(html: string): boolean {
  let depth = 0;
  let elements = 0;
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") continue;
    if (token.kind === "open" && ++elements > maxElements) return true;
    if (openEnded.has(token.name) || voidElements.has(token.name)) continue;
    depth = Math.max(0, depth + (token.kind === "open" ? 1 : -1));
    if (depth > maxDepth) return true;
  }
  return false;
}

/** Balanced HTML of few elements: the converter's parser cannot be led into rebuilding crossed ones over and over. */
function clean(html: string, options: HtmlToMarkdownOptions): string {
  return sanitizeHtml(html, {
    allowedTags:
      "p div br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em i strong b del s strike a img table thead tbody tfoot tr th td".split(
        " ",
      ),
    allowedAttributes: { a: ["href"], img: ["src", "alt"], ol: ["start"] },
    // Only after `picture` had its say: it may give any address of ours.
    allowedSchemes: ["http", "https", "mailto", "tel", "attachment"],
    allowedSchemesAppliedToAttributes: ["href", "src"],
    allowProtocolRelative: false,
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "xmp",
      "title",
      "head",
      "noscript",
      "template",
      "object",
      "svg",
      "math",
    ],
    nestingLimit: maxKeptDepth,
    enforceHtmlBoundary: false,
    parseStyleAttributes: false,
    transformTags: {
      "*": (tagName, attribs) => {
        const tag = isHidden(attribs) ? "template" : tagName;
        return tag === "img" ? picture(attribs, options) : { tagName: tag, attribs };
      },
    },
  });
}

function isHidden(attribs: sanitizeHtml.Attributes): boolean {
  return attribs.hidden !== undefined || hiddenStyle.test((attribs.style ?? "").slice(0, 2000));
}

function picture(attribs: sanitizeHtml.Attributes, options: HtmlToMarkdownOptions): sanitizeHtml.Tag {
  const { src = "", alt = "", width, height } = attribs;
  const isPixel = [width, height].some((side) => side !== undefined && Number.parseFloat(side) <= 2);
  const address = isPixel
    ? null
    : options.picture
      ? options.picture(src)
      : /^https?:/i.test(src)
        ? src
        : null;
  return address === null
    ? { tagName: "template", attribs: {} }
    : { tagName: "img", attribs: { src: address, alt: alt || "…" } };
}

let made: TurndownService | undefined;

function converter(): TurndownService {
  if (made !== undefined) return made;
  made = new TurndownService({
    headingStyle: "atx",
    codeBlockStyle: "fenced",
    bulletListMarker: "-",
    emDelimiter: "*",
    hr: "---",
  });
  made.addRule("strikethrough", {
    filter: ["del", "s", "strike" as "s"],
    replacement: (content) =>
      content.trim() === "" ? content : content.replace(/^(\s*)([\s\S]*\S)(\s*)$/, "$1~~$2~~$3"),
  });
  // An address that is its own text stays one: shorter to read, and alone in a paragraph it gets its preview.
  made.addRule("address", {
    filter: (node) => node.nodeName === "A" && isBareAddress(node),
    replacement: (_content, node) => `<${node.textContent?.trim()}>`,
  });
  made.use(tables);
  return made;
}

function isBareAddress(link: HTMLElement): boolean {
  const href = link.getAttribute("href") ?? "";
  const text = link.textContent?.trim() ?? "";
  if (!/^[^\s<>]+$/.test(text)) return false;
  return /^https?:\/\//i.test(text)
    ? href === text || href === `${text}/`
    : /^[\w.+-]+@[\w.-]+\.\w+$/.test(text) && href === `mailto:${text}`;
}

/** Text that says the same as Markdown: nothing in it turns into a heading, a list or a link by accident. */
function escapedText(html: string): string {
  return tidy(
    plainText(html)
      .replace(/[\\`*_[\]]/g, "\\$&")
      .replace(/^(#{1,6}|[-+>~]|:{3,})/gm, "\\$1")
      .replace(/^(\d+)([.)])/gm, "$1\\$2"),
  );
}

/** Takes out what mails are padded with: soft hyphens, invisible joiners, spaces at line ends, rows of empty lines. */
function tidy(markdown: string): string {
  const lines = markdown
    .replace(/\u00ad|\u034f|\u200b|\ufeff/g, "")
    .replaceAll("\u00a0", " ")
    .split("\n");
  const kept: string[] = [];
  for (const line of lines) {
    // Two spaces at the end are Markdown's line break; the renderer keeps every line break anyway.
    const text = line.trimEnd();
    const isEmpty = /^[>\s]*$/.test(text);
    if (!isEmpty || (kept.length > 0 && kept.at(-1) !== text)) kept.push(text);
  }
  return kept.join("\n").trim();
}
