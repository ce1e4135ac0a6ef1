import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrations } from "../migrations/index.ts";
import { createCache } from "./platform/cache/index.ts";
import { systemClock } from "./platform/clock/index.ts";
import { type Config, lockDataDir, readSecrets, type Secrets } from "./platform/config/index.ts";
import type { PlatformCtx } from "./platform/ctx.ts";
import { listenToWrites, migrate, type OpenDatabase, openDatabase } from "./platform/database/index.ts";
import { createFiles } from "./platform/files/index.ts";
import { createJobs } from "./platform/jobs/index.ts";
import { createLive } from "./platform/live/index.ts";
import { createLog } from "./platform/log/index.ts";

/** An opened installation: everything below the features, ready to be used by the server or by a command. */
export interface Weft {
  readonly ctx: PlatformCtx;
  readonly secrets: Secrets;
  readonly database: OpenDatabase;
  /** Names of the migration steps taken at this opening. */
  readonly migrated: readonly string[];
  /** Ends all in order: jobs, database, the hold on the data folder. */
  close(): Promise<void>;
}

/**
 * Opens an installation: takes its data folder, makes or reads its secrets, opens the database and brings it up to date.
 * @throws ConfigError if another process holds the folder.
 */
export async function openWeft(config: Config): Promise<Weft> {
  const unlock = await lockDataDir(config.dataDir);
  try {
    const secrets = await readSecrets(config.dataDir);
    const database = await openDatabase(
      config.databaseUrl
        ? { databaseUrl: config.databaseUrl }
        : { dataDir: join(config.dataDir, "database"), template: await firstDatabase(config) },
    );
    const migrated = await migrate(database.db, migrations);
    const log = createLog(config.logLevel);
    const cache = createCache();
    listenToWrites((tables) =>
      cache.forget(...[...tables].map((table) => (table === "*" ? "*" : `table:${table}`))),
    );
    const ctx: PlatformCtx = {
      db: database.db,
      config,
      now: systemClock,
      jobs: createJobs({ pool: database.pool, log, alone: database.embedded }),
      files: createFiles(join(config.dataDir, "files")),
      live: createLive(),
      log,
      cache,
    };
    return {
      ctx,
      secrets,
      database,
      migrated,
      async close() {
        await ctx.jobs.stop();
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A migrated, empty database made at build time: a first start unpacks it, which is quicker than making one. */
async function firstDatabase(config: Config): Promise<Uint8Array | undefined> {
  if (existsSync(join(config.dataDir, "database", "PG_VERSION"))) return undefined;
  const path = join(dirname(fileURLToPath(import.meta.url)), "first-database.tar.gz");
  return existsSync(path) ? readFile(path) : undefined;
}
