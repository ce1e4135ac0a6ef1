import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A server in a process of its own. */
export interface Server {
  readonly url: string;
  /** Memory it holds, in megabytes; undefined where the system does not tell. */
  memoryMb(): number | undefined;
  /** Its number in the system, to send it a signal. */
  readonly pid: number;
  /** Processor time it has taken so far, all its threads together; undefined where the system does not tell. */
  processorMs(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until it prints its address.
 * @throws with what it printed, if it ends before.
 */
export async function startServer(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => child.kill("SIGKILL"); // whatever ends the measurement, it must not stay behind
  process.once("exit", kill);
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid as number,
    memoryMb: () => memoryOf(child.pid as number),
    processorMs: () => processorTimeOf(child.pid as number),
    async stop() {
      process.removeListener("exit", kill);
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      if (said.length > 100_000) return; // it has long been ready
      said += chunk;
      const address = /https?:\/\/\S+/.exec(said.split("\n").find((line) => !line.startsWith("{")) ?? "");
      if (address && said.includes("\n")) resolve(address[0]);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk;
    });
    child.once("exit", (code) => reject(new Error(`${child.spawnargs[1]} ended with ${code}:\n${said}`)));
  });
}

function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

const ticksPerSecond = 100; // Linux tells it to programs so, whatever its kernel uses

function processorTimeOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return undefined;
  }
}
