import { Extension, type Extensions, getSchema, Mark, markInputRule, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";

/** Marked words may be linked or bold as well, which Tiptap's own mark for code forbids. */
const Code = Mark.create({
  name: "code",
  code: true,
  excludes: "",
  exitable: true,
  parseHTML: () => [{ tag: "code" }],
  renderHTML: () => ["code", 0],
  addInputRules() {
    return [markInputRule({ find: /(^|[^`])`([^`]+)`(?!`)$/, type: this.type })];
  },
});

/** A link with words of its own. Bare addresses in the text are text: the renderer links them. */
const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    href: { default: "" },
    title: { default: null },
    /** Written between < and >: its words are its address. */
    auto: { default: false, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const href = (element as HTMLElement).getAttribute("href") ?? "";
        return isLinkable(href) ? { href, title: (element as HTMLElement).getAttribute("title") } : false;
      },
    },
  ],
  // No href: a press into the text sets the caret, and never leads away from what is half written.
  renderHTML: ({ HTMLAttributes: { href, title } }) => ["a", { "data-href": href, title: title ?? href }, 0],
});

/** Kinds of address that a pasted link may have; the renderer holds all to the same. */
export function isLinkable(href: string): boolean {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  return scheme === undefined ? /^[/#?]/.test(href) : /^(?:https?|mailto|tel|attachment)$/.test(scheme);
}

/** A picture as Markdown names it. */
const Picture = Node.create({
  name: "picture",
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: "" },
    alt: { default: "" },
    title: { default: null },
  }),
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element) => {
        const src = (element as HTMLElement).getAttribute("src") ?? "";
        // What a page or a word processor carries along otherwise is of use to nobody here.
        return /^(?:https?|attachment):|^\/files\//i.test(src)
          ? { src, alt: (element as HTMLElement).getAttribute("alt") ?? "" }
          : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes: { src, alt } }) => [
    "span",
    { class: "surface-picture", "data-src": src },
    alt || src,
  ],
});

/** Markdown that the surface shows as it is written, such as a folded block or the addresses of links. */
const Source = Node.create({
  name: "source",
  group: "block",
  atom: true,
  addAttributes: () => ({ text: { default: "" } }),
  parseHTML: () => [
    {
      tag: "pre[data-source]",
      getAttrs: (element) => ({ text: (element as HTMLElement).dataset.source ?? "" }),
    },
  ],
  renderHTML: ({ HTMLAttributes: { text } }) => [
    "pre",
    { class: "surface-source", "data-source": text },
    text,
  ],
});

/** What Markdown says of lists and cells beyond Tiptap's own: whether items stand apart, and on which side a column stands. */
const Attributes = Extension.create({
  name: "markdownAttributes",
  addGlobalAttributes: () => [
    {
      types: ["bulletList", "orderedList"],
      attributes: {
        tight: {
          default: true,
          parseHTML: (element) => element.querySelector(":scope > li > p + p") === null,
          renderHTML: ({ tight }) => (tight ? {} : { "data-loose": "" }),
        },
      },
    },
    {
      types: ["tableCell", "tableHeader"],
      attributes: {
        side: {
          default: null,
          renderHTML: ({ side }) => (side ? { class: `align-${side}` } : {}),
        },
      },
    },
  ],
});

// Cells of a Markdown table are one line each, and have no widths or spans.
const oneLine = { content: "paragraph" };
const plainTable = Table.extend({
  // At the last cell the Tab key leads on out of the text: elsewhere it would make rows for ever.
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: () => this.editor.commands.goToNextCell(),
      "Shift-Tab": () => this.editor.commands.goToPreviousCell(),
      Enter: () => this.editor.isActive("table"),
      "Shift-Enter": () => this.editor.isActive("table"),
    };
  },
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
  addNodeView: () => null,
});

/** All that a text on the surface can be made of. */
export function surfaceNodes(): Extensions {
  return [
    StarterKit.configure({
      code: false,
      link: false,
      underline: false,
      dropcursor: { color: false, class: "surface-drop" },
      heading: { levels: [1, 2, 3, 4, 5, 6] },
      undoRedo: { newGroupDelay: 400 },
    }),
    Code,
    Link,
    Picture,
    Source,
    Attributes,
    plainTable.configure({ resizable: false }),
    TableRow,
    TableHeader.extend(oneLine),
    TableCell.extend(oneLine),
  ];
}

/** What a document on the surface may be. Each editor makes one of its own from the same nodes. */
export const surfaceSchema = getSchema(surfaceNodes());
