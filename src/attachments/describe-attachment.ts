import { markdownLine } from "./markdown-line.ts";
import type { Attachment } from "./queries.ts";
import { variantPath } from "./views/picture.tsx";

/** What the script of a text is told of an attachment in it. */
export interface DescribedAttachment {
  readonly id: string;
  readonly kind: "picture" | "file";
  readonly name: string;
  readonly alt: string;
  readonly title: string;
  readonly author: string;
  readonly sourceUrl: string;
  readonly licence: string;
  /** The line that shows it in a text. */
  readonly markdown: string;
  /** Address of its smallest size; null for a file. */
  readonly thumbnail: string | null;
  /** Whether the viewer may say what it shows and who made it. */
  readonly mine: boolean;
}

export function describeAttachment(attachment: Attachment, mine: boolean): DescribedAttachment {
  const { id, kind, name, alt, title, author, sourceUrl, licence, variants } = attachment;
  const small = variants.find((variant) => variant.format === "webp");
  return {
    id,
    kind,
    name,
    alt,
    title,
    author,
    sourceUrl,
    licence,
    markdown: markdownLine(attachment),
    thumbnail: small ? variantPath(id, small) : null,
    mine,
  };
}
