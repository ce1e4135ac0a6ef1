import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallRedis, redisMissing } from "../../scripts/find-redis.ts";
import { freePort } from "./free-port.ts";

/** A Redis of our own, on the loopback only, that keeps nothing. */
export interface RedisServer {
  readonly url: string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Begins anew on the same port. */
  begin(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws with one sentence if there is no Redis, or if it does not start. */
export async function startRedisServer(): Promise<RedisServer> {
  const program = findOrInstallRedis();
  if (!program) throw new Error(redisMissing);
  const folder = mkdtempSync(join(tmpdir(), "weft-redis-"));
  const port = await freePort();
  let server: ChildProcess | undefined;

  async function begin(): Promise<void> {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    server = spawn(program as string, [...args, "--dir", folder], { stdio: "ignore" });
    const own = server;
    process.once("exit", () => own.kill("SIGKILL"));
    const deadline = Date.now() + 10_000;
    while (!(await answers(port))) {
      if (Date.now() > deadline || own.exitCode !== null) throw new Error("Redis did not start.");
      await new Promise((wait) => setTimeout(wait, 25));
    }
  }
  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill("SIGKILL");
    await gone;
  }

  await begin();
  return {
    url: `redis://127.0.0.1:${port}`,
    begin,
    kill,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => socket.end(() => resolve(true)));
    socket.once("error", () => resolve(false));
  });
}
