import type { ColumnType, Generated } from "kysely";
import type { PersonId } from "../viewer/index.ts";

/** What an attachment is for: to stand in texts, to be a person's face, to be a group's picture. */
export type Purpose = "post" | "face" | "group";

/** Where a text that shows an attachment stands. */
export interface TextPlace {
  readonly postId: number;
  readonly replyId: number | null;
}

/** One size of a picture, as a file of its own. */
export interface Variant {
  readonly width: number;
  readonly height: number;
  readonly format: "avif" | "webp";
  readonly key: string;
  readonly bytes: number;
}

declare module "../platform/database/tables.ts" {
  interface Tables {
    attachments: {
      id: Generated<string>;
      kind: "picture" | "file";
      ownerId: PersonId | null;
      purpose: Generated<Purpose>;
      name: string;
      mediaType: string;
      sizeBytes: number;
      sha256: string;
      fileKey: string;
      width: number | null;
      height: number | null;
      variants: ColumnType<Variant[], string | undefined, string>;
      alt: Generated<string>;
      title: Generated<string>;
      author: Generated<string>;
      sourceUrl: Generated<string>;
      licence: Generated<string>;
      createdAt: Generated<Date>;
      /** When the daily tidying first found it in no text; null while one shows it. */
      unusedSince: Date | null;
    };
    attachmentUses: {
      attachmentId: string;
      postId: number;
      replyId: number | null;
    };
  }
}
