import type { ColumnType } from "kysely";

declare module "../platform/database/tables.ts" {
  interface Tables {
    settings: {
      key: string;
      value: ColumnType<unknown, string, string>;
      updatedAt: ColumnType<Date, Date | undefined, Date>;
    };
  }
}
