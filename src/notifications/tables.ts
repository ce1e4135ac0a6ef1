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
      placeKind: Generated<string | null>;
      placeId: Generated<number | null>;
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
      pushedAt: Generated<Date | null>;
    };
    noticeChoices: {
      personId: PersonId;
      direct: MailWay;
      rest: MailWay;
      pausedUntil: ColumnType<string | null, string | null, string | null>;
      pushDirect: Generated<boolean>;
      pushRest: Generated<boolean>;
      /** Also the words of what only members may read. */
      pushWords: Generated<boolean>;
      digestOfEachGroup: Generated<boolean>;
      /** Minutes of the day; both null for always. */
      openFrom: Generated<number | null>;
      openUntil: Generated<number | null>;
      /** Monday is 1, Tuesday 2, Wednesday 4 … */
      openDays: Generated<number>;
      changedAt: Date;
    };
    pushBrowsers: {
      id: Generated<number>;
      personId: PersonId;
      sessionToken: string | null;
      endpoint: string;
      p256dh: string;
      auth: string;
      name: string;
      createdAt: Date;
      usedAt: Date | null;
    };
    toldCounts: {
      postId: number;
      atOnce: number;
      byDigest: number;
      countedAt: Date;
    };
    digests: {
      personId: PersonId;
      day: ColumnType<string, string, string>;
      sent: boolean;
      madeAt: Date;
    };
  }
}
