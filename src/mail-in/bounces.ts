import type { PlatformCtx } from "../platform/ctx.ts";
import type { OpenedMail } from "./open-mail.ts";

/** Takes a report that a mail of ours could not be delivered (RFC 3464). @returns whether it was one */
export async function takeBounce(_ctx: PlatformCtx, { head }: OpenedMail): Promise<boolean> {
  return /^multipart\/report\b.*report-type\s*=\s*"?delivery-status/is.test(
    head.fields.first("content-type"),
  );
}
