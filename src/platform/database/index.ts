export { queryCount } from "./guarded-driver.ts";
export { migrate } from "./migrate.ts";
export { type Db, type OpenDatabase, openDatabase } from "./open.ts";
export type { Tables } from "./tables.ts";
export {
  afterCommit,
  beforeCommit,
  insideTransaction,
  inTransaction,
  listenToWrites,
} from "./transaction.ts";
export { whyUnreachable } from "./unreachable.ts";
