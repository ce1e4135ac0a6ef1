import type { Cache } from "./cache/index.ts";
import type { Config } from "./config/index.ts";
import type { Db } from "./database/index.ts";
import type { Files } from "./files/index.ts";
import type { Jobs } from "./jobs/index.ts";
import type { Live } from "./live/index.ts";
import type { Log } from "./log/index.ts";
import type { Nodes } from "./nodes/index.ts";

/**
 * What every function that does something is handed first. Rooms above add who is asking (see src/viewer).
 * Inside `inTransaction` a copy of it comes with `db` as the transaction.
 */
export interface PlatformCtx {
  readonly db: Db;
  readonly config: Config;
  readonly now: () => Date;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly live: Live;
  readonly log: Log;
  readonly cache: Cache;
  readonly nodes: Nodes;
}
