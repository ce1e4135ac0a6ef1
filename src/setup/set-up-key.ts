import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** True where this is the installation's set-up key. It takes as long for a near guess as for a wild one. */
export function isSetUpKey(given: unknown, key: string): boolean {
  return typeof given === "string" && timingSafeEqual(digest(given), digest(key));
}
