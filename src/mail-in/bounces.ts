import type { PlatformCtx } from "../platform/ctx.ts";
import { noteBounce } from "../platform/mail/index.ts";
import type { OpenedMail } from "./open-mail.ts";

/** What a report of a mail that could not be delivered says (RFC 3464). */
export interface DeliveryReport {
  /** Whom it did not reach, lower case. */
  readonly address: string;
  /** The server's last word, not a "later perhaps". */
  readonly permanent: boolean;
  /** What the server said. */
  readonly words: string;
  /** The Message-ID of the mail that came back, in brackets. */
  readonly messageId: string | null;
}

/**
 * Takes a report that a mail of ours could not be delivered. It is counted only if it names a mail that we did send to that
 * address: anybody can write such a report.
 * @returns whether it was one
 */
export async function takeBounce(ctx: PlatformCtx, { head, raw }: OpenedMail): Promise<boolean> {
  const type = head.fields.first("content-type");
  if (!/^multipart\/report\b/i.test(type) || !/report-type\s*=\s*"?delivery-status/i.test(type)) return false;
  for (const report of readReports(raw?.toString("latin1") ?? "")) {
    const { address, messageId, permanent, words } = report;
    if (messageId === null) continue;
    // A mail that is not part of a talk is called by its number in the outbox and its time.
    const own = /^<(\d{1,15})\.(\d{10,15})@/.exec(messageId);
    if (!own) await noteBounce(ctx, { address, messageId, permanent, words });
    else if (await wasSent(ctx, address, Number(own[1]), Number(own[2])))
      await noteBounce(ctx, { address, permanent, words });
  }
  return true;
}

/** Reads the reports in a mail, one an address; what only tells of a delay or of success is left out. */
export function readReports(mail: string): DeliveryReport[] {
  const unfolded = mail.replaceAll(/\r?\n[ \t]+/g, " ");
  const ids = [...unfolded.matchAll(/^Message-ID:\s*(<[^<>\s]{3,300}>)/gim)].map(([, id]) => id ?? "");
  // The first is the report's own; what came back stands at the end.
  const messageId = ids.length > 1 ? (ids.at(-1) ?? null) : null;
  return unfolded
    .split(/\r?\n\s*\r?\n/)
    .slice(0, 200)
    .flatMap((block) => {
      const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(block)?.[1]?.trim() ?? "";
      const recipient = field("Original-Recipient") || field("Final-Recipient");
      const address = recipient
        .replace(/^[^;]*;\s*/, "")
        .replace(/[<>]/g, "")
        .toLowerCase();
      if (!address.includes("@") || !/^failed\b/i.test(field("Action"))) return [];
      const status = field("Status");
      const words = field("Diagnostic-Code").replace(/^[^;]*;\s*/, "") || status || "no reason given";
      return [{ address, permanent: !status.startsWith("4"), words: words.slice(0, 500), messageId }];
    })
    .slice(0, 20);
}

async function wasSent(ctx: PlatformCtx, address: string, mailId: number, atMs: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("mailOutbox")
    .where("id", "=", mailId)
    .select(["toAddress", "createdAt"])
    .executeTakeFirst();
  return row?.toAddress.toLowerCase() === address && row.createdAt.getTime() === atMs;
}
