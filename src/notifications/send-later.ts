import type { PlatformCtx } from "../platform/ctx.ts";
import { mailLater } from "./mail-notices.ts";
import { pushLater } from "./push-notices.ts";
import type { About } from "./subjects.ts";

/** Has what is new in a thread or place pushed in a moment and mailed a little later, as each person wants it. */
export async function sendLater(tx: PlatformCtx, about: About): Promise<void> {
  await pushLater(tx, about);
  await mailLater(tx, about);
}
