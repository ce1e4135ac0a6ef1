import type { ColumnType, Generated } from "kysely";
import type { PersonId } from "../viewer/index.ts";

/** What stands in the fields of a form, by their names. */
export type DraftTexts = Readonly<Record<string, string>>;

declare module "../platform/database/tables.ts" {
  interface Tables {
    drafts: {
      id: Generated<number>;
      personId: PersonId;
      name: string;
      texts: ColumnType<DraftTexts, string, string>;
      version: Generated<number>;
      begunAt: Date;
      changedAt: Date;
      otherTexts: ColumnType<DraftTexts | null, string | null, string | null>;
      otherAt: Date | null;
      thrownAwayAt: Date | null;
    };
  }
}
