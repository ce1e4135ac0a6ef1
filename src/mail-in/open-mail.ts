import type { PlatformCtx } from "../platform/ctx.ts";
import { type MailRecord, parseMessage } from "../platform/read-mail/index.ts";
import { type MailHead, readHead } from "./mail-head.ts";
import type { MailRow } from "./mail-row.ts";

/** A kept mail, read. */
export interface OpenedMail {
  readonly head: MailHead;
  /** null where it was too large to be kept. */
  readonly raw: Buffer | null;
  /** What it says; null where nobody can read it, or it was too large. */
  readonly record: MailRecord | null;
  /** Its text is sealed for somebody else's key. */
  readonly encrypted: boolean;
}

const wordsLengthMax = 20_000;

/** Reads a kept mail, and notes its words for those who look after it. */
export async function openMail(ctx: PlatformCtx, mail: MailRow): Promise<OpenedMail> {
  const raw = mail.rawKey === null ? null : await ctx.files.read(mail.rawKey);
  const head = readHead(raw ?? (await keptHead(ctx, mail.id)));
  if (raw === null) return { head, raw, record: null, encrypted: false };
  const record = await parseMessage(raw, { now: ctx.now() }).catch(() => null); // beyond reading: no fault of ours
  if (record) await noteWords(ctx, mail.id, record);
  return { head, raw, record, encrypted: isEncrypted(head, record) };
}

async function keptHead(ctx: PlatformCtx, mailId: number): Promise<Buffer> {
  const { headers } = await ctx.db
    .selectFrom("mailsIn")
    .where("id", "=", mailId)
    .select("headers")
    .executeTakeFirstOrThrow();
  return Buffer.from(`${headers}\n\n`);
}

async function noteWords(ctx: PlatformCtx, mailId: number, record: MailRecord): Promise<void> {
  const words = [record.replyMarkdown, record.quotedMarkdown]
    .filter((part) => part !== "")
    .join("\n\n")
    .replaceAll("\0", "")
    .toWellFormed()
    .slice(0, wordsLengthMax);
  await ctx.db.updateTable("mailsIn").set({ words }).where("id", "=", mailId).execute();
}

function isEncrypted({ fields }: MailHead, record: MailRecord | null): boolean {
  const type = fields.first("content-type").toLowerCase();
  if (/^multipart\/encrypted\b/.test(type)) return true;
  if (/^application\/(?:x-)?pkcs7-mime\b/.test(type)) return true;
  return /^\s*-----BEGIN PGP MESSAGE-----/.test((record?.replyMarkdown ?? "").replaceAll("\\", ""));
}
