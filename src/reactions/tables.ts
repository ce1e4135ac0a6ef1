import type { Generated } from "kysely";
import type { PersonId } from "../viewer/index.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    reactions: {
      id: Generated<number>;
      personId: PersonId;
      postId: number | null;
      replyId: number | null;
      kind: Generated<string>;
      createdAt: Generated<Date>;
    };
  }
}
