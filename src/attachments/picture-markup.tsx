import { renderToString } from "preact-render-to-string";
import type { Translate } from "../platform/languages/index.ts";
import type { PictureInText, TrustedHtml } from "../platform/text/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { type Attachment, findUsable } from "./queries.ts";
import { FileLink } from "./views/file-link.tsx";
import { Picture } from "./views/picture.tsx";

/** Gives the markup of one attachment where a writer has put it: see the option `picture` of `renderMarkdown`. */
export type MarkupInText = (written: Pick<PictureInText, "alt">) => TrustedHtml;

/**
 * The markup that shows each of these attachments in a text: a figure with its credit, or a line to download a file.
 * What the writer may not use is left out, and then stands in the text as it was typed.
 */
export async function pictureMarkup(
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MarkupInText>> {
  const usable = await findUsable(ctx, ids);
  return new Map(usable.map((one) => [one.id, (written) => markupOf(one, ctx.t, written.alt)]));
}

/**
 * The markup of one attachment, as it stands in a text.
 * @param written what the writer says that it shows here: it goes before the words that the picture brings along. A file's
 *   name is no such words, it is what the line that was put in begins with.
 */
export function markupOf(attachment: Attachment, t: Translate, written = ""): TrustedHtml {
  const alt = written.trim() && written.trim() !== attachment.name ? written.trim() : attachment.alt;
  const html = renderToString(
    attachment.kind === "picture" ? (
      <Picture attachment={{ ...attachment, alt }} t={t} />
    ) : (
      <FileLink attachment={attachment} />
    ),
  );
  return { html };
}
