import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "./config.ts";
import { writeOnce } from "./write-once.ts";

/** Another Weft is running on the data folder. */
export class DataFolderInUse extends ConfigError {}

/** Who holds the folder: the number alone may be given to another process after a crash, so its start time goes with it. */
interface Holder {
  readonly pid: number;
  readonly startedAt?: string | null;
}

/**
 * Takes the data folder for this process: two on one folder would destroy the embedded database.
 * @returns what gives the folder back.
 * @throws ConfigError if another running process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "weft.lock");
  const own: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await writeOnce(path, JSON.stringify(own))) return () => rm(path, { force: true });
    const holder = await readHolder(path);
    if (holder && isRunning(holder)) {
      throw new DataFolderInUse(
        `The data folder ${dataDir} is in use by another Weft (process ${holder.pid}): stop that one first, or set WEFT_DATA to another folder.`,
      );
    }
    await removeStale(path);
  }
  throw new ConfigError(
    `The data folder ${dataDir} is being taken by another Weft at this moment: try again.`,
  );
}

/**
 * Removes a lock that a crash has left. It is moved aside first and looked at again: between reading and removing another
 * process may have put its own in the place, and that one must not be lost.
 */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const holder = await readHolder(aside);
  if (holder && isRunning(holder)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Holder;
  } catch {
    return undefined; // half written by a crash, or gone meanwhile
  }
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return (holder.startedAt ?? null) === startOf(holder.pid);
}

/** When a process began, as Linux tells it; null elsewhere, where the number alone has to do. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
