import { randomBytes } from "node:crypto";
import type { Config } from "../config/index.ts";
import type { PlatformCtx } from "../ctx.ts";
import { Invalid } from "../errors/index.ts";
import { isAddress, isUnreachable, oneLine } from "./address.ts";
import { deliverMail, deliverMails } from "./deliver-mail.ts";
import { type MailThread, threadHeaders, threadId } from "./thread.ts";
import "./tables.ts";

/** A mail to one person. `mailLayout` makes html and text that belong together. */
export interface NewMail {
  readonly to: { readonly address: string; readonly name?: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Further headers, such as List-Unsubscribe or Reply-To. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Who speaks, as in "Hana via e-Learning"; the address stays that of the community. */
  readonly fromName?: string;
  /** Where it stands in a talk, so that mail programs put those of one talk together. */
  readonly thread?: MailThread;
}

const ownHeaders =
  /^(to|cc|bcc|from|sender|subject|date|message-id|mime-version|content-.*|received|return-path|dkim-.*)$/i;

/**
 * Puts a mail into the outbox, in the transaction if ctx.db is one, and has it sent right after. Where no SMTP server is
 * set, and for addresses that no mail can reach, it stays there to be read by an administrator.
 * @returns the mail's number in the outbox.
 * @throws Invalid ("to": "mail.address") if the address cannot be one; Error for a header that is not the caller's to set.
 */
export async function sendMail(ctx: OutboxCtx, mail: NewMail): Promise<number> {
  const { id } = await ctx.db
    .insertInto("mailOutbox")
    .values(outboxRow(ctx, mail))
    .returning("id")
    .executeTakeFirstOrThrow();
  if (goesOut(ctx, mail)) await ctx.jobs.add(ctx, deliverMail, { mailId: id });
  return id;
}

/** So many go to the server on one line, one after the other. */
const mailsOfOneJob = 25;

/** As `sendMail`, many at once: they are kept by one query, and a log-in link does not wait behind them. */
export async function sendMails(ctx: OutboxCtx, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = await ctx.db
    .insertInto("mailOutbox")
    .values(mails.map((mail) => outboxRow(ctx, mail)))
    .returning(["id", "toAddress"])
    .execute();
  const ids = rows.flatMap((row) => (goesOut(ctx, { to: { address: row.toAddress } }) ? [row.id] : []));
  const lots = Array.from({ length: Math.ceil(ids.length / mailsOfOneJob) }, (_, lot) => ({
    mailIds: ids.slice(lot * mailsOfOneJob, (lot + 1) * mailsOfOneJob),
  }));
  await ctx.jobs.addMany(ctx, deliverMails, lots);
}

type OutboxCtx = Pick<PlatformCtx, "db" | "jobs" | "config" | "now">;

function goesOut({ config }: OutboxCtx, { to }: Pick<NewMail, "to">): boolean {
  return config.smtpUrl !== undefined && !isUnreachable(to.address.trim());
}

function outboxRow({ config, now }: OutboxCtx, mail: NewMail) {
  const address = mail.to.address.trim();
  if (!isAddress(address)) throw new Invalid({ to: "mail.address" });
  return {
    toAddress: address,
    toName: oneLine(mail.to.name ?? "", 100),
    subject: oneLine(mail.subject, 250),
    text: mail.text,
    html: mail.html,
    headers: JSON.stringify({
      ...cleanHeaders(mail.headers ?? {}),
      ...(mail.thread ? threadHeaders(config, mail.thread) : {}),
    }),
    // The same at every attempt, so that a mailbox can drop a second copy, and a report of it names the mail.
    messageId: mail.thread ? threadId(config, mail.thread.name) : freshId(config),
    fromName: oneLine(mail.fromName ?? "", 100),
    createdAt: now(),
  };
}

function freshId({ url }: Config): string {
  return `<${randomBytes(16).toString("hex")}@${new URL(url).hostname}>`;
}

function cleanHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name) || ownHeaders.test(name))
      throw new Error(`The header ${JSON.stringify(name)} is not for callers to set.`);
    clean[name] = oneLine(value, 900);
  }
  return clean;
}
