import { escapeInline } from "./mail-inline.ts";
import { bulletOf, looksLikeCode, numberOf, paragraphWidth } from "./mail-lines.ts";

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
  const width = paragraphWidth(lines);
  return blocksOf(lines)
    .map((block) => setBlock(block, width, depth))
    .filter((block) => block !== "")
    .join("\n\n");
}

interface Block {
  kind: "quote" | "fence" | "code" | "text";
  lines: string[];
}

/** Cuts lines into quotes, fenced code as written, code by its looks, and text between empty lines. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  const takeWhile = (kind: Block["kind"], belongs: (line: string, at: number) => boolean) => {
    const start = index;
    while (index < lines.length && belongs(lines[index] ?? "", index)) index += 1;
    blocks.push({ kind, lines: lines.slice(start, index) });
  };
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const fenceEnd = closingFence(lines, index);
    if (line.trim() === "") index += 1;
    else if (isQuoted(line)) takeWhile("quote", isQuoted);
    else if (fenceEnd > index) takeWhile("fence", (_line, at) => at <= fenceEnd);
    else
      takeWhile("text", (next, at) => next.trim() !== "" && !isQuoted(next) && closingFence(lines, at) < 0);
  }
  return joinCode(
    blocks.map((block) =>
      block.kind === "text" && looksLikeCode(block.lines) ? { ...block, kind: "code" } : block,
    ),
  );
}

/** Code blocks with only an empty line between them are one. */
function joinCode(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === "code" && last?.kind === "code") last.lines.push("", ...block.lines);
    else joined.push({ ...block, lines: [...block.lines] });
  }
  return joined;
}

function setBlock(block: Block, width: number, depth: number): string {
  if (block.kind === "fence")
    return block.lines.map((line) => (line.startsWith("```") ? line.trimEnd() : line)).join("\n");
  if (block.kind === "code") return setCode(block.lines);
  if (block.kind === "quote") return setQuote(block.lines, depth);
  if (block.lines.length === 1 && /^\s*(?:[-_*=~#+] ?){4,}$/.test(block.lines[0] ?? "")) return "---";
  return setList(block.lines, width) ?? setParagraph(block.lines, width);
}

function setCode(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  const fence = "`".repeat(Math.max(3, ...lines.map((line) => (/`{3,}/.exec(line)?.[0].length ?? 0) + 1)));
  return [fence, ...lines.map((line) => line.slice(indent)), fence].join("\n");
}

function setQuote(lines: readonly string[], depth: number): string {
  const inner = lines.map((line) => line.replace(/^ {0,3}> ?/, "")).join("\n");
  const flat = depth >= quoteDepthMax ? inner.replace(/^(?: {0,3}>)+ ?/gm, "") : inner;
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
  const opens = first === 0 && (items[0]?.mark === "-" || items[0]?.number === 1 || items.length > 1);
  if (
    items.length === 0 ||
    !(opens || (items.length > 1 && first > 0 && /[:：]$/.test(lines[first - 1] ?? "")))
  )
    return null;
  if (
    items.some(
      (item, at) =>
        item.number !== null &&
        at > 0 &&
        items[at - 1]?.number !== null &&
        item.number !== (items[at - 1]?.number ?? 0) + 1,
    )
  )
    return null;

  const outer = Math.min(...items.map((item) => item.indent));
  const set: string[] = [];
  if (first > 0) set.push(setParagraph(lines.slice(0, first), width), "");
  for (let index = first; index < lines.length; ) {
    const start = starts[index];
    let end = index + 1;
    while (end < lines.length && starts[end] === null) end += 1;
    if (!start) break;
    const pad = start.indent > outer ? "   " : "";
    const mark = start.number === null ? "-" : `${start.number}.`;
    const body = setParagraph([start.text, ...lines.slice(index + 1, end)], width).split("\n");
    set.push(
      ...body.map((line, at) =>
        at === 0 ? `${pad}${mark} ${line}` : `${pad}${" ".repeat(mark.length + 1)}${line}`,
      ),
    );
    index = end;
  }
  return set.join("\n");
}

/** Joins lines that were wrapped and keeps the breaks that were meant: there the next word would still have fitted. */
function setParagraph(lines: readonly string[], width: number): string {
  let set = "";
  lines.forEach((line, index) => {
    const text = escapeInline(line.trim(), true);
    const before = lines[index - 1] ?? "";
    if (index === 0) set = text;
    else if (isMeantBreak(before, line, width)) set += `\\\n${text}`;
    else set += wordsTouch(before, line) ? text : ` ${escapeInline(line.trim(), false)}`;
  });
  return set;
}

function isMeantBreak(line: string, next: string, width: number): boolean {
  if (/^\s*<?https?:\/\/\S+>?$/.test(line) || /^\s*<?https?:\/\/\S+>?$/.test(next)) return true;
  const word = /^\S+/.exec(next.trim())?.[0] ?? "";
  return line.length + 1 + word.length <= width;
}

/** Chinese and Japanese have no blank where a line was wrapped. */
function wordsTouch(line: string, next: string): boolean {
  const wide = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;
  return wide.test(line.trim().at(-1) ?? "") && wide.test(next.trim().charAt(0));
}

function isQuoted(line: string): boolean {
  return /^ {0,3}>/.test(line);
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
