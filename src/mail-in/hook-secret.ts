import { createHmac } from "node:crypto";
import type { Config } from "../platform/config/index.ts";
import { mailKey } from "./mail-key.ts";

/** The header that carries the secret. */
export const hookHeader = "x-weft-mail-secret";

/** The secret of the hook. It follows from the keys of the installation, so it is there from the first start. */
export function hookSecret(config: Config): string {
  return createHmac("sha256", mailKey(config)).update("mail-hook").digest("base64url").slice(0, 32);
}
