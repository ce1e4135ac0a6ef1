import type { Generated } from "kysely";
import type { GroupId, PersonId } from "../viewer/index.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    postTemplates: {
      id: Generated<number>;
      groupId: GroupId;
      name: string;
      hint: Generated<string>;
      kind: string;
      title: Generated<string>;
      markdown: Generated<string>;
      writtenBy: PersonId | null;
      writtenAt: Generated<Date>;
      changedBy: PersonId | null;
      changedAt: Date | null;
      deletedBy: PersonId | null;
      deletedAt: Date | null;
    };
  }
}
