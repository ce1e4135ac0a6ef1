import type { Generated } from "kysely";

declare module "../platform/database/tables.ts" {
  interface Tables {
    linkPreviews: {
      url: string;
      title: Generated<string>;
      description: Generated<string>;
      siteName: Generated<string>;
      pictureId: string | null;
      askedAt: Generated<Date>;
      fetchedAt: Date | null;
      failure: string | null;
    };
    linkPreviewUses: {
      url: string;
      postId: number;
      replyId: number | null;
    };
  }
}
