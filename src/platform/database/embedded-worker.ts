import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { serveSession } from "./session-server.ts";

/** What the thread is started with: where the data lie and which socket to answer on. */
export interface EmbeddedWorkerData {
  readonly dataDir: string | undefined;
  readonly socketPath: string;
  readonly template?: Uint8Array;
}

/** PGlite behind a socket, in a thread of its own, so that a long query never holds up the web server. */
const { dataDir, socketPath, template } = workerData as EmbeddedWorkerData;
const db = await PGlite.create({
  ...(dataDir ? { dataDir } : {}),
  ...(template ? { loadDataDir: new Blob([template as Uint8Array<ArrayBuffer>]) } : {}),
});
const server = await serveSession(db, socketPath);
parentPort?.on("message", async (message: "close" | "dump") => {
  if (message === "dump") {
    const dump = await db.dumpDataDir("gzip");
    parentPort?.postMessage({ dump: new Uint8Array(await dump.arrayBuffer()) });
    return;
  }
  await server.close();
  await db.close();
  parentPort?.postMessage("closed");
  parentPort?.close();
});
parentPort?.postMessage("ready");
