/** A piece of an HTML text. Attributes are skipped: whoever needs them needs a parser. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open" | "close"; readonly name: string };

/** Elements whose inside is not text for readers and not markup either. */
const rawElements = new Set([
  "script",
  "style",
  "textarea",
  "title",
  "xmp",
  "iframe",
  "noembed",
  "noframes",
  "template",
]);

/** The elements that have no end tag. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/**
 * Takes HTML apart in one pass and in linear time, whatever it is: tags may be unclosed, crossed or nested a million deep.
 * Comments, declarations and the inside of scripts and styles are left out. Entities in texts are not yet decoded.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let position = 0;
  let textFrom = 0;
  while (position < html.length) {
    const start = html.indexOf("<", position);
    if (start < 0) break;
    if (!/[a-z/!?]/i.test(html[start + 1] ?? "")) {
      position = start + 1;
      continue;
    }
    if (start > textFrom) yield { kind: "text", text: html.slice(textFrom, start) };
    const name = /^\/?([a-z][^\s/>]{0,60})/i.exec(html.slice(start + 1, start + 64))?.[1]?.toLowerCase();
    const closing = html[start + 1] === "/";
    position = textFrom = name === undefined ? endOfComment(html, start) : endOfTag(html, start + 1);
    if (name === undefined) continue;
    yield { kind: closing ? "close" : "open", name };
    if (!closing && rawElements.has(name)) position = textFrom = startOfEndTag(html, name, position);
  }
  if (textFrom < html.length) yield { kind: "text", text: html.slice(textFrom) };
}

function endOfComment(html: string, start: number): number {
  const mark = html.startsWith("<!--", start) ? "-->" : ">";
  const end = html.indexOf(mark, start + 2);
  return end < 0 ? html.length : end + mark.length;
}

/** The place behind the `>` that ends a tag; one inside a quoted attribute does not. */
function endOfTag(html: string, start: number): number {
  const stop = /[>"']/g;
  stop.lastIndex = start;
  for (let found = stop.exec(html); found !== null; found = stop.exec(html)) {
    if (found[0] === ">") return stop.lastIndex;
    const before = html[found.index - 1];
    // A quote opens a value only behind `=` or a space; elsewhere it is a stray.
    if (before !== "=" && !/\s/.test(before ?? "")) continue;
    const close = html.indexOf(found[0], stop.lastIndex);
    if (close < 0) return html.length;
    stop.lastIndex = close + 1;
  }
  return html.length;
}

function startOfEndTag(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
