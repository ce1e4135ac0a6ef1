import type { Mark, Node } from "@tiptap/pm/model";
import { markdownGrammar } from "../../platform/grammar/index.ts";

const { linkify } = markdownGrammar();

/** How a run of words is written. */
export interface InlineManner {
  /** What stands for a line break; in a heading or a cell there is none. */
  readonly lineBreak: "\n" | " ";
  /** The sign for emphasis: "_" where "*" would run into others. */
  readonly emphasis: "*" | "_";
  /** In a cell of a table a bar would end it. */
  readonly bars: boolean;
}

interface Piece {
  text: string;
  marks: readonly Mark[];
}

/** Markdown for the words in a block. */
export function writeInline(parent: Node, manner: InlineManner): string {
  const pieces = piecesOf(parent, manner);
  let out = "";
  const open: Mark[] = [];
  for (const [at, piece] of pieces.entries()) {
    const keep = open.findIndex((mark) => !mark.isInSet(piece.marks));
    if (keep >= 0) out = closeMarks(out, open, keep, piece.text, manner);
    const fresh = piece.marks
      .filter((mark) => !mark.isInSet(open))
      .sort((one, other) => rank(pieces, at, other) - rank(pieces, at, one));
    if (fresh.length === 0) {
      out += piece.text;
      continue;
    }
    // No sign may have a space on its inside.
    const [, space = "", words = ""] = /^(\s*)([\s\S]*)$/.exec(piece.text) ?? [];
    out += space;
    for (const mark of fresh) {
      out += opening(mark, manner);
      open.push(mark);
    }
    out += words;
  }
  return tidyLines(closeMarks(out, open, 0, "", manner));
}

/** How far a mark reaches: those that reach further stand outside. */
function rank(pieces: readonly Piece[], from: number, mark: Mark): number {
  let reach = from;
  while (reach < pieces.length && mark.isInSet(pieces[reach]?.marks ?? [])) reach++;
  return reach * 10 - (mark.type.name === "link" ? 1 : 0);
}

function closeMarks(written: string, open: Mark[], keep: number, next: string, manner: InlineManner): string {
  let out = written;
  let behind = "";
  while (open.length > keep) {
    const mark = open.pop() as Mark;
    if (mark.type.name !== "link") {
      const [, words = "", space = ""] = /^([\s\S]*?)(\s*)$/.exec(out) ?? [];
      out = words;
      behind = space + behind;
      if (out.endsWith(opening(mark, manner)) && isEmptied(out, mark, manner)) {
        out = out.slice(0, -opening(mark, manner).length);
        continue;
      }
      const tail = /[\p{P}\p{S}]$/u.exec(out)?.[0];
      // "**Note:**word" would not end there: the sign goes before what keeps it from ending.
      if (tail && behind === "" && /^[\p{L}\p{N}]/u.test(next) && /[\p{L}\p{N}]$/u.test(out.slice(0, -1))) {
        out = out.slice(0, -tail.length);
        behind = tail;
      }
    }
    out += closing(mark, manner);
  }
  return out + behind;
}

function isEmptied(out: string, mark: Mark, manner: InlineManner): boolean {
  const before = out.slice(0, -opening(mark, manner).length);
  return before === "" || /[\s\p{L}\p{N}]$/u.test(before);
}

function opening(mark: Mark, manner: InlineManner): string {
  const { name } = mark.type;
  if (name === "link") return mark.attrs.auto ? "<" : "[";
  return sign(name, manner);
}

function closing(mark: Mark, manner: InlineManner): string {
  const { name } = mark.type;
  if (name !== "link") return sign(name, manner);
  return mark.attrs.auto ? ">" : `](${destination(mark.attrs.href)}${title(mark.attrs.title)})`;
}

function sign(name: string, { emphasis }: InlineManner): string {
  return name === "bold" ? "**" : name === "italic" ? emphasis : "~~";
}

/** An address as it stands in a link or a picture. */
export function destination(href: string): string {
  const safe = href.replace(/&(?=#?\w+;)/g, "\\&").replace(/\\(?!&)/g, "\\\\");
  return href === "" || /[\s<>()\\]/.test(href)
    ? `<${safe.replace(/[<>]/g, "\\$&").replace(/\n/g, "%0A")}>`
    : safe;
}

function title(words: string | null): string {
  return words === null ? "" : ` "${words.replace(/[\\"]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&")}"`;
}

function piecesOf(parent: Node, manner: InlineManner): Piece[] {
  const pieces: Piece[] = [];
  parent.forEach((node, _offset, index) => {
    const code = node.marks.find((mark) => mark.type.name === "code");
    const marks = node.marks.filter((mark) => mark.type.name !== "code");
    const next = parent.maybeChild(index + 1);
    pieces.push({ text: textOf(node, code !== undefined, next, manner), marks });
  });
  return pieces;
}

function textOf(node: Node, isCode: boolean, next: Node | null, manner: InlineManner): string {
  const bars = (text: string) => (manner.bars ? text.replace(/\|/g, "\\|") : text);
  if (node.type.name === "hardBreak") return manner.lineBreak;
  if (node.type.name === "picture") {
    const { src, alt, title: words } = node.attrs;
    return bars(`![${escapeWords(alt).replace(/\n/g, " ")}](${destination(src)}${title(words)})`);
  }
  const text = node.text ?? "";
  if (isCode) return bars(codeSpan(text));
  if (node.marks.some((mark) => mark.type.name === "link" && mark.attrs.auto)) return bars(text);
  const followed = next?.type.name === "picture" || next?.marks.some((mark) => mark.type.name === "link");
  return bars(escapeText(text).replace(/!$/, followed ? "\\!" : "!"));
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  let fence = "`";
  while (new RegExp(`(?<!\`)${fence}(?!\`)`).test(text) && fence.length <= longest + 1) fence += "`";
  const padded = /^`|`$/.test(text) || (/^ .* $/s.test(text) && text.trim() !== "");
  return padded ? `${fence} ${text} ${fence}` : fence + text + fence;
}

/** Words as they are typed, with a backslash before what would mean more than itself. Bare addresses stay whole. */
export function escapeText(text: string): string {
  if (!/[:@.]/.test(text)) return escapeWords(text);
  let out = "";
  let from = 0;
  for (const link of linkify.match(text) ?? []) {
    // One with a scheme is taken whole by the reader; in any other a sign counts as a sign.
    if (!/^https?:/i.test(link.raw)) continue;
    out += escapeWords(text.slice(from, link.index)) + link.raw;
    from = link.lastIndex;
  }
  return out + escapeWords(text.slice(from), out !== "");
}

function escapeWords(text: string, joined = false): string {
  return text.replace(
    /\\(?=[!-/:-@[-`{-~]|$)|[*`[\]]|_+|~{2,}|<(?=[a-z]|$)|&(?=#?\w+;)/gi,
    (sign, at: number) => {
      if (sign.startsWith("_") && isLetter(text[at - 1]) && isLetter(text[at + sign.length])) return sign;
      if (sign.startsWith("~") || sign.startsWith("_")) return sign.replace(/./g, "\\$&");
      const lonely = sign === "*" && /\s/.test(text[at - 1] ?? "x") && /\s/.test(text[at + 1] ?? "x");
      return lonely && !joined ? sign : `\\${sign}`;
    },
  );
}

const isLetter = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? " ");

/** Each line without space around it, and with a backslash where it would begin something else. */
function tidyLines(text: string): string {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => escapeLineStart(line.trim()));
  // A line with nothing on it would end the paragraph.
  return lines.map((line) => (line === "" && lines.length > 1 ? "\\" : line)).join("\n");
}

function escapeLineStart(line: string): string {
  return line
    .replace(/^(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|=+\s*$|-+\s*$|(?:-\s*){3,}$|~{3}|:{3}|[|:-][\s|:-]*$)/, "\\")
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
}
