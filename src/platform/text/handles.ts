import { fold } from "./fold.ts";
import { slugify } from "./slugs.ts";

/** Longest handle, in UTF-16 units, before a number that makes it unique. */
const maxLength = 40;

/**
 * A handle as it is stored: lower case, without macrons. "@Wiremu-Pōtae" in a text and `/people/wiremu-pōtae` in an
 * address both mean `wiremu-potae`.
 */
export function foldHandle(handle: string): string {
  return fold(handle.normalize("NFKC").replace(/^@/, "")).replace(/[^\p{L}\p{M}\p{N}-]/gu, "");
}

/** The handle wished for a display name: "Wiremu Pōtae" gives `wiremu-potae`. Not yet unique; never empty. */
export function handleFrom(name: string): string {
  return foldHandle(slugify(name, maxLength));
}
