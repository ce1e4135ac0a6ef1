import type { MarkdownIt, StateBlock } from "markdown-it";

const opening = /^(:{3,})details(?:\s+(.*))?$/;

/**
 * Text that is folded away until the reader opens it, such as the quoted tail of a mail:
 *
 *     :::details Earlier messages
 *     any Markdown
 *     :::
 *
 * Ends at a line of as many colons, or where the text around it ends. More colons outside allow the same inside.
 */
export function foldedBlock(md: MarkdownIt): void {
  md.block.ruler.before("fence", "folded", folded, { alt: ["paragraph", "reference", "blockquote", "list"] });
}

/** Markdown for a folded block around any other Markdown: the colons are enough for what it holds. */
export function foldMarkdown(summary: string, markdown: string): string {
  const longest = Math.max(
    2,
    ...Array.from(markdown.matchAll(/^[ \t>]*(:{3,})/gm), (match) => match[1]?.length ?? 0),
  );
  const colons = ":".repeat(longest + 1);
  return `${colons}details ${summary.replace(/\s+/g, " ").trim()}\n${markdown.replace(/\n+$/, "")}\n${colons}\n`;
}

function folded(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (indent(state, startLine) >= 4) return false;
  const head = opening.exec(line(state, startLine));
  if (head === null) return false;
  if (silent) return true;
  const colons = head[1]?.length ?? 3;
  let last = startLine + 1;
  for (; last < endLine; last++) {
    const text = line(state, last);
    if (text !== "" && indent(state, last) < 0) break;
    if (text.length >= colons && /^:+$/.test(text) && indent(state, last) < 4) break;
  }
  const closed = last < endLine && /^:+$/.test(line(state, last)) && indent(state, last) >= 0;
  const open = state.push("details_open", "details", 1);
  open.attrs = [["class", "folded"]];
  open.map = [startLine, last + (closed ? 1 : 0)];
  pushSummary(state, head[2]?.trim() || "…", startLine);
  const { parentType, lineMax } = state;
  state.parentType = "details";
  state.lineMax = last;
  state.md.block.tokenize(state, startLine + 1, last);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.push("details_close", "details", -1);
  state.line = last + (closed ? 1 : 0);
  return true;
}

function pushSummary(state: StateBlock, summary: string, at: number): void {
  state.push("summary_open", "summary", 1);
  const inline = state.push("inline", "", 0);
  inline.content = summary;
  inline.map = [at, at + 1];
  inline.children = [];
  state.push("summary_close", "summary", -1);
}

function line(state: StateBlock, at: number): string {
  return state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]).trimEnd();
}

function indent(state: StateBlock, at: number): number {
  return (state.sCount[at] ?? 0) - state.blkIndent;
}
