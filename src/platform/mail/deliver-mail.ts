import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import type { Config } from "../config/index.ts";
import type { PlatformCtx } from "../ctx.ts";
import { defineJob } from "../jobs/index.ts";
import { maskAddresses } from "../log/index.ts";
import "./tables.ts";

/** With the waits between them (half a minute, doubling up to an hour) this is about five hours. */
const attemptsMax = 11;

/** Hands one mail of the outbox to the SMTP server. Does nothing for one that is sent or given up. */
export const deliverMail = defineJob<{ mailId: number }>("deliver-mail", {
  retryLimit: attemptsMax - 1,
  timeLimitSeconds: 120,
  priority: 10,
  run: deliver,
});

type DeliverCtx = Pick<PlatformCtx, "db" | "config" | "now">;

async function deliver(ctx: DeliverCtx, { mailId }: { mailId: number }): Promise<void> {
  const mail = await ctx.db.selectFrom("mailOutbox").selectAll().where("id", "=", mailId).executeTakeFirst();
  if (!mail || mail.sentAt || mail.failedAt || !ctx.config.smtpUrl) return;
  const { headers, ...rest } = mail;
  try {
    await createTransport({
      url: ctx.config.smtpUrl,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    }).sendMail({
      from: sender(ctx.config, rest.fromName),
      to: { name: rest.toName, address: rest.toAddress },
      subject: rest.subject,
      text: rest.text,
      html: rest.html,
      date: rest.createdAt,
      messageId: rest.messageId ?? messageId(ctx.config, mailId, rest.createdAt),
      headers: { "Auto-Submitted": "auto-generated", ...headers },
    });
  } catch (error) {
    if (await noteFailure(ctx, mailId, mail.attempts + 1, error)) throw error;
    return;
  }
  await ctx.db
    .updateTable("mailOutbox")
    .set({ sentAt: ctx.now(), attempts: mail.attempts + 1, error: null })
    .where("id", "=", mailId)
    .execute();
}

/** @returns true if the mail is to be tried again. */
async function noteFailure(
  ctx: DeliverCtx,
  mailId: number,
  attempts: number,
  error: unknown,
): Promise<boolean> {
  const { message, responseCode } = error as { message?: string; responseCode?: number };
  // 5xx to the address or the text is the server's last word; 4xx and a line that is down are not.
  const final =
    (responseCode !== undefined && responseCode >= 500 && responseCode < 600) || attempts >= attemptsMax;
  await ctx.db
    .updateTable("mailOutbox")
    .set({ attempts, error: maskAddresses(message ?? "unknown"), ...(final ? { failedAt: ctx.now() } : {}) })
    .where("id", "=", mailId)
    .execute();
  return !final;
}

/** Whoever speaks, it is sent from the address of the community: another would be taken for a forgery. */
function sender({ mailFrom }: Config, name: string): string | { name: string; address: string } {
  if (name === "") return mailFrom;
  return { name, address: /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom };
}

/** The same at every attempt, so that a mailbox can drop a second copy. */
function messageId(config: Config, mailId: number, createdAt: Date): string {
  const { hostname } = new URL(config.url);
  const hash = createHash("sha256")
    .update(`${config.url} ${mailId} ${createdAt.toISOString()}`)
    .digest("hex");
  return `<${hash.slice(0, 32)}@${hostname}>`;
}
