import type { ColumnType, Generated } from "kysely";
import type { GroupId, PersonId } from "../viewer/index.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    activity: {
      id: Generated<number>;
      kind: string;
      actorId: PersonId | null;
      groupId: GroupId | null;
      postId: number | null;
      replyId: number | null;
      personId: PersonId | null;
      data: ColumnType<Record<string, unknown>, string | undefined, string>;
      createdAt: ColumnType<Date, Date | undefined, Date>;
    };
  }
}
