import { renderToString } from "preact-render-to-string";
import type { Translate } from "../platform/languages/index.ts";
import type { TrustedHtml } from "../platform/text/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findUsable } from "./queries.ts";
import { FileLink } from "./views/file-link.tsx";
import { Picture } from "./views/picture.tsx";

/**
 * The markup that shows each of these attachments in a text: a figure with its credit, or a line to download a file.
 * What the writer may not use is left out, and then stands in the text as it was typed.
 */
export async function pictureMarkup(
  ctx: Ctx,
  ids: readonly string[],
  knowsPost: (postId: number) => Promise<boolean>,
): Promise<ReadonlyMap<string, TrustedHtml>> {
  const usable = await findUsable(ctx, ids, knowsPost);
  return new Map(usable.map((attachment) => [attachment.id, markupOf(attachment, ctx.t)]));
}

type Shown = Awaited<ReturnType<typeof findUsable>>[number];

/** The markup of one attachment, as it stands in a text. */
export function markupOf(attachment: Shown, t: Translate): TrustedHtml {
  const html = renderToString(
    attachment.kind === "picture" ? (
      <Picture attachment={attachment} t={t} />
    ) : (
      <FileLink attachment={attachment} />
    ),
  );
  return { html };
}
