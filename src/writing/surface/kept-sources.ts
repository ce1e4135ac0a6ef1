import type { Node, Schema } from "@tiptap/pm/model";
import { CannotHold } from "./read-inline.ts";
import { hidesAddresses, meaningOf, type ReadText, readMarkdown } from "./read-markdown.ts";
import { writeBlock } from "./write-markdown.ts";

interface Kept {
  readonly source: string;
  readonly after: string;
  /** Which text it was read with, and its place there. */
  readonly text: ReadText;
  readonly index: number;
}

/**
 * Remembers the Markdown of each block that came in, so that a block nobody touched goes out as it came, byte for byte. The
 * nodes of a document never change: one that was touched is another node. One that is the same again after an undo counts as
 * untouched.
 */
export class KeptSources {
  readonly #kept = new Map<Node, Kept | null>();
  readonly #originals: [Node, Kept][] = [];
  readonly #schema: Schema;
  /** What an empty document is in Markdown: the empty lines that came in, if any. */
  #blank = "";
  #opened: ReadText | undefined;

  /** @param schema that of the editor whose documents these are. */
  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /**
   * Reads a text and remembers its blocks.
   * @throws CannotHold where the surface could not give it back.
   */
  open(markdown: string): Node {
    const text = readHoldable(this.#schema, markdown);
    this.#blank = text.blocks.length === 0 ? markdown : "";
    for (const [index, { node, source, after }] of text.blocks.entries()) {
      const kept = { source, after, text, index };
      this.#kept.set(node, kept);
      this.#originals.push([node, kept]);
    }
    this.#opened = text;
    return documentOf(this.#schema, nodesOf(text));
  }

  /** Tells that this document, or one just like it, is what was opened last. */
  adopt(doc: Node): void {
    const { blocks } = this.#opened ?? { blocks: [] };
    // Behind the last block there may be an empty line to go on writing.
    if (doc.childCount < blocks.length) return;
    for (const [index, { node }] of blocks.entries()) {
      const own = doc.child(index);
      const kept = this.#kept.get(node);
      if (kept && own.eq(node)) this.#kept.set(own, kept);
    }
  }

  /** The whole document in Markdown. */
  write(doc: Node): string {
    const kept = this.#join(doc, (node) => this.#find(node));
    // Beside new neighbours an old block might be read otherwise; then all is written anew.
    return isReadAs(kept, doc) ? kept : writeAnew(doc);
  }

  /** How far the Markdown of these first blocks of a document reaches; quick, because it is not read again. */
  lengthOf(blocks: Node): number {
    return this.#join(blocks, (node) => this.#find(node)).trimEnd().length;
  }

  #find(node: Node): Kept | null {
    const known = this.#kept.get(node);
    if (known !== undefined) return known;
    const same = this.#originals.find(([original]) => original.eq(node))?.[1] ?? null;
    this.#kept.set(node, same);
    return same;
  }

  #join(doc: Node, find: (node: Node) => Kept | null): string {
    let out = "";
    let former: Kept | null = null;
    let written = "";
    doc.forEach((node) => {
      const kept = find(node);
      const text = kept?.source ?? writeBlock(node, written);
      if (text === "") return;
      const follows = kept && former && kept.text === former.text && kept.index === former.index + 1;
      if (out === "") out = kept?.index === 0 ? kept.text.before : "";
      else out += follows ? (former?.after ?? "") : "\n\n";
      out += text;
      written = text;
      former = kept;
    });
    return out === "" ? this.#blank : out + endOf(former);
  }
}

function endOf(last: Kept | null): string {
  return last !== null && last.index === last.text.blocks.length - 1 ? last.after : "";
}

/** A document of these blocks; an empty one has a line to write on. */
export function documentOf(schema: Schema, nodes: readonly Node[]): Node {
  return schema.node("doc", null, nodes.length > 0 ? nodes : schema.node("paragraph"));
}

const nodesOf = (text: ReadText) => text.blocks.map(({ node }) => node);

/** The document with every block written anew. */
export function writeAnew(doc: Node): string {
  let out = "";
  let written = "";
  doc.forEach((node) => {
    const text = writeAnewCached(node, written);
    if (text === "") return;
    out += out === "" ? text : `\n\n${text}`;
    written = text;
  });
  return out;
}

const cached = new WeakMap<Node, { former: string; text: string }>();

function writeAnewCached(node: Node, former: string): string {
  const sign = former.slice(0, 12);
  const known = cached.get(node);
  if (known?.former === sign) return known.text;
  const text = writeSafely(node, former);
  cached.set(node, { former: sign, text });
  return text;
}

/** With the sign for emphasis that is read as it was meant. */
function writeSafely(node: Node, former: string): string {
  const usual = writeBlock(node, former);
  if (!hasEmphasis(node) || isReadAs(usual, documentOf(node.type.schema, [node]), (one) => writeBlock(one)))
    return usual;
  const other = writeBlock(node, former, { emphasis: "_" });
  return isReadAs(other, documentOf(node.type.schema, [node]), (one) => writeBlock(one)) ? other : usual;
}

function hasEmphasis(node: Node): boolean {
  let found = false;
  node.descendants((child) => {
    found ||= child.marks.some((mark) => mark.type.name === "italic");
    return !found;
  });
  return found;
}

/** Whether Markdown is read as this document: both are compared as they would be written anew. */
function isReadAs(
  markdown: string,
  doc: Node,
  write: (node: Node) => string = (node) => writeAnewCached(node, ""),
): boolean {
  try {
    const read = nodesOf(readMarkdown(doc.type.schema, markdown));
    const meant: Node[] = [];
    doc.forEach((node) => {
      if (write(node) !== "") meant.push(node);
    });
    return (
      read.length === meant.length &&
      read.every((node, at) => node.eq(meant[at] as Node) || write(node) === write(meant[at] as Node))
    );
  } catch {
    return false;
  }
}

/**
 * Reads a text that the surface can hold: written anew, each block would say what it says now.
 * @throws CannotHold
 */
function readHoldable(schema: Schema, markdown: string): ReadText {
  const text = readMarkdown(schema, markdown);
  if (text.blocks.some(hidesAddresses)) throw new CannotHold("addresses inside of a block");
  const doc = documentOf(schema, nodesOf(text));
  const anew = writeAnew(doc);
  if (!isReadAs(anew, doc)) throw new CannotHold("blocks that would be read otherwise");
  const again = readMarkdown(schema, anew).blocks;
  const same = again.every(({ node }, at) => node.eq(text.blocks[at]?.node as Node));
  if (!same && meaningOf(anew) !== meaningOf(markdown))
    throw new CannotHold("words that would say something else");
  return text;
}

/** Whether a text can be written on the surface. */
export function canHold(schema: Schema, markdown: string): boolean {
  try {
    readHoldable(schema, markdown);
    return true;
  } catch (error) {
    if (error instanceof CannotHold) return false;
    throw error;
  }
}
