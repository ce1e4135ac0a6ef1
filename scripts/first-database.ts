import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrations } from "../migrations/index.ts";
import { migrate, openDatabase } from "../src/platform/database/index.ts";
import { createJobs } from "../src/platform/jobs/index.ts";
import { createLog } from "../src/platform/log/index.ts";

const cacheFolder = "node_modules/.cache/weft";
const madeFrom = ["src/platform/jobs/queue.ts", "package-lock.json"];

/**
 * An embedded database with every table and no row, packed: what a first start unpacks, and what tests begin from. It takes
 * some seconds to make, so it is kept until a migration or a package changes.
 * @returns a gzipped tar, as PGlite reads it. Paths are relative to the project's folder, where the caller must stand.
 */
export async function firstDatabase(): Promise<Uint8Array> {
  const path = join(cacheFolder, `first-database-${await fingerprint()}.tar.gz`);
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return kept;
  const dump = await make();
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(`${path}.${process.pid}`, dump); // two makers at once: each file appears whole
  await rename(`${path}.${process.pid}`, path);
  await clearAway();
  return dump;
}

const keptMs = 2 * 86_400_000;

/** Removes those of a few days ago: each step and each package update leaves one. */
async function clearAway(): Promise<void> {
  const names = (await readdir(cacheFolder)).filter((name) => name.startsWith("first-database-"));
  for (const path of names.map((name) => join(cacheFolder, name))) {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > keptMs) await rm(path, { force: true });
  }
}

async function make(): Promise<Uint8Array> {
  const database = await openDatabase({});
  try {
    await migrate(database.db, migrations);
    const jobs = createJobs({ pool: database.pool, log: createLog("warn"), alone: true });
    await jobs.open(() => ({}));
    await jobs.stop();
    return await database.dump();
  } finally {
    await database.close();
  }
}

/** Changes with every migration, and with the lock file: another PGlite may write its data differently. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha1");
  const steps = (await readdir("migrations")).filter((name) => /^\d.*(?<!\.test)\.ts$/.test(name)).sort();
  for (const path of [...steps.map((name) => join("migrations", name)), ...madeFrom])
    hash.update(path).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}
