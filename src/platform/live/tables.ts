import type { ColumnType, Generated } from "kysely";

declare module "../database/tables.ts" {
  interface Tables {
    liveClock: { id: number; last: number; tidiedTo: Generated<number> };
    liveSignals: {
      number: number;
      topic: string;
      data: ColumnType<unknown, string, never>;
      madeAt: Generated<Date>;
    };
  }
}
