import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What to tell a person whose machine has no Dovecot and where it cannot be installed for them. */
export const dovecotMissing =
  "Looking into a real mailbox needs Dovecot 2.3: install your system's package (Debian: apt-get install dovecot-imapd), or name its program in WEFT_DOVECOT.";

/** The Dovecot of this machine: the one that WEFT_DOVECOT names, else one on the path or where systems put it. */
export function findDovecot(): string | undefined {
  const named = process.env.WEFT_DOVECOT;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  const places = named ? [named] : folders.map((folder) => join(folder, "dovecot"));
  const found = places.find(isExecutable);
  // The settings of 2.4 are other ones.
  return found && spawnSync(found, ["--version"], { encoding: "utf8" }).stdout.startsWith("2.3.")
    ? found
    : undefined;
}

/** Finds Dovecot, or installs Debian's where the user may; undefined where neither works. */
export function findOrInstallDovecot(): string | undefined {
  const found = findDovecot();
  if (found || process.env.WEFT_DOVECOT || process.getuid?.() !== 0) return found;
  if (spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  console.log("Installing Dovecot for the test of mailboxes (once) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { env, stdio: "ignore" });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "dovecot-imapd");
  return findDovecot();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
