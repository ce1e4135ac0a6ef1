const wordLengthMax = 100;
const pagesMax = 1000;

/** A word out of an address; undefined for none, for several, and for what no text can hold. */
export function wordOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value.includes("\0")) return undefined;
  return value.trim().slice(0, wordLengthMax).toWellFormed() || undefined;
}

/** The number of a page out of an address, from 1. */
export function pageOf(value: unknown): number {
  const page = Math.trunc(Number(value));
  return page >= 1 && page <= pagesMax ? page : 1;
}

/** The number of a row out of an address; what is none finds none. */
export function numberOf(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
