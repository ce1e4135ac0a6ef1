import type { Node } from "@tiptap/pm/model";
import { writeInline } from "./write-inline.ts";

interface Manner {
  readonly emphasis: "*" | "_";
  /** In a list a line of hyphens would be taken for its item. */
  readonly inList?: boolean;
}

/**
 * Markdown for one block, written anew.
 * @param former the block before it in Markdown: two lists beside each other need signs of their own.
 */
export function writeBlock(node: Node, former = "", manner: Manner = { emphasis: "*" }): string {
  const write = writers[node.type.name];
  return write ? write(node, former, manner) : "";
}

/** Markdown for blocks that stand under each other, written anew. */
export function writeBlocks(parent: Node, manner?: Manner, between = "\n\n"): string {
  const written: string[] = [];
  parent.forEach((child) => {
    const text = writeBlock(child, written.at(-1), manner);
    if (text !== "") written.push(text);
  });
  return written.join(between);
}

type Writer = (node: Node, former: string, manner: Manner) => string;

const writers: Readonly<Record<string, Writer>> = {
  paragraph: (node, _, { emphasis }) => writeInline(node, { lineBreak: "\n", emphasis, bars: false }),
  heading: (node, _, { emphasis }) => {
    const words = writeInline(node, { lineBreak: " ", emphasis, bars: false });
    return `${"#".repeat(node.attrs.level)} ${words.replace(/(^|\s)(#+)$/, "$1\\$2")}`.trimEnd();
  },
  blockquote: (node, _, manner) => prefixed(writeBlocks(node, { ...manner, inList: false }), "> ", "> "),
  bulletList: (node, former, manner) =>
    writeList(node, () => (/^-(?:\s|$)/.test(former) ? "*" : "-"), manner),
  orderedList: (node, former, manner) => {
    const dot = /^\d+\.(?:\s|$)/.test(former) ? ")" : ".";
    return writeList(node, (index) => `${(node.attrs.start ?? 1) + index}${dot}`, manner);
  },
  codeBlock: (node) => {
    const info = node.attrs.language ?? "";
    const sign = info.includes("`") ? "~" : "`";
    const longest = Math.max(2, ...Array.from(node.textContent.matchAll(/`+|~+/g), ([run]) => run.length));
    const fence = sign.repeat(longest + 1);
    return `${fence}${info}\n${node.textContent}${node.textContent === "" ? "" : "\n"}${fence}`;
  },
  horizontalRule: (_node, _former, { inList }) => (inList ? "___" : "---"),
  source: (node) => node.attrs.text,
  table: (node, _, { emphasis }) => writeTable(node, emphasis),
};

function writeList(list: Node, sign: (index: number) => string, manner: Manner): string {
  const items: string[] = [];
  const apart = !list.attrs.tight || mustStandApart(list);
  list.forEach((item, _offset, index) => {
    const start = `${sign(index)} `;
    const text = writeBlocks(item, { ...manner, inList: true }, apart ? "\n\n" : "\n");
    items.push(text === "" ? sign(index) : prefixed(text, start, " ".repeat(start.length), ""));
  });
  return items.join(apart ? "\n\n" : "\n");
}

/** Paragraphs under each other, and what cannot end one, need an empty line between them. */
function mustStandApart(list: Node): boolean {
  let apart = false;
  list.forEach((item) => {
    item.forEach((child, _offset, index) => {
      const former = index > 0 ? item.child(index - 1) : null;
      if (former === null || isEmptyText(former) || isEmptyText(child)) return;
      const runsOn = former.type.name === "paragraph" || former.type.name === "blockquote";
      const countsFrom = child.type.name === "orderedList" && child.attrs.start !== 1;
      const begins =
        child.type.name === "paragraph" || child.type.name === "table" || child.type.name === "source";
      if (runsOn && (begins || countsFrom || former.type.name === child.type.name)) apart = true;
      if (former.type.name === child.type.name && /List$/.test(child.type.name)) apart = true;
      if (/List$/.test(former.type.name) && begins) apart = true;
      const emptyStart = /List$/.test(child.type.name) && isEmptyText(child.firstChild?.firstChild ?? null);
      if (former.type.name === "paragraph" && emptyStart) apart = true;
    });
  });
  return apart;
}

const isEmptyText = (node: Node | null) => node?.type.name === "paragraph" && node.content.size === 0;

function writeTable(table: Node, emphasis: "*" | "_"): string {
  const rows: string[][] = [];
  const sides: (string | null)[] = [];
  table.forEach((row, _offset, index) => {
    const cells: string[] = [];
    row.forEach((cell) => {
      if (index === 0) sides.push(cell.attrs.side);
      const words = cell.firstChild
        ? writeInline(cell.firstChild, { lineBreak: " ", emphasis, bars: true })
        : "";
      cells.push(words);
    });
    rows.push(cells);
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = sides.map((side) =>
    side === "center" ? ":---:" : side === "right" ? "---:" : side === "left" ? ":---" : "---",
  );
  return [rows[0] ?? [], rule, ...rows.slice(1)].map(line).join("\n");
}

function prefixed(text: string, first: string, rest: string, blank = rest.trimEnd()): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first + line : line === "" ? blank : rest + line).trimEnd())
    .join("\n");
}
