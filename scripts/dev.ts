import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { build } from "vite";
import { projectRoot } from "../bin/bootstrap.js";
import { readableLog } from "./dev-log.ts";
import { firstDatabase } from "./first-database.ts";

/**
 * `npm run dev`: builds apart from dist/ and unpacked for reading, runs Weft in development, and does both anew whenever a
 * file of the product changes; open pages then load themselves again. A build that fails leaves the running one alone.
 */
process.chdir(projectRoot);
const folder = join(projectRoot, ".dist-dev");
const watched = ["src", "locales", "migrations"];
const settleMs = 80;

let server: ChildProcess | undefined;
let stopping = false;
let wished = true;
let wake = () => {};

for (const name of watched) {
  watch(name, { recursive: true }, (_event, file) => {
    if (file && !/\.test\.tsx?$|\.md$|~$|^\.|\/\./.test(file)) askForBuild();
  });
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopping = true;
    wake();
  });
}

function askForBuild(): void {
  wished = true;
  wake();
}

while (!stopping) {
  if (!wished) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    continue;
  }
  // Editors write in several strokes, and a branch changes many files at once.
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  wished = false;
  if (await buildAll()) await restart();
}
await stopServer();

async function buildAll(): Promise<boolean> {
  const began = performance.now();
  const shared = { logLevel: "error" as const, mode: "development" };
  const more = { minify: false, sourcemap: true };
  try {
    await Promise.all([
      build({ ...shared, build: { ...more, outDir: join(folder, "client") } }),
      build({ ...shared, build: { ...more, ssr: true, outDir: join(folder, "server") } }),
    ]);
    await mkdir(join(folder, "server"), { recursive: true });
    await writeFile(join(folder, "server", "first-database.tar.gz"), await firstDatabase());
    console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error("It was not built. What ran before still runs; mend it and save.");
    return false;
  }
}

async function restart(): Promise<void> {
  await stopServer();
  if (stopping || !existsSync(join(folder, "server", "cli.js"))) return;
  const program = join(folder, "server", "cli.js");
  const env = { ...process.env, NODE_ENV: "development" };
  const started = spawn(process.execPath, ["--enable-source-maps", program, "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.stdout.on("data", readableLog(process.stdout));
  started.once("exit", (code) => {
    if (server !== started) return; // it was told to
    server = undefined;
    console.error(`Weft ended with ${code}. It is started again when a file changes.`);
  });
  server = started;
}

async function stopServer(): Promise<void> {
  const running = server;
  server = undefined;
  if (!running || running.exitCode !== null) return;
  const gone = once(running, "exit");
  running.kill("SIGTERM");
  await gone;
}
