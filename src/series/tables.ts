import type { Generated } from "kysely";
import type { GroupId, PersonId } from "../viewer/index.ts";

export type Unit = "day" | "week" | "month";

declare module "../platform/database/tables.ts" {
  interface Tables {
    series: {
      id: Generated<number>;
      groupId: GroupId;
      title: string;
      about: Generated<string>;
      everyCount: number;
      everyUnit: Unit;
      firstDay: string;
      /** "09:00" on the clock of timeZone, whatever the season. */
      atTime: string;
      timeZone: string;
      begunBy: PersonId | null;
      begunAt: Generated<Date>;
      endedAt: Date | null;
      endedBy: PersonId | null;
    };
    seriesParts: {
      id: Generated<number>;
      seriesId: number;
      number: number;
      title: Generated<string>;
      markdown: Generated<string>;
      hostId: PersonId | null;
      dueAt: Date;
      skippedAt: Date | null;
      skippedBy: PersonId | null;
      startedAt: Date | null;
      postId: number | null;
      /** The part whose host is offered an exchange. */
      swapWith: number | null;
      /** Message key: why it could not start on its day. */
      stuck: string | null;
    };
  }
}
