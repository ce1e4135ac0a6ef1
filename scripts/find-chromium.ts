import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What to tell a person whose machine has no Chromium and where it cannot be installed for them. */
export const chromiumMissing =
  "The browser journeys need Chromium: install your system's package (Debian: apt-get install chromium), or name one in WEFT_CHROMIUM.";

/** The Chromium of this machine: the one that WEFT_CHROMIUM names, else one on the path. */
export function findChromium(): string | undefined {
  const named = process.env.WEFT_CHROMIUM;
  if (named) return isExecutable(named) ? named : undefined;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

/** Finds Chromium, or installs Debian's where the user may; undefined where neither works. */
export function findOrInstallChromium(): string | undefined {
  const found = findChromium();
  if (found || process.env.WEFT_CHROMIUM || process.getuid?.() !== 0) return found;
  if (spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  console.log("Installing Chromium for the browser journeys (once) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium");
  return findChromium();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
