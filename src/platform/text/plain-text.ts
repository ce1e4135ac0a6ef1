import { decodeEntities } from "./entities.ts";
import { htmlTokens, voidElements } from "./html-tokens.ts";

const lineElements = new Set("br li tr dt dd div figcaption summary option".split(" "));
const paragraphElements = new Set(
  "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure details section article header footer main aside form hr address".split(
    " ",
  ),
);

/** How far apart two words stand. */
type Gap = "" | " " | "\n" | "\n\n";

/**
 * What a reader sees of an HTML text, without markup: words, a line break between lines, an empty line between paragraphs.
 * Elements named in `without` are left out with all they hold. Takes any input, in linear time, and never throws.
 */
export function plainText(html: string, without: ReadonlySet<string> = new Set()): string {
  const words: string[] = [];
  let gap: Gap = "";
  let preformatted = 0;
  let leftOut: { name: string; depth: number } | null = null;
  const widen = (wider: Gap): void => {
    if (wider.length > gap.length || (gap === " " && wider === "\n")) gap = wider;
  };
  for (const token of htmlTokens(html)) {
    if (leftOut !== null) {
      if (token.kind === "text" || token.name !== leftOut.name) continue;
      leftOut.depth += token.kind === "open" ? 1 : -1;
      if (leftOut.depth === 0) leftOut = null;
      continue;
    }
    if (token.kind === "text") {
      for (const piece of decodeEntities(token.text).split(/([\s\u00a0]+)/)) {
        if (piece === "") continue;
        if (/^[\s\u00a0]/.test(piece)) widen(preformatted > 0 && piece.includes("\n") ? "\n" : " ");
        else {
          if (words.length > 0) words.push(gap);
          words.push(piece);
          gap = "";
        }
      }
      continue;
    }
    if (token.kind === "open" && without.has(token.name) && !voidElements.has(token.name)) {
      leftOut = { name: token.name, depth: 1 };
      widen("\n");
    } else if (paragraphElements.has(token.name)) widen("\n\n");
    else if (lineElements.has(token.name)) widen("\n");
    else if (token.name === "td" || token.name === "th") widen(" ");
    if (token.name === "pre") preformatted = Math.max(0, preformatted + (token.kind === "open" ? 1 : -1));
  }
  return words.join("");
}
