import { randomUUID } from "node:crypto";
import { link, open, rm } from "node:fs/promises";

/**
 * Writes a small file that is not there yet: whole and on the disk, or not at all. Two who try at once never overwrite each
 * other, and nobody ever reads half of it.
 * @returns false if the file was there before.
 */
export async function writeOnce(path: string, text: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await writeWhole(aside, text);
    await link(aside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return writeInPlace(path, text);
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** For disks without hard links: still nobody is overwritten. */
async function writeInPlace(path: string, text: string): Promise<boolean> {
  try {
    await writeWhole(path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
