import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { EmbeddedWorkerData } from "./embedded-worker.ts";

/** A running embedded database. */
export interface EmbeddedDatabase {
  /** Folder of the socket: what `pg` calls the host. */
  readonly host: string;
  /** The whole data directory as one gzipped tar, for the next one to start from. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

// The longest socket path that Linux and macOS both take.
const SOCKET_PATH_MAX = 100;
/** It outlives being killed, so one that hangs is. */
const closeWithinMs = 10_000;

/**
 * Starts PGlite (PostgreSQL in WebAssembly) in a worker thread and waits until it answers.
 * @param options.dataDir where the data lie (made if missing); undefined keeps them in memory.
 * @param options.template a dump of `dump()` to begin from, for a data folder that is still empty.
 */
export async function startEmbedded(options: {
  dataDir?: string;
  template?: Uint8Array;
}): Promise<EmbeddedDatabase> {
  if (options.dataDir) await mkdir(dirname(options.dataDir), { recursive: true, mode: 0o700 });
  const wished = options.dataDir && join(dirname(options.dataDir), "run");
  const short = wished !== undefined && wished.length < SOCKET_PATH_MAX - 20;
  const host = short ? wished : await mkdtemp(join(tmpdir(), "weft-"));
  await mkdir(host, { recursive: true, mode: 0o700 });
  const socketPath = join(host, ".s.PGSQL.5432");
  await rm(socketPath, { force: true }); // one left by a crash would make the start fail

  const fresh = options.dataDir === undefined || !existsSync(join(options.dataDir, "PG_VERSION"));
  const workerData: EmbeddedWorkerData = {
    dataDir: options.dataDir,
    socketPath,
    template: fresh ? options.template : undefined,
  };
  const worker = new Worker(workerFile(), { workerData });
  try {
    await once(worker, "message"); // or "error", which throws here
  } catch (error) {
    if (!short) await rm(host, { recursive: true, force: true });
    throw error;
  }
  let closing = false;
  const ended = once(worker, "exit").then(() => {
    // Nothing could be read or written any more, so the process ends too, and whatever watches it starts it again.
    if (!closing) throw new Error("The embedded database has ended by itself.");
  });

  return {
    host,
    async dump() {
      worker.postMessage("dump");
      const [answer] = (await once(worker, "message")) as [{ dump: Uint8Array }];
      return answer.dump;
    },
    async close() {
      closing = true;
      worker.postMessage("close");
      const clock = setTimeout(() => void worker.terminate(), closeWithinMs);
      await ended;
      clearTimeout(clock);
      await rm(short ? socketPath : host, { recursive: true, force: true });
    },
  };
}

/** Beside this file: the bundle in a built Weft, the source (which Node reads as it is) in tests. */
function workerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, "embedded-worker.js");
  return existsSync(built) ? built : join(here, "embedded-worker.ts");
}
