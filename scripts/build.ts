import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "vite";
import { projectRoot } from "../bin/bootstrap.js";
import { fingerprint, stamp } from "../bin/build-state.js";
import { firstDatabase } from "./first-database.ts";

const compressible = /\.(?:js|css|svg|json|txt|wasm)$/;
const compressedBytesMin = 1024;

/**
 * Builds dist/: the browser's files, compressed beforehand, the server, and the database that a first start begins from. It is built aside and put in place at the
 * end, so that a build that fails leaves the last good one standing.
 */
async function buildAll(): Promise<void> {
  process.chdir(projectRoot);
  const began = performance.now();
  const builtFrom = fingerprint();
  const aside = mkdtempSync(join(projectRoot, ".dist-"));
  try {
    const shared = { logLevel: "warn" as const, mode: "production" };
    const [database] = await Promise.all([
      firstDatabase(),
      build({ ...shared, build: { outDir: join(aside, "client") } }),
      build({ ...shared, build: { ssr: true, outDir: join(aside, "server") } }),
    ]);
    writeFileSync(join(aside, "server", "first-database.tar.gz"), database);
    await compressFolder(join(aside, "client"));
    stamp(aside, builtFrom);
    chmodSync(aside, 0o755); // made for its owner alone
    putInPlace(aside);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  if (!process.argv.includes("--quiet")) {
    console.log(`Built dist/ in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }
}

/** Writes file.br and file.gz beside each file that gains by it, so that the server never compresses one itself. */
async function compressFolder(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    compressible.test(name),
  );
  await Promise.all(
    files.map(async (name) => {
      const content = readFileSync(join(folder, name));
      if (content.length < compressedBytesMin) return;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(join(folder, `${name}.br`), await promisify(brotliCompress)(content, { params }));
      writeFileSync(join(folder, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
    }),
  );
}

function putInPlace(aside: string): void {
  const dist = join(projectRoot, "dist");
  const former = `${aside}-former`;
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(aside, dist);
  rmSync(former, { recursive: true, force: true });
}

try {
  await buildAll();
} catch (error) {
  // What the bundler says is enough; its stack would bury it.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
