/** A start tag, and for a title the text in it. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** Elements whose inside is not markup. */
const rawElements = new Set([
  "script",
  "style",
  "title",
  "textarea",
  "noscript",
  "template",
  "iframe",
  "svg",
]);
const gap = /[\s/]+/y;
const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

/**
 * Gives the start tags of a page in order, past comments and the insides of scripts. A scan from left to right that never
 * goes back: its time grows with the length of the page and no faster, however broken the page is.
 */
export function* scanTags(html: string): Generator<Tag> {
  const lower = html.toLowerCase();
  let at = 0;
  let titleEnds = true;
  for (;;) {
    at = html.indexOf("<", at);
    if (at < 0) return;
    if (html.startsWith("<!--", at)) {
      at = html.indexOf("-->", at + 4);
      if (at < 0) return;
      continue;
    }
    const name = /^[a-z][a-z0-9]*/.exec(lower.slice(at + 1, at + 17))?.[0];
    if (!name) {
      at++;
      continue;
    }
    const { attributes, end } = readAttributes(html, at + 1 + name.length);
    at = end;
    if (!rawElements.has(name) || (name === "title" && !titleEnds)) {
      yield { name, attributes };
      continue;
    }
    const close = lower.indexOf(`</${name}`, at);
    if (close < 0) {
      if (name !== "title") return; // all that follows is inside of it
      titleEnds = false; // not looked for again: a page of such would take for ever
      continue;
    }
    yield { name, attributes, text: html.slice(at, close) };
    at = close + 2;
  }
}

function readAttributes(html: string, from: number): { attributes: Record<string, string>; end: number } {
  const attributes: Record<string, string> = Object.create(null);
  let at = from;
  while (at < html.length && html[at] !== ">") {
    gap.lastIndex = at;
    if (gap.test(html)) {
      at = gap.lastIndex;
      continue;
    }
    attribute.lastIndex = at;
    const match = attribute.exec(html);
    if (!match) {
      at++; // a stray quote or sign
      continue;
    }
    at = attribute.lastIndex;
    const name = (match[1] as string).toLowerCase();
    if (!(name in attributes)) attributes[name] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? "");
  }
  return { attributes, end: at + 1 };
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  reg: "®",
  trade: "™",
  middot: "·",
  bull: "•",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  eacute: "é",
  egrave: "è",
  ecirc: "ê",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  ccedil: "ç",
  iacute: "í",
  oacute: "ó",
  ocirc: "ô",
  uacute: "ú",
  ntilde: "ñ",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  aring: "å",
  oslash: "ø",
  aelig: "æ",
  amacr: "ā",
  emacr: "ē",
  imacr: "ī",
  omacr: "ō",
  umacr: "ū",
  Amacr: "Ā",
  Emacr: "Ē",
  Imacr: "Ī",
  Omacr: "Ō",
  Umacr: "Ū",
};

/** Puts letters in the place of entities: the numbered ones, and those names that are met in titles. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : "�";
  });
}
