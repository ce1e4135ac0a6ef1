import type { PlatformCtx } from "../platform/ctx.ts";
import { mailLater } from "./mail-notices.ts";
import type { About } from "./subjects.ts";

/** Has what is new in a thread or place mailed and pushed a little later, as each person wants it. */
export async function sendLater(tx: PlatformCtx, about: About): Promise<void> {
  if (typeof about === "number") await mailLater(tx, about);
}
