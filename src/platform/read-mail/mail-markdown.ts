import { escapeInline } from "./mail-inline.ts";
import { bulletOf, isCodeLine, isLogLine, isRule, looksLikeCode, numberOf, wrapWidth } from "./mail-lines.ts";
import { mendWrappedQuotes } from "./mend-quotes.ts";
import { attributionAt } from "./quote-marks.ts";

/** Deeper quotes than this are set at this depth: nobody reads them, and every level costs. */
const quoteDepthMax = 8;

/**
 * Sets the plain text of a mail in Markdown that shows what the writer saw: wrapped lines become paragraphs again, breaks that
 * were meant stay, quotes, lists and code become quotes, lists and code, and no other character formats anything by accident.
 */
export function mailTextToMarkdown(text: string, depth = 0): string {
  const lines = text
    .replaceAll("\t", "    ")
    .split("\n")
    .map((line) => line.trimEnd());
  const mended = mendWrappedQuotes(lines, depth === 0 ? 1 : 12);
  const width = wrapWidth(mended.filter((line) => !isQuoted(line)));
  return blocksOf(mended)
    .map((block) => setBlock(block, width, depth))
    .filter((block) => block !== "")
    .join("\n\n");
}

interface Block {
  kind: "quote" | "fence" | "code" | "rule" | "text";
  lines: string[];
}

/** Cuts lines into quotes, fenced code as written, code by its looks, and text between empty lines. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  const take = (kind: Block["kind"], end: number) => {
    blocks.push({ kind, lines: lines.slice(index, end) });
    index = end;
  };
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const fenceEnd = closingFence(lines, index);
    const attribution = attributionAt(lines, index);
    if (line.trim() === "") index += 1;
    else if (isQuoted(line))
      take(
        "quote",
        endWhere(lines, index, (next) => !isQuoted(next)),
      );
    else if (fenceEnd > index) take("fence", fenceEnd + 1);
    else if (isRule(line)) take("rule", index + 1);
    else if (attribution.certain) take("text", index + attribution.length);
    else {
      take(
        "text",
        endWhere(lines, index, (next, at) => {
          return (
            next.trim() === "" ||
            isQuoted(next) ||
            isRule(next) ||
            closingFence(lines, at) > 0 ||
            (at > index && attributionAt(lines, at).certain)
          );
        }),
      );
    }
  }
  return joinCode(
    blocks.map((block) =>
      block.kind === "text" && looksLikeCode(block.lines) ? { ...block, kind: "code" } : block,
    ),
  );
}

function endWhere(
  lines: readonly string[],
  start: number,
  ends: (line: string, at: number) => boolean,
): number {
  let end = start + 1;
  while (end < lines.length && !ends(lines[end] ?? "", end)) end += 1;
  return end;
}

/** Code with only empty lines between is one block; where every line stood alone (some programs double the spacing), without them. */
function joinCode(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (let index = 0; index < blocks.length; ) {
    let end = index;
    while (end < blocks.length && continuesCode(blocks, index, end)) end += 1;
    const run = blocks.slice(index, Math.max(end, index + 1));
    const single = run.every((block) => block.lines.length === 1);
    const [first] = run;
    if (run.length === 1 && first) joined.push(first);
    else
      joined.push({
        kind: "code",
        lines: run.flatMap((block, at) => (at > 0 && !single ? ["", ...block.lines] : block.lines)),
      });
    index += run.length;
  }
  return joined;
}

/** A lone line that could be code counts as code only between code. */
function continuesCode(blocks: readonly Block[], start: number, at: number): boolean {
  const isCode = (block: Block | undefined) => block?.kind === "code";
  const block = blocks[at];
  if (!isCode(blocks[start]) || !block) return false;
  if (isCode(block)) return true;
  return (
    block.kind === "text" &&
    block.lines.length === 1 &&
    isCodeLine(block.lines[0] ?? "") &&
    isCode(blocks[at + 1])
  );
}

function setBlock(block: Block, width: number, depth: number): string {
  if (block.kind === "fence") return block.lines.join("\n");
  if (block.kind === "code") return setCode(block.lines);
  if (block.kind === "quote") return setQuote(block.lines, depth);
  if (block.kind === "rule") return "---";
  return setList(block.lines, width) ?? setParagraph(block.lines, width);
}

function setCode(written: readonly string[]): string {
  const lines = written.map((line) => /^\s*`([^`]*)`\s*$/.exec(line)?.[1] ?? line);
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const marks = lines.map((line) => (/`{3,}/.exec(line)?.[0].length ?? 0) + 1);
  const fence = "`".repeat(marks.reduce((most, one) => Math.max(most, one), 3));
  return [fence, ...lines.map((line) => line.slice(indent)), fence].join("\n");
}

function setQuote(lines: readonly string[], depth: number): string {
  const inner = lines.map((line) => line.replace(/^ {0,12}> ?/, "")).join("\n");
  const flat = depth >= quoteDepthMax ? inner.replace(/^(?: {0,12}>)+ ?/gm, "") : inner;
  const set = mailTextToMarkdown(flat, depth + 1);
  if (set === "") return "";
  return set
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

/** A block that holds a list: at least two items, or one that opens the block. Null for anything else. */
function setList(lines: readonly string[], width: number): string | null {
  const starts = lines.map((line) => bulletOf(line) ?? numberOf(line));
  const items = starts.filter((start) => start !== null);
  const first = starts.findIndex((start) => start !== null);
  if (!isList(items, first, lines)) return null;

  const outer = items.reduce((least, item) => Math.min(least, item.indent), Number.POSITIVE_INFINITY);
  const set: string[] = first > 0 ? [setParagraph(lines.slice(0, first), width), ""] : [];
  for (let index = first; index < lines.length; ) {
    const start = starts[index];
    if (!start) break;
    const end = endWhere(lines, index, (_line, at) => starts[at] !== null);
    const mark = start.number === null ? "-" : `${start.number}.`;
    const pad = start.indent > outer + 1 ? "   " : "";
    const body = setParagraph(
      [`${" ".repeat(start.indent + mark.length + 1)}${start.text}`, ...lines.slice(index + 1, end)],
      width,
    );
    set.push(
      ...body.split("\n").map((line, at) => `${pad}${at === 0 ? mark : " ".repeat(mark.length)} ${line}`),
    );
    index = end;
  }
  return set.join("\n");
}

function isList(
  items: readonly { mark: string; number: number | null }[],
  first: number,
  lines: readonly string[],
): boolean {
  const [one] = items;
  if (!one) return false;
  const follows = items.every(
    (item, at) =>
      at === 0 ||
      item.number === null ||
      items[at - 1]?.number == null ||
      item.number === (items[at - 1]?.number ?? 0) + 1,
  );
  if (!follows) return false;
  if (first === 0) return one.mark === "-" || one.number === 1 || items.length > 1;
  return (
    items.length > 1 &&
    (one.number === null ? /[:：]$/.test(lines[first - 1] ?? "") || items.length > 2 : one.number === 1)
  );
}

/**
 * Joins lines that were wrapped and keeps the breaks that were meant: there the next word would still have fitted. In the
 * Markdown of this house a line break stays one.
 */
function setParagraph(lines: readonly string[], widthOfAll: number): string {
  const longest = lines.reduce((most, line) => Math.max(most, /^\s*\S+$/.test(line) ? 0 : line.length), 0);
  // A paragraph of several lines shows its own width; a short one is measured by the others.
  const width = lines.length > 2 || longest > 100 ? Math.max(50, longest) : Math.max(widthOfAll, 60);
  let set = "";
  lines.forEach((line, index) => {
    const before = lines[index - 1] ?? "";
    if (index === 0) set = escapeInline(line.trim(), true);
    else if (isMeantBreak(before, line, width)) set += `\n${escapeInline(line.trim(), true)}`;
    else set += `${wordsTouch(before, line) ? "" : " "}${escapeInline(line.trim(), false)}`;
  });
  return set;
}

function isMeantBreak(line: string, next: string, width: number): boolean {
  if (/^\s*https?:\/\/\S+$/.test(line) || /^\s*https?:\/\/\S+$/.test(next)) return true;
  if (isLogLine(next)) return true;
  const word = /^\S+/.exec(next.trim())?.[0] ?? "";
  return line.length + 1 + word.length <= width && !/^<https?:/.test(word);
}

/** Chinese and Japanese have no blank where a line was wrapped. */
function wordsTouch(line: string, next: string): boolean {
  const wide = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;
  return wide.test(line.trim().at(-1) ?? "") && wide.test(next.trim().charAt(0));
}

function isQuoted(line: string): boolean {
  return /^ {0,12}>/.test(line);
}

/** Where code that the writer has fenced ends, or -1 where none begins. */
function closingFence(lines: readonly string[], index: number): number {
  const fence = /^ {0,3}(`{3,}|~{3,})[\w+-]*\s*$/.exec(lines[index] ?? "")?.[1];
  if (!fence) return -1;
  for (let at = index + 1; at < lines.length; at += 1) {
    if (isQuoted(lines[at] ?? "")) return -1;
    if ((lines[at] ?? "").trim() === fence) return at;
  }
  return -1;
}
