import type { ColumnType, Generated } from "kysely";
import type { PersonId } from "../viewer/index.ts";

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
      purpose: Generated<"post" | "face" | "group">;
      postId: number | null;
      replyId: number | null;
      name: string;
      mediaType: string;
      sizeBytes: number;
      sha256: string;
      fileKey: string;
      width: number | null;
      height: number | null;
      colour: string | null;
      variants: ColumnType<Variant[], string | undefined, string>;
      alt: Generated<string>;
      title: Generated<string>;
      author: Generated<string>;
      sourceUrl: Generated<string>;
      licence: Generated<string>;
      createdAt: Generated<Date>;
    };
  }
}
