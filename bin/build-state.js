// Knows whether dist/ was built from what now stands in src/. Plain JavaScript: bin/weft asks before each start.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, note, pinnedNode, projectRoot } from "./bootstrap.js";

const inputs = [
  "src",
  "locales",
  "migrations",
  "vite.config.ts",
  "scripts/build.ts",
  "scripts/first-database.ts",
  "package-lock.json",
];
const stampPath = join(projectRoot, "dist", "built-from");

/** Builds dist/ if it is not there or stale. Ends the process with one sentence if that fails. */
export function ensureBuilt() {
  if (!existsSync(join(projectRoot, "src"))) return; // an installation that carries only what was built
  if (isFresh()) return;
  note("Building Weft (a few seconds) …");
  const built = spawnSync(
    pinnedNode() ?? process.execPath,
    [join(projectRoot, "scripts", "build.ts"), "--quiet"],
    {
      cwd: projectRoot,
      stdio: ["ignore", 2, 2],
    },
  );
  if (built.status !== 0) fail("Weft could not be built. What stands above says why.");
}

/** @returns {boolean} whether what was built is what stands in src/ */
export function isFresh() {
  return existsSync(stampPath) && readFileSync(stampPath, "utf8") === fingerprint();
}

/**
 * One number for all that the build reads. It goes by content and not by dates: a checkout changes those for nothing.
 * @returns {string}
 */
export function fingerprint() {
  const hash = createHash("sha1");
  const read = (/** @type {string} */ path) => {
    hash.update(path);
    hash.update(readFileSync(join(projectRoot, path)));
  };
  for (const input of inputs) {
    if (/\.\w+$/.test(input)) read(input);
    else for (const path of filesBelow(input)) read(path);
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]} the files the build may read, tests left out, in a fixed order
 */
function filesBelow(folder) {
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path);
      return /\.test\.tsx?$|\.md$|^\./.test(entry.name) ? [] : [path];
    });
}

/**
 * Notes what dist/ was built from.
 * @param {string} folder the folder that was built
 * @param {string} builtFrom the fingerprint taken before the build began
 */
export function stamp(folder, builtFrom) {
  writeFileSync(join(folder, "built-from"), builtFrom);
}
