import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type NodeView } from "@tiptap/pm/view";
import { markdownGrammar } from "../../platform/grammar/index.ts";
import type { Words } from "./words.ts";
import { writeBlock } from "./write-markdown.ts";

const { linkify } = markdownGrammar();
const mention = /(?<![\p{L}\p{M}\p{N}_@./+-])@[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*/gu;

/**
 * How the text looks beyond its marks: bare addresses and names as the links that they will be, pictures with their credit, and
 * what to write in an empty text.
 */
export function surfaceLooks(words: Words): Extension {
  return Extension.create({
    name: "surfaceLooks",
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        state: {
          init: (_config, { doc }) => decorate(doc),
          apply: (transaction, old) => (transaction.docChanged ? decorate(transaction.doc) : old),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
          nodeViews: { picture: pictureView, source: (node) => sourceView(node, words) },
        },
      }),
    ],
  });
}

const known = new WeakMap<Node, readonly { from: number; to: number; class: string }[]>();

function decorate(doc: Node): DecorationSet {
  const all: Decoration[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === "codeBlock") return false;
    if (!node.isText || node.marks.some(({ type }) => type.name === "code" || type.name === "link"))
      return true;
    for (const found of foundIn(node))
      all.push(Decoration.inline(at + found.from, at + found.to, { class: found.class }));
    return false;
  });
  const [only] = doc.children;
  const isEmpty = doc.childCount === 1 && only?.type.name === "paragraph" && only.content.size === 0;
  if (isEmpty && only) all.push(Decoration.node(0, only.nodeSize, { class: "surface-empty" }));
  return DecorationSet.create(doc, all);
}

function foundIn(node: Node) {
  const before = known.get(node);
  if (before) return before;
  const text = node.text ?? "";
  const links = (/[:@.]/.test(text) && linkify.match(text)) || [];
  const found = links.map(({ index, lastIndex }) => ({
    from: index,
    to: lastIndex,
    class: "surface-address",
  }));
  for (const match of text.includes("@") ? text.matchAll(mention) : [])
    if (!links.some(({ index, lastIndex }) => match.index >= index && match.index < lastIndex))
      found.push({ from: match.index, to: match.index + match[0].length, class: "mention" });
  known.set(node, found);
  return found;
}

const shown = new Map<string, Promise<string>>();
const pictures = new Set<() => Promise<void>>();

/** The picture as it will be shown, with its credit: the renderer of posts says how. */
function pictureView(node: Node): NodeView {
  const dom = document.createElement("span");
  dom.className = "surface-picture";
  dom.textContent = node.attrs.alt || "…";
  const paragraph = node.type.schema.node("paragraph", null, node);
  const text = writeBlock(paragraph);
  const show = async () => {
    const html = await rendered(text);
    const figure = document.createElement("template");
    figure.innerHTML = html;
    const picture = figure.content.querySelector("figure, a.attachment");
    // A press on a linked picture chooses it.
    for (const link of figure.content.querySelectorAll("a")) link.removeAttribute("href");
    if (picture) dom.replaceChildren(picture);
  };
  void show();
  pictures.add(show);
  return { dom, ignoreMutation: () => true, destroy: () => pictures.delete(show) };
}

function rendered(text: string): Promise<string> {
  const before = shown.get(text);
  if (before) return before;
  const body = new URLSearchParams({ text });
  const made = fetch("/preview", { method: "POST", body, headers: { accept: "text/html" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  shown.set(text, made);
  return made;
}

/** Shows all pictures anew: one of them has been described. */
export function refreshPictures(): void {
  shown.clear();
  for (const show of pictures) void show();
}

function sourceView(node: Node, words: Words): NodeView {
  const dom = document.createElement("pre");
  dom.className = "surface-source";
  dom.title = words.say("source");
  dom.textContent = node.attrs.text;
  return { dom, ignoreMutation: () => true };
}
