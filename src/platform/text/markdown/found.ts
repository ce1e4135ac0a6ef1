import type { Video } from "../videos.ts";

/** HTML made by our own code, which goes into a rendered text as it is. Whoever makes it has escaped what is in it. */
export interface TrustedHtml {
  readonly html: string;
}

/** How an author wrote a picture. */
export interface PictureInText {
  readonly src: string;
  readonly alt: string;
  readonly title: string;
}

/** What the renderer asks of the rooms above. All are answered at once, so look up beforehand (see `renderMarkdown`). */
export interface RenderOptions {
  /** The address behind a folded handle; null leaves the mention plain text. */
  readonly mention?: (handle: string) => string | null;
  /** The markup of an attached picture or file; null shows its alternative text. */
  readonly picture?: (attachmentId: string, picture: PictureInText) => TrustedHtml | null;
  /** What a video is called whose address stands bare in a paragraph; null or absent shows the address. */
  readonly videoTitle?: (video: Video) => string | null;
  /** The card for an address alone in a paragraph; null or absent leaves a link marked with `data-preview`. */
  readonly preview?: (url: string) => TrustedHtml | null;
}

/** All that the rules of one rendering find, and what is to be put in after sanitising. */
export interface Found {
  readonly options: RenderOptions;
  readonly mentions: Set<string>;
  readonly links: Set<string>;
  readonly previews: Set<string>;
  readonly videos: Map<string, Video>;
  readonly attachmentIds: Set<string>;
  /** Keeps trusted HTML and gives the text that stands for it until the rest is sanitised. */
  readonly slot: (trusted: TrustedHtml) => string;
}

/** Where the rules find it in markdown-it's environment. */
export function foundIn(env: Record<string | symbol, unknown>): Found {
  return env.found as Found;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const attachment = new RegExp(`^(?:attachment:|/files/)(${uuid})(?=$|[/?#])`, "i");

/** The attachment that `attachment:<uuid>` or `/files/<uuid>/…` means. */
export function attachmentIdOf(address: string): string | null {
  return attachment.exec(address)?.[1]?.toLowerCase() ?? null;
}
