import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "./config.ts";
import { writeOnce } from "./write-once.ts";

/** Keys that only this installation knows. */
export interface Secrets {
  /** Signs sessions and links. */
  readonly signing: string;
  /** Opens the set-up page until a first administrator exists. */
  readonly setup: string;
}

const Kept = z.object({ signing: z.string().min(32), setup: z.string().min(24) });

/**
 * Reads the secrets, or makes them on the first start. The file is for its owner alone (mode 0600).
 * @param dataDir absolute path; made (mode 0700) if it is not there.
 * @throws ConfigError if the file was damaged: other keys in its place would log everybody out, so that is left to people.
 */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "secrets.json");
  const fresh: Secrets = {
    signing: randomBytes(32).toString("base64url"),
    setup: randomBytes(24).toString("base64url"),
  };
  if (await writeOnce(path, JSON.stringify(fresh, null, 2))) return fresh;
  await chmod(path, 0o600);
  const kept = Kept.safeParse(parsed(await readFile(path, "utf8")));
  if (!kept.success) {
    throw new ConfigError(
      `The file ${path} is damaged: put it back from a backup, or remove it (then everybody has to log in anew).`,
    );
  }
  return kept.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
