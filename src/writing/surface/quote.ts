import { DOMParser as DocumentParser } from "@tiptap/pm/model";
import { cleanHtml } from "./clean-html.ts";
import { surfaceSchema } from "./schema.ts";
import { destination, escapeText } from "./write-inline.ts";
import { writeBlocks } from "./write-markdown.ts";

/**
 * Words out of a talk as a quote in Markdown.
 * @param passage what was chosen, as it stands on the page.
 * @param wrote who said it, as the first line of the quote: it links to where the words stand.
 */
export function quoteOf(passage: DocumentFragment, wrote: string, path: string): string {
  for (const figure of passage.querySelectorAll("figure, weft-video, [data-preview]")) standIn(figure);
  const holder = document.createElement("div");
  holder.append(passage);
  const clean = document.createElement("div");
  clean.innerHTML = cleanHtml(holder.innerHTML);
  const doc = DocumentParser.fromSchema(surfaceSchema).parse(clean);
  const lines = `[${escapeText(wrote)}](${destination(path)})\n\n${writeBlocks(doc)}`.trim().split("\n");
  return lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
}

/** A picture or a film is quoted by its words: the file belongs to the text that it stands in. */
function standIn(element: Element): void {
  const link = element.querySelector("a[href^='http']") ?? (element.matches("a") ? element : null);
  const words = element.querySelector("img")?.getAttribute("alt") ?? element.textContent?.trim() ?? "";
  const paragraph = document.createElement("p");
  if (link && element.localName !== "figure") {
    const copy = document.createElement("a");
    copy.setAttribute("href", link.getAttribute("href") ?? "");
    copy.textContent = link.textContent;
    paragraph.append(copy);
  } else paragraph.textContent = words;
  if (element.closest("p")) element.replaceWith(...paragraph.childNodes);
  else element.replaceWith(paragraph);
}
