import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** A Weft of its own, as people run it: the built program, a port, a data folder that goes when it stops. */
export interface Product {
  /** Its address, without a trailing slash. */
  readonly url: string;
  readonly dataDir: string;
  /** What it has printed so far: the ready line, the set-up link, the log. */
  output(): string;
  /** Ends it by SIGTERM and removes its data (unless they were there before). @returns the exit code. */
  stop(): Promise<number | null>;
  /** Ends it by SIGTERM and starts it again where it was: the same address, the same data. */
  restart(): Promise<void>;
  /** Ends it by SIGKILL, as a crash or a power cut would; its data stay. */
  kill(): Promise<void>;
}

/** What `weft setup` is told: the community's name and its first administrator. */
export interface Community {
  readonly name: string;
  readonly adminName: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  /** Fill it with the example community. */
  readonly example?: boolean;
}

export interface ProductOptions {
  /** Set it up first; without one it starts as on a first start, with a set-up link. */
  readonly community?: Community;
  /** Settings beside PORT, WEFT_DATA and WEFT_URL. */
  readonly env?: Readonly<Record<string, string>>;
  /** Data that another product has left, to be gone on with. */
  readonly dataDir?: string;
  /** How long the start may take. */
  readonly startMs?: number;
}

const program = "dist/server/cli.js";

/**
 * Starts the built product on a free port and waits until it says that it is ready.
 * @throws with what it printed, if it ends or is not ready in time.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "weft-test-"));
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TZ: "UTC",
    NODE_ENV: "production",
    WEFT_LOG_LEVEL: "warn",
    WEFT_LINK_PREVIEWS: "off", // tests reach nothing outside
    WEFT_RATE_LIMIT: "0", // a journey signs up faster than a person
    ...options.env,
    PORT: String(port),
    WEFT_DATA: options.dataDir ?? join(folder, "data"),
  };
  if (options.community) await setUp(options.community, env);
  let running = run(["start"], env);
  const ready = () => untilReady(running.child, running.output, options.startMs ?? 120_000);
  await ready();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir: env.WEFT_DATA,
    output: () => running.output(),
    async stop() {
      await end(running.child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
      return running.child.exitCode;
    },
    async restart() {
      await end(running.child, "SIGTERM");
      running = run(["start"], env);
      await ready();
    },
    kill: () => end(running.child, "SIGKILL"),
  };
}

/**
 * Runs one command of the built product to its end.
 * @returns its exit code and everything it printed.
 */
export async function runWeft(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = "",
): Promise<{ code: number | null; output: string }> {
  const { child, output } = run(args, env);
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output: output() };
}

async function setUp(community: Community, env: NodeJS.ProcessEnv): Promise<void> {
  const { name, adminName, adminEmail, adminPassword, example } = community;
  const args = [
    "setup",
    "--name",
    name,
    "--admin-name",
    adminName,
    "--admin-email",
    adminEmail,
    "--admin-password-stdin",
  ];
  const { code, output } = await runWeft([...args, ...(example ? ["--example"] : [])], env, adminPassword);
  if (code !== 0) throw new Error(`weft setup ended with ${code}:\n${output}`);
}

function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ["--enable-source-maps", program, ...args], {
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let printed = "";
  const note = (chunk: Buffer) => {
    printed += chunk;
  };
  child.stdout.on("data", note);
  child.stderr.on("data", note);
  // Whatever ends the tests, the product must not stay behind.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.removeListener("exit", kill));
  return { child, output: () => printed };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

async function untilReady(child: ChildProcess, output: () => string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!output().includes("Weft is ready at")) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Weft ended before it was ready:\n${output()}`);
    if (Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`Weft was not ready within ${withinMs} ms:\n${output()}`);
    }
    await new Promise((wait) => setTimeout(wait, 25));
  }
}
