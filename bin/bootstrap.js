// What stands between a bare clone and a running Weft. Plain JavaScript, no packages: it runs on Node 20 before
// anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project, absolute. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_MAJOR = 24;

/**
 * Installs the locked packages, if they are not there. Ends the process with one sentence if that fails.
 * @param {{ development?: boolean }} [options] development: the packages for tests and checks are needed too
 */
export function ensureInstalled(options = {}) {
  if (!isInstalled(options)) {
    note("Installing the packages that Weft is built from (once, about a minute) …");
    const status = npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (status !== 0)
      fail("The packages could not be installed. Check the network connection, then run this again.");
  }
  // Where install scripts are switched off, the package of the pinned Node is an empty shell: let it fetch its Node.
  if (!pinnedNode()) npm(["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"]);
  if (!pinnedNode())
    fail(
      `Weft runs on Node ${NODE_MAJOR}, which could not be installed here. Install Node ${NODE_MAJOR}, then run this again.`,
    );
}

/**
 * Whether every package of the lock file is installed in its version. npm keeps its own record of what it installed:
 * comparing the two tells more than dates do.
 * @param {{ development?: boolean }} options
 * @returns {boolean}
 */
function isInstalled({ development = false }) {
  const wanted = packagesOf(join(projectRoot, "package-lock.json"));
  const present = packagesOf(join(projectRoot, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return !wanted && existsSync(join(projectRoot, "node_modules"));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.optional || entry.devOptional || entry.peer) return true;
    if (entry.dev && !development) return true;
    return present[path]?.version === entry.version;
  });
}

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 * @param {string} lockPath
 * @returns {Record<string, LockEntry> | undefined} undefined where there is no such file
 */
function packagesOf(lockPath) {
  if (!existsSync(lockPath)) return undefined;
  return JSON.parse(readFileSync(lockPath, "utf8")).packages;
}

/**
 * @param {string[]} args
 * @returns {number} the exit code of npm
 */
function npm(args) {
  // Inside `npm start` this names the very npm that runs; elsewhere the one on the path is taken.
  const own = process.env.npm_execpath;
  const [command, ...first] = own?.endsWith("npm-cli.js") ? [process.execPath, own] : ["npm"];
  // npm's own words go to stderr, so that what a command prints stays clean for scripts.
  return spawnSync(command, [...first, ...args], { cwd: projectRoot, stdio: ["ignore", 2, 2] }).status ?? 1;
}

/**
 * The Node that runs Weft: the one pinned in package.json, else this one if it is new enough.
 * @returns {string | undefined} its path
 */
export function pinnedNode() {
  const pinned = join(projectRoot, "node_modules", "node", "bin", "node");
  if (existsSync(pinned)) return pinned;
  return Number.parseInt(process.versions.node, 10) >= NODE_MAJOR ? process.execPath : undefined;
}

/**
 * Hands over to a program on the pinned Node, in the folder where the user stands, and ends as it ends.
 * @param {string} program path below the project's folder
 * @param {string[]} args
 */
export function runOnPinnedNode(program, args) {
  const node = pinnedNode() ?? process.execPath;
  const child = spawn(node, ["--enable-source-maps", join(projectRoot, program), ...args], {
    stdio: "inherit",
    env: {
      // Left to itself, the C library keeps a heap for each of many threads, and with them 200 MB that nobody uses.
      MALLOC_ARENA_MAX: "2",
      // What has been compiled once is kept: a start then takes a sixth less.
      NODE_COMPILE_CACHE: join(projectRoot, "node_modules", ".cache", "weft", "compiled"),
      ...process.env,
    },
  });
  // Ctrl-C in a terminal reaches both processes by itself, a supervisor's signal only this one.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  child.on("error", (error) => fail(`Node could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

/** @param {string} line */
export function note(line) {
  console.error(line);
}

/**
 * @param {string} line
 * @returns {never}
 */
export function fail(line) {
  console.error(line);
  process.exit(1);
}
