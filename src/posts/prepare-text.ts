import { pictureMarkup } from "../attachments/index.ts";
import { knownTitles, previewCards } from "../link-previews/index.ts";
import { resolveHandles } from "../people/index.ts";
import { excerpt, renderMarkdown } from "../platform/text/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";

/** A text made ready to be kept: all that is slow about it is done. */
export interface PreparedText {
  readonly html: string;
  readonly excerpt: string;
  /** People mentioned who have an account. */
  readonly mentioned: readonly PersonId[];
  /** Pictures and files that the text shows. */
  readonly attachmentIds: readonly string[];
  /** Addresses that stand alone on a line: they get a preview card or, for a video, its title. */
  readonly links: readonly string[];
}

/**
 * Renders Markdown once, when it is written: mentions of people who exist become links, pictures get their credit,
 * lone links get the preview card that is known so far.
 */
export async function prepareText(ctx: Ctx, markdown: string): Promise<PreparedText> {
  const found = renderMarkdown(markdown);
  const videoUrls = found.videos.map((video) => video.watchUrl);
  const [people, pictures, cards, titles] = await Promise.all([
    resolveHandles(ctx, found.mentions),
    pictureMarkup(ctx, found.attachmentIds),
    previewCards(ctx, found.previews),
    knownTitles(ctx, videoUrls),
  ]);
  const { html } = renderMarkdown(markdown, {
    mention: (handle) => people.get(handle)?.path ?? null,
    picture: (id, written) => pictures.get(id)?.(written) ?? null,
    preview: (url) => cards.get(url) ?? null,
    videoTitle: (video) => titles.get(video.watchUrl) ?? null,
  });
  return {
    html,
    excerpt: excerpt(html, 240),
    mentioned: [...new Set([...people.values()].map((person) => person.id))],
    attachmentIds: [...pictures.keys()],
    links: [...found.previews, ...videoUrls],
  };
}
