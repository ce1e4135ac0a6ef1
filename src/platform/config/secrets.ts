import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Keys that only this installation knows. */
export interface Secrets {
  /** Signs sessions and links. */
  readonly signing: string;
  /** Opens the set-up page until a first administrator exists. */
  readonly setup: string;
}

/**
 * Reads the secrets, or makes them on the first start. The file is for its owner alone (mode 0600).
 * @param dataDir absolute path; made (mode 0700) if it is not there.
 */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "secrets.json");
  const fresh: Secrets = {
    signing: randomBytes(32).toString("base64url"),
    setup: randomBytes(24).toString("base64url"),
  };
  try {
    // "wx" fails if the file is there, so that two starts at once never overwrite each other's keys.
    await writeFile(path, JSON.stringify(fresh, null, 2), { flag: "wx", mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  await chmod(path, 0o600);
  return JSON.parse(await readFile(path, "utf8")) as Secrets;
}
