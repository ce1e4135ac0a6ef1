import type { ColumnType, Generated } from "kysely";
import type { PostId, ReplyId } from "../posts/index.ts";
import type { GroupId, PersonId } from "../viewer/index.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    importRuns: {
      id: Generated<number>;
      source: string;
      groupId: GroupId;
      files: string[];
      startedAt: Generated<Date>;
      finishedAt: Date | null;
      messagesSeen: Generated<number>;
      summary: ColumnType<Record<string, unknown>, string | undefined, string>;
    };
    importedMessages: {
      groupId: GroupId;
      messageId: string;
      postId: PostId;
      replyId: ReplyId | null;
      sourceHash: string;
      contentHash: string;
      threadSubject: Generated<string>;
      sentAt: Date;
      awaits: string | null;
    };
    importedAddresses: {
      address: string;
      personId: PersonId;
      name: string;
      provedBy: PersonId | null;
      claimedAt: Date | null;
    };
  }
}
