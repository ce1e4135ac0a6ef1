const wordLengthMax = 100;
const pagesMax = 1_000;

/** A word out of an address; empty for none, for several, and for what no text can hold. */
export function wordOf(value: unknown): string {
  if (typeof value !== "string" || value.includes("\0")) return "";
  return value.trim().slice(0, wordLengthMax).toWellFormed();
}

/** The number of a page out of an address, from 1. */
export function pageOf(value: unknown): number {
  const page = Math.trunc(Number(value));
  return page >= 1 && page <= pagesMax ? page : 1;
}
