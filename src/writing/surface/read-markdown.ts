import type { Node, Schema } from "@tiptap/pm/model";
import { type Grammar, markdownGrammar } from "../../platform/grammar/index.ts";
import { CannotHold, readInline } from "./read-inline.ts";

export type Token = ReturnType<Grammar["parse"]>[number];

/** A block of a text with the Markdown that it was read from. */
export interface ReadBlock {
  readonly node: Node;
  readonly source: string;
  /** What stands between it and the next block, or behind the last one. */
  readonly after: string;
}

/** A text, block by block. `before` is what stands in front of the first. */
export interface ReadText {
  readonly before: string;
  readonly blocks: readonly ReadBlock[];
}

interface Json {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Json[];
}

const grammar = markdownGrammar();
// Addresses stay as they were typed: they are written back.
grammar.normalizeLink = (url) => url;
grammar.normalizeLinkText = (url) => url;

/**
 * Reads Markdown into blocks for the surface. All its characters are in the sources and what stands between them.
 * @throws CannotHold where it says something that the surface has no room for.
 */
export function readMarkdown(schema: Schema, markdown: string): ReadText {
  if (/[\r\0]/.test(markdown)) throw new CannotHold("a character that Markdown does not keep");
  const starts = lineStarts(markdown);
  const blocks: ReadBlock[] = [];
  let before = "";
  let end = 0;
  const take = (from: number, to: number, node: (source: string) => Node) => {
    const source = markdown.slice(from, to).replace(/\s+$/, "");
    const gap = markdown.slice(end, from);
    const last = blocks.at(-1);
    if (last) blocks[blocks.length - 1] = { ...last, after: gap };
    else before = gap;
    blocks.push({ node: node(source), source, after: "" });
    end = from + source.length;
  };
  const asWritten = (source: string) => schema.node("source", { text: source });
  /** What no block covers: the addresses of links. */
  const takeUncovered = (to: number) => {
    const rest = markdown.slice(end, to);
    if (rest.trim() !== "") take(end + leading(rest), to, asWritten);
  };
  for (const group of topLevel(grammar.parse(markdown, {}))) {
    const [from, to] = group[0]?.map ?? [0, 0];
    takeUncovered(starts[from] ?? markdown.length);
    const read = group[0]?.type === "details_open" ? asWritten : () => blockNode(schema, group);
    take(starts[from] ?? 0, starts[to] ?? markdown.length, read);
  }
  takeUncovered(markdown.length);
  const last = blocks.at(-1);
  if (last) blocks[blocks.length - 1] = { ...last, after: markdown.slice(end) };
  else before = markdown;
  return { before, blocks };
}

/** HTML as the renderer makes it of a text, for comparing what two texts say. */
export function meaningOf(markdown: string): string {
  return grammar.render(markdown, {}).replace(/\n/g, "");
}

/** Whether a text names addresses that links elsewhere in it may mean, at a place where no block of the surface shows them. */
export function hidesAddresses(block: ReadBlock): boolean {
  if (block.node.type.name === "source") return false;
  const env: Parameters<Grammar["parse"]>[1] = {};
  grammar.parse(block.source, env);
  return Object.keys(env.references ?? {}).length > 0;
}

const leading = (text: string) => /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  if (text.endsWith("\n")) starts.pop();
  starts.push(text.length);
  return starts;
}

function topLevel(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) groups.push([]);
    groups.at(-1)?.push(token);
    depth += token.nesting;
  }
  return groups;
}

function blockNode(schema: Schema, tokens: readonly Token[]): Node {
  const [json] = readBlocks(tokens);
  if (!json) throw new CannotHold("nothing");
  try {
    const node = schema.nodeFromJSON(json);
    node.check();
    return node;
  } catch (error) {
    throw new CannotHold(String(error));
  }
}

/** The blocks in a run of tokens. */
function readBlocks(tokens: readonly Token[]): Json[] {
  return topLevel(tokens).map((group) => {
    const [first] = group as [Token];
    const read = readers[first.type.replace(/_open$/, "")];
    if (!read) throw new CannotHold(first.type);
    return read(first, group.slice(1, -1), group);
  });
}

const emptyParagraph = (): Json => ({ type: "paragraph" });

type Reader = (first: Token, inside: readonly Token[], all: readonly Token[]) => Json;

const readers: Readonly<Record<string, Reader>> = {
  paragraph: (_, [inline]) => ({ type: "paragraph", content: inlineOf(inline) }),
  heading: ({ tag }, [inline]) => ({
    type: "heading",
    attrs: { level: Number(tag.slice(1)) },
    content: inlineOf(inline),
  }),
  blockquote: (_, inside) => ({ type: "blockquote", content: orEmpty(readBlocks(inside)) }),
  bullet_list: (_, inside) => ({
    type: "bulletList",
    attrs: { tight: isTight(inside) },
    content: readBlocks(inside),
  }),
  ordered_list: (first, inside) => ({
    type: "orderedList",
    attrs: { start: Number(first.attrGet("start") ?? 1), tight: isTight(inside) },
    content: readBlocks(inside),
  }),
  list_item: (_, inside) => {
    const blocks = readBlocks(inside);
    // On the surface an item begins with a line of text, if an empty one.
    if (blocks[0]?.type !== "paragraph") blocks.unshift(emptyParagraph());
    return { type: "listItem", content: blocks };
  },
  fence: (first) => codeBlock(first.content, first.info.trim() || null),
  code_block: (first) => codeBlock(first.content, null),
  hr: () => ({ type: "horizontalRule" }),
  table: (_, inside) => ({ type: "table", content: inside.length === 0 ? [] : readRows(inside) }),
  tr: (_, inside) => ({ type: "tableRow", content: readBlocks(inside) }),
  th: (first, inside) => cell("tableHeader", first, inside),
  td: (first, inside) => cell("tableCell", first, inside),
};

function readRows(inside: readonly Token[]): Json[] {
  return readBlocks(inside.filter(({ type }) => !/^t(?:head|body)_/.test(type)));
}

function cell(type: string, first: Token, [inline]: readonly Token[]): Json {
  const side = /text-align:(\w+)/.exec(String(first.attrGet("style") ?? ""))?.[1] ?? null;
  return { type, attrs: { side }, content: [{ type: "paragraph", content: inlineOf(inline) }] };
}

function codeBlock(content: string, language: string | null): Json {
  const text = content.replace(/\n$/, "");
  const inside = text === "" ? [] : [{ type: "text", text } as Json];
  return { type: "codeBlock", attrs: { language }, content: inside };
}

function inlineOf(token: Token | undefined): Json[] {
  return token?.type === "inline" ? (readInline(token.children ?? []) as Json[]) : [];
}

const orEmpty = (blocks: Json[]) => (blocks.length > 0 ? blocks : [emptyParagraph()]);

function isTight(tokens: readonly Token[]): boolean {
  const own = tokens.filter(
    ({ type, level }) => type === "paragraph_open" && level === (tokens[0]?.level ?? 0) + 1,
  );
  return own.every(({ hidden }) => hidden);
}
