import { randomUUID } from "node:crypto";

const keyPattern = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*(\.[a-z0-9]{1,8})?$/;
const keyLengthMax = 200;

/**
 * Refuses a key that could leave the store or be read in two ways: only lower-case folders and names, one extension.
 * @throws Error; keys are made by the program, so a bad one is a fault and not an input.
 */
export function assertKey(key: string): void {
  if (key.length > keyLengthMax || !keyPattern.test(key))
    throw new Error(`Not a file key: ${JSON.stringify(key.slice(0, 80))}`);
}

/**
 * A new key that nobody can guess, such as "pictures/4f/4f1d….webp".
 * @param folder lower-case word; @param extension without a dot.
 */
export function newKey(folder: string, extension: string): string {
  const id = randomUUID();
  const key = `${folder}/${id.slice(0, 2)}/${id}.${/^[a-z0-9]{1,8}$/.test(extension) ? extension : "bin"}`;
  assertKey(key);
  return key;
}
