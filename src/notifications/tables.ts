import type { ColumnType, Generated } from "kysely";
import type { GroupId, PersonId } from "../viewer/index.ts";
import type { Level } from "./levels.ts";

/** How mails reach somebody. */
export type MailWay = "at-once" | "daily" | "weekly" | "never";

declare module "../platform/database/tables.ts" {
  interface Tables {
    followLevels: {
      id: Generated<number>;
      personId: PersonId;
      groupId: GroupId | null;
      postId: number | null;
      level: Level;
      setAt: Date;
    };
    notices: {
      id: Generated<number>;
      personId: PersonId;
      groupId: GroupId | null;
      postId: number | null;
      createdAt: Date;
      changedAt: Date;
      readAt: Date | null;
    };
    noticeEvents: {
      id: Generated<number>;
      noticeId: number;
      personId: PersonId;
      activityId: number;
      kind: string;
      reason: string;
      direct: boolean;
      actorId: PersonId | null;
      replyId: number | null;
      createdAt: Date;
      mailedAt: Date | null;
    };
    noticeChoices: {
      personId: PersonId;
      direct: MailWay;
      rest: MailWay;
      pausedUntil: ColumnType<string | null, string | null, string | null>;
      changedAt: Date;
    };
    digests: {
      personId: PersonId;
      day: ColumnType<string, string, string>;
      sent: boolean;
      madeAt: Date;
    };
  }
}
