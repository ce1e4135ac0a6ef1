import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Config } from "../config/index.ts";
import type { PlatformCtx } from "../ctx.ts";
import { defineJob } from "../jobs/index.ts";
import { maskAddresses } from "../log/index.ts";
import { noteBounce } from "./bounces.ts";
import { takePlaceInLine } from "./pace.ts";
import { isFinal, isOfAddress, type SmtpError } from "./smtp-answer.ts";
import "./tables.ts";

/** With the waits between them (half a minute, doubling up to an hour) this is about five hours. */
const attemptsMax = 11;

/** Hands one mail of the outbox to the SMTP server. Does nothing for one that is sent or given up. */
export const deliverMail = defineJob<{ mailId: number }>("deliver-mail", {
  retryLimit: attemptsMax - 1,
  timeLimitSeconds: 120,
  priority: 10,
  run: (ctx, { mailId }) => withLine(ctx, (line) => deliver(ctx, line, mailId)),
});

/** Hands several over, one after the other on one line. Whichever is put off is tried again by itself. */
export const deliverMails = defineJob<{ mailIds: readonly number[] }>("deliver-mails", {
  timeLimitSeconds: 600,
  priority: 5, // a log-in link does not wait behind them
  run: (ctx, { mailIds }, signal) =>
    withLine(ctx, async (line) => {
      for (const mailId of mailIds) {
        if (signal.aborted) return; // the rest is taken up by the next run
        await deliver(ctx, line, mailId).catch(() => tryAgain(ctx, mailId));
      }
    }),
});

/** A kept line would wait for a server that has gone; so each job has one of its own. */
type Line = ReturnType<typeof lineTo>;

function lineTo(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: 1,
    maxRequeues: 0, // when to try again is for the queue to say
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
}

async function withLine(ctx: PlatformCtx, work: (line: Line) => Promise<void>): Promise<void> {
  if (!ctx.config.smtpUrl) return;
  const line = lineTo(ctx.config.smtpUrl);
  try {
    await work(line);
  } finally {
    line.close();
  }
}

const firstWaitMs = 30_000;

function tryAgain(ctx: PlatformCtx, mailId: number): Promise<void> {
  const startAfter = new Date(ctx.now().getTime() + firstWaitMs);
  return ctx.jobs.add(ctx, deliverMail, { mailId }, { startAfter, onceKey: String(mailId) });
}

/** Waits that are shorter are sat out; for a longer one the mail steps back. */
const sittingMs = 1_500;

async function deliver(ctx: PlatformCtx, line: Line, mailId: number): Promise<void> {
  const mail = await ctx.db.selectFrom("mailOutbox").selectAll().where("id", "=", mailId).executeTakeFirst();
  // One that was handed over and never noted as taken was cut off by a kill: it is most likely there, and none goes out twice.
  if (!mail || mail.sentAt || mail.failedAt || mail.handedAt) return;
  const at = await takePlaceInLine(ctx);
  const waitMs = at.getTime() - ctx.now().getTime();
  if (waitMs > sittingMs) {
    await ctx.jobs.add(ctx, deliverInTurn, { mailId }, { startAfter: at, onceKey: String(mailId) });
    return;
  }
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  await handOver(ctx, line, mail);
}

/** Hands a mail over whose turn has come: see takePlaceInLine. */
const deliverInTurn = defineJob<{ mailId: number }>("deliver-mail-in-turn", {
  priority: 10,
  timeLimitSeconds: 120,
  run: (ctx, { mailId }) =>
    withLine(ctx, async (line) => {
      const mail = await ctx.db
        .selectFrom("mailOutbox")
        .selectAll()
        .where("id", "=", mailId)
        .executeTakeFirst();
      if (!mail || mail.sentAt || mail.failedAt || mail.handedAt) return;
      await handOver(ctx, line, mail).catch(() => tryAgain(ctx, mailId));
    }),
});

interface OutboxRow {
  readonly id: number;
  readonly toAddress: string;
  readonly toName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Record<string, string>;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly messageId: string | null;
  readonly fromName: string;
}

async function handOver(ctx: PlatformCtx, line: Line, mail: OutboxRow): Promise<void> {
  const { id } = mail;
  try {
    const from = sender(ctx.config, mail.fromName);
    const composed = new MailComposer({
      from,
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      date: mail.createdAt,
      messageId: mail.messageId ?? `<${id}.${mail.createdAt.getTime()}@${new URL(ctx.config.url).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", ...mail.headers },
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    const envelope = composed.getEnvelope();
    const raw = await composed.build();
    await line.sendMail({ envelope, raw: endingWith(raw, () => noteHandedOver(ctx, id)) });
  } catch (error) {
    if (await noteFailure(ctx, mail, mail.attempts + 1, error as SmtpError)) throw error;
    return;
  }
  await ctx.db
    .updateTable("mailOutbox")
    .set({ sentAt: ctx.now(), attempts: mail.attempts + 1, error: null })
    .where("id", "=", id)
    .execute();
}

/**
 * The bytes of a mail, its end held back until `before` is done. The server takes a mail by its end: whatever kills us before
 * it leaves a mail that was not sent, and after it one that is known to be on its way.
 */
function endingWith(raw: Buffer, before: () => Promise<void>): Readable {
  async function* bytes() {
    yield raw;
    await before();
  }
  return Readable.from(bytes(), { objectMode: false });
}

async function noteHandedOver(ctx: PlatformCtx, mailId: number): Promise<void> {
  await ctx.db
    .updateTable("mailOutbox")
    .set({ handedAt: ctx.now() })
    .where("id", "=", mailId)
    .where("sentAt", "is", null)
    .execute();
}

/** @returns true if the mail is to be tried again. */
async function noteFailure(
  ctx: PlatformCtx,
  mail: OutboxRow,
  attempts: number,
  error: SmtpError,
): Promise<boolean> {
  const final = isFinal(error) || attempts >= attemptsMax;
  const words = maskAddresses(error.message ?? "unknown");
  await ctx.db
    .updateTable("mailOutbox")
    .set({ attempts, handedAt: null, error: words, ...(final ? { failedAt: ctx.now() } : {}) })
    .where("id", "=", mail.id)
    .execute();
  if (isOfAddress(error) && (final || attempts === 1))
    await noteBounce(ctx, { address: mail.toAddress, permanent: isFinal(error), words });
  return !final;
}

/** Whoever speaks, it is sent from the address of the community: another would be taken for a forgery. */
function sender({ mailFrom }: Config, name: string): string | { name: string; address: string } {
  if (name === "") return mailFrom;
  return { name, address: /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom };
}
