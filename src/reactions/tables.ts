import type { Generated } from "kysely";
import type { PersonId } from "../viewer/index.ts";
import type { ReactionKind } from "./kinds.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    reactions: {
      id: Generated<number>;
      personId: PersonId;
      postId: number | null;
      replyId: number | null;
      kind: Generated<ReactionKind>;
      words: Generated<string>;
      createdAt: Generated<Date>;
    };
  }
}
