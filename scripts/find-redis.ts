import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const programs = ["redis-server", "valkey-server"];

/** What to tell a person whose machine has no Redis and where it cannot be installed for them. */
export const redisMissing =
  "Tests of several nodes need Redis or Valkey: install your system's package (Debian: apt-get install redis-server).";

/** The Redis or Valkey of this machine. */
export function findRedis(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

/** Finds it, or unpacks Debian's where the user may, without a service of the system; undefined where neither works. */
export function findOrInstallRedis(): string | undefined {
  const found = findRedis();
  if (found || process.getuid?.() !== 0) return found;
  if (spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { env, stdio: "ignore" });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "redis-server");
  return findRedis();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
