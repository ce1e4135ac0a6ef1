/**
 * HTML as pages and word processors put it on the clipboard, made plain: no styles or classes, bold and italic as elements,
 * lists of Word as lists. What is hidden or stands for nothing goes.
 */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  const comments = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  const gone: ChildNode[] = [];
  for (let node = comments.nextNode(); node; node = comments.nextNode()) gone.push(node as ChildNode);
  gone.push(...body.querySelectorAll("style, script, meta, link, title, xml, template, svg, iframe, object"));
  for (const node of gone) node.remove();
  listsOfWord(body);
  for (const element of [...body.querySelectorAll<HTMLElement>("*")]) plain(element);
  for (const cell of body.querySelectorAll("td, th")) oneLine(cell);
  for (const table of body.querySelectorAll("table")) withHead(table);
  return body.innerHTML;
}

/** The page's policy forbids styles even where nothing is shown: they are put aside under another name before reading. */
function withoutStyles(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])style(?=\s*=)/gi, "$1data-style"));
}

function plain(element: HTMLElement): void {
  const style = element.getAttribute("data-style") ?? "";
  if (/display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)) {
    element.remove();
    return;
  }
  const name = element.localName;
  // Google's documents stand in a <b> that is not bold.
  if (name === "b" && /font-weight\s*:\s*(?:normal|400)/i.test(style))
    element.replaceWith(...element.childNodes);
  else if (name === "span" || name === "font" || name.includes(":")) {
    const inside = [...element.childNodes];
    element.replaceWith(marked(inside, style));
  }
  for (const attribute of [...element.attributes])
    if (!/^(?:href|src|alt|start|title|data-source|data-pm-slice)$/.test(attribute.name))
      element.removeAttribute(attribute.name);
}

function marked(inside: ChildNode[], style: string): Node {
  const names = [
    /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style) ? "strong" : "",
    /font-style\s*:\s*italic/i.test(style) ? "em" : "",
    /text-decoration[\w-]*\s*:[^;]*line-through/i.test(style) ? "s" : "",
  ].filter(Boolean);
  const around = document.createDocumentFragment();
  let place: Node = around;
  for (const name of names) place = place.appendChild(document.createElement(name));
  for (const child of inside) place.appendChild(child);
  return around;
}

/** Word writes a list as paragraphs that begin with a sign and tell their depth in their style. */
function listsOfWord(body: HTMLElement): void {
  let open: { list: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of [
    ...body.querySelectorAll<HTMLElement>("p[data-style*='mso-list'], p[class*='MsoListParagraph']"),
  ]) {
    const level = Number(/level(\d)/.exec(paragraph.getAttribute("data-style") ?? "")?.[1] ?? 1);
    const words = paragraph.textContent?.trim() ?? "";
    const sign = /^(?:(\d+|[a-z])[.)]|[·•o§\-–])\s*/i.exec(words);
    if (last === null || paragraph.previousElementSibling !== last) open = [];
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    if ((open.at(-1)?.level ?? 0) < level) {
      const list = document.createElement(sign?.[1] ? "ol" : "ul");
      const parent = open.at(-1)?.list;
      if (parent) (parent.lastElementChild ?? parent).append(list);
      else paragraph.before(list);
      open.push({ list, level });
    }
    for (const ignored of paragraph.querySelectorAll(
      "[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']",
    ))
      ignored.remove();
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    const first = firstText(item);
    if (first && sign && paragraph.textContent !== words)
      first.data = first.data.replace(/^\s*(?:[·•§]|\d+[.)])\s*/, "");
    open.at(-1)?.list.append(item);
    last = open[0]?.list ?? null;
    paragraph.remove();
  }
}

function firstText(element: Element): Text | null {
  return document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text | null;
}

/** A cell of a Markdown table is one line. */
function oneLine(cell: Element): void {
  for (const block of cell.querySelectorAll("p, div, li, br, ul, ol")) {
    if (block.localName === "br") block.replaceWith(" ");
    else block.replaceWith(...block.childNodes, " ");
  }
}

/** The first row of a Markdown table is its head. */
function withHead(table: Element): void {
  for (const cell of table.querySelector("tr")?.querySelectorAll("td") ?? []) {
    const head = document.createElement("th");
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}
