import type TurndownService from "turndown";

/** Most columns that a table of figures has; mail layouts of many thin columns are not tables. */
const maxColumns = 20;
const maxCellLength = 300;

/** Tables of data become Markdown tables. Tables that only lay out a page, as mails do, become their cells' paragraphs. */
export function tables(service: TurndownService): void {
  const known = new WeakMap<Node, boolean>();
  const inData = (node: Node): boolean => {
    const table = ancestor(node, "TABLE");
    if (table === null) return false;
    const before = known.get(table);
    if (before !== undefined) return before;
    const answer = isData(table);
    known.set(table, answer);
    return answer;
  };
  service.addRule("cell", {
    filter: ["td", "th"],
    replacement: (content, node) => (inData(node) ? ` ${oneLine(content)} |` : `\n\n${content.trim()}\n\n`),
  });
  service.addRule("row", {
    filter: "tr",
    replacement: (content, node) => {
      if (!inData(node)) return content;
      const row = `|${content.replaceAll("\n", " ").trimEnd()}`;
      return isFirstRow(node) ? `${row}\n|${" --- |".repeat(cellsOf(node).length)}\n` : `${row}\n`;
    },
  });
  service.addRule("rows", { filter: ["thead", "tbody", "tfoot"], replacement: (content) => content });
  service.addRule("table", { filter: "table", replacement: (content) => `\n\n${content.trim()}\n\n` });
}

function oneLine(content: string): string {
  return content
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replace(/(?<!\\)\|/g, "\\|");
}

/** At least two rows of the same two or more short cells, none of them with a table or a list in it. */
function isData(table: Node): boolean {
  const rows = rowsOf(table).map(cellsOf);
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || columns < 2 || columns > maxColumns) return false;
  if (rows.some((cells) => cells.length !== columns)) return false;
  return rows.flat().every((cell) => (cell.textContent ?? "").length <= maxCellLength && !holdsBlocks(cell));
}

function holdsBlocks(cell: Node): boolean {
  return childrenOf(cell).some(
    (child) => /^(?:TABLE|UL|OL|PRE|BLOCKQUOTE|H[1-6]|HR)$/.test(child.nodeName) || holdsBlocks(child),
  );
}

function rowsOf(table: Node): Node[] {
  return childrenOf(table).flatMap((child) =>
    child.nodeName === "TR"
      ? [child]
      : /^T(?:HEAD|BODY|FOOT)$/.test(child.nodeName)
        ? childrenOf(child).filter((row) => row.nodeName === "TR")
        : [],
  );
}

function cellsOf(row: Node): Node[] {
  return childrenOf(row).filter((child) => child.nodeName === "TD" || child.nodeName === "TH");
}

function isFirstRow(row: Node): boolean {
  const table = ancestor(row, "TABLE");
  return table !== null && rowsOf(table)[0] === row;
}

function ancestor(node: Node, name: string): Node | null {
  let at = node.parentNode;
  while (at !== null && at.nodeName !== name) at = at.parentNode;
  return at;
}

function childrenOf(node: Node): Node[] {
  return Array.from(node.childNodes);
}
