import type { PlatformCtx } from "../ctx.ts";
import { NotFound } from "../errors/index.ts";
import { isUnreachable } from "./address.ts";
import "./tables.ts";

/** waiting: on its way. unsure: cut off while it was handed over, so most likely there. kept: not sent, because there is no SMTP server or nobody at the address. failed: given up. */
export type MailState = "waiting" | "unsure" | "sent" | "kept" | "failed";

export interface OutboxMail {
  readonly id: number;
  readonly toAddress: string;
  readonly toName: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly state: MailState;
  readonly error: string | null;
  readonly attempts: number;
}

/** A mail with its words; both are empty once it is old. */
export interface OutboxMailInFull extends OutboxMail {
  readonly text: string;
  readonly html: string;
}

const pageSize = 50;
/** Within it a server has taken a mail or not. */
const handingMs = 120_000;
type OutboxCtx = Pick<PlatformCtx, "db" | "config" | "now">;

/** The outbox, newest first. For administrators: the caller checks that. @param options.page from 1. */
export async function listOutbox(
  ctx: OutboxCtx,
  options: { page: number },
): Promise<{ mails: OutboxMail[]; hasMore: boolean }> {
  const page = Math.max(1, Math.trunc(options.page) || 1);
  const rows = await ctx.db
    .selectFrom("mailOutbox")
    .select([
      "id",
      "toAddress",
      "toName",
      "subject",
      "createdAt",
      "sentAt",
      "failedAt",
      "handedAt",
      "error",
      "attempts",
    ])
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
  return { mails: rows.slice(0, pageSize).map((row) => asMail(ctx, row)), hasMore: rows.length > pageSize };
}

/** One mail of the outbox with its words. For administrators: the caller checks that. @throws NotFound */
export async function findOutboxMail(ctx: OutboxCtx, id: number): Promise<OutboxMailInFull> {
  const row = await ctx.db.selectFrom("mailOutbox").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return { ...asMail(ctx, row), text: row.text, html: row.html };
}

interface Row extends Omit<OutboxMail, "state"> {
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  readonly handedAt: Date | null;
}

function asMail(ctx: OutboxCtx, row: Row): OutboxMail {
  const { id, toAddress, toName, subject, createdAt, error, attempts } = row;
  return { id, toAddress, toName, subject, createdAt, error, attempts, state: stateOf(ctx, row) };
}

function stateOf(ctx: OutboxCtx, row: Row): MailState {
  if (row.sentAt) return "sent";
  if (row.failedAt) return "failed";
  if (row.handedAt && row.handedAt.getTime() < ctx.now().getTime() - handingMs) return "unsure";
  return ctx.config.smtpUrl && !isUnreachable(row.toAddress) ? "waiting" : "kept";
}
