import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import type { EditorProps } from "@tiptap/pm/view";
import { cleanHtml } from "./clean-html.ts";
import { KeptSources } from "./kept-sources.ts";
import { CannotHold } from "./read-inline.ts";
import { writeBlock } from "./write-markdown.ts";

/** What comes in by paste and drop becomes clean text of the surface; what is copied goes out as Markdown beside its HTML. */
export function pasting(): Pick<
  EditorProps,
  "transformPastedHTML" | "clipboardTextParser" | "clipboardTextSerializer" | "handlePaste" | "handleDrop"
> {
  return {
    transformPastedHTML: cleanHtml,
    clipboardTextParser: (text, $context, plain) => {
      const { schema } = $context.doc.type;
      const blocks = plain ? null : readOrNull(schema, text);
      return blocks
        ? new Slice(Fragment.from(blocks), openness(blocks[0]), openness(blocks.at(-1)))
        : plainSlice(schema, text);
    },
    clipboardTextSerializer: ({ content }) => markdownOf(content),
    // Files are taken by the field around.
    handlePaste: (_view, event) =>
      bringsFiles(event.clipboardData) && !event.clipboardData?.types.includes("text/plain"),
    handleDrop: (_view, event, _slice, moved) => !moved && bringsFiles(event.dataTransfer),
  };
}

const bringsFiles = (data: DataTransfer | null) => (data?.files.length ?? 0) > 0;

function readOrNull(schema: Schema, text: string): readonly Node[] | null {
  try {
    const { content } = new KeptSources(schema).open(text.replace(/\r\n?/g, "\n"));
    return content.content;
  } catch (error) {
    if (error instanceof CannotHold) return null;
    throw error;
  }
}

const openness = (node: Node | undefined) => (node?.type.name === "paragraph" ? 1 : 0);

function plainSlice(schema: Schema, text: string): Slice {
  const paragraphs = text
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .map((part) => schema.node("paragraph", null, linesOf(schema, part)));
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

function linesOf(schema: Schema, text: string): Node[] {
  return text
    .split("\n")
    .flatMap((line, at) => [
      ...(at > 0 ? [schema.node("hardBreak")] : []),
      ...(line === "" ? [] : [schema.text(line)]),
    ]);
}

/** Markdown for what was chosen: blocks, or words within one. */
export function markdownOf(content: Fragment): string {
  const written: string[] = [];
  content.forEach((node) => {
    const text = node.isBlock
      ? writeBlock(node, written.at(-1))
      : writeBlock(node.type.schema.node("paragraph", null, content));
    if (node.isBlock || written.length === 0) written.push(text);
  });
  return written.join("\n\n");
}
