import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrations } from "../migrations/index.ts";
import { createCache, type OwnCache } from "./platform/cache/index.ts";
import { systemClock } from "./platform/clock/index.ts";
import { type Config, ConfigError, lockDataDir, readSecrets, type Secrets } from "./platform/config/index.ts";
import type { PlatformCtx } from "./platform/ctx.ts";
import {
  listenToWrites,
  migrate,
  type OpenDatabase,
  openDatabase,
  whyUnreachable,
} from "./platform/database/index.ts";
import { createFiles } from "./platform/files/index.ts";
import { createJobs } from "./platform/jobs/index.ts";
import { createLive, type Live } from "./platform/live/index.ts";
import { createLog, type Log } from "./platform/log/index.ts";
import { createNodes, lonelyNode, type Nodes } from "./platform/nodes/index.ts";

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
 * @throws ConfigError if another process holds the folder, if it cannot be written, or if the database does not answer.
 */
export async function openWeft(config: Config): Promise<Weft> {
  const unlock = await takeFolder(config).catch((error) => explainFolder(error, config));
  try {
    const secrets = await readSecrets(config.dataDir).catch((error) => explainFolder(error, config));
    const database = await openOwnDatabase(config);
    const migrated = await migrate(database.db, migrations).catch(explainMigration);
    const log = createLog(config.logLevel);
    const nodes = config.redisUrl
      ? createNodes({ redisUrl: config.redisUrl, secret: secrets.signing })
      : lonelyNode;
    const cache = createCache(undefined, (tags) => nodes.tell("forget", tags));
    listenToWrites((tables) =>
      cache.forget(...[...tables].map((table) => (table === "*" ? "*" : `table:${table}`))),
    );
    const live = createLive({
      db: database.db,
      forget: cache.forgetHere,
      wakeOthers: () => nodes.tell("signals", null),
      // Another node may have written, or a command beside the server. One that is alone on its database hears of all.
      ...(database.embedded ? {} : { lookEveryMs: 5_000 }),
      onFailure: (error) => log.warn({ err: error }, "New signals could not be read"),
    });
    joinNodes(nodes, { cache, live, log });
    const ctx: PlatformCtx = {
      db: database.db,
      config,
      now: systemClock,
      jobs: createJobs({ pool: database.pool, log, alone: database.embedded }),
      files: createFiles(join(config.dataDir, "files")),
      live,
      log,
      cache,
      nodes,
    };
    return {
      ctx,
      secrets,
      database,
      migrated,
      async close() {
        await ctx.jobs.stop();
        await live.stop();
        await nodes.close();
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Nodes on one database server may share a folder; the embedded database in it is one process's alone. */
async function takeFolder(config: Config): Promise<() => Promise<void>> {
  return config.databaseUrl && config.redisUrl ? async () => {} : lockDataDir(config.dataDir);
}

/** Lets this node hear what the others change. While it cannot, it remembers nothing: what it knew may be old. */
function joinNodes(nodes: Nodes, { cache, live, log }: { cache: OwnCache; live: Live; log: Log }): void {
  if (!nodes.several) return;
  cache.remembers(false);
  nodes.hear("forget", (tags) => cache.forgetHere(...(tags as string[])));
  nodes.hear("signals", live.wake);
  nodes.onTurn((connected) => {
    cache.remembers(connected);
    if (connected) {
      log.info("Connected to the other nodes by Redis.");
      live.wake();
    } else {
      log.warn("Redis does not answer: nothing is remembered until it does, and other nodes are heard late.");
    }
  });
}

async function openOwnDatabase(config: Config): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    const why = await whyUnreachable(databaseUrl);
    if (why) throw new ConfigError(`The database server of DATABASE_URL cannot be used: ${why}.`);
    return openDatabase({ databaseUrl });
  }
  const folder = join(dataDir, "database");
  try {
    return await openDatabase({ dataDir: folder, template: await firstDatabase(config) });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const what = `The database in ${folder} cannot be opened (${said}): see docs/self-hosting.md, "When it does not start".`;
    throw new ConfigError(what, { cause });
  }
}

function explainMigration(error: Error): never {
  if (!error.message.startsWith("corrupted migrations")) throw error;
  throw new ConfigError(
    "The database was last used by a newer Weft: start that one, or bring back a backup.",
    {
      cause: error,
    },
  );
}

function explainFolder(error: NodeJS.ErrnoException, { dataDir }: Config): never {
  if (!["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "ENOSPC"].includes(error.code ?? "")) throw error;
  const todo =
    error.code === "ENOSPC"
      ? "make room on its disk"
      : "give it to the user who runs Weft, or set WEFT_DATA to another folder";
  throw new ConfigError(`The data folder ${dataDir} cannot be written (${error.code}): ${todo}.`);
}

/** A migrated, empty database made at build time: a first start unpacks it, which is quicker than making one. */
async function firstDatabase(config: Config): Promise<Uint8Array | undefined> {
  if (existsSync(join(config.dataDir, "database", "PG_VERSION"))) return undefined;
  const path = join(dirname(fileURLToPath(import.meta.url)), "first-database.tar.gz");
  return existsSync(path) ? readFile(path) : undefined;
}
