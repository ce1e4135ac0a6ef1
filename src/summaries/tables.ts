import type { ColumnType } from "kysely";
import type { PersonId } from "../viewer/index.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    summaries: {
      postId: number;
      version: number;
      markdown: string;
      html: string;
      openMarkdown: string;
      openHtml: string;
      changedBy: PersonId;
      changedAt: Date;
      document: ColumnType<string, never, never>;
    };
    summaryVersions: {
      postId: number;
      version: number;
      markdown: string;
      openMarkdown: string;
      why: string;
      writtenBy: PersonId;
      writtenAt: Date;
    };
    summaryCitations: {
      postId: number;
      personId: PersonId;
      replyIds: number[];
      passages: string;
      sinceVersion: number;
      askedAt: Date | null;
      fair: boolean | null;
      word: string;
      answeredAt: Date | null;
    };
  }
}
