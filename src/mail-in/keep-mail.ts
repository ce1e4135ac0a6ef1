import type { Config } from "../platform/config/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { newKey } from "../platform/files/index.ts";
import { readAddress } from "./addresses.ts";
import { contentHashOf, type MailHead, namedRecipients, readHead } from "./mail-head.ts";
import type { Door } from "./tables.ts";
import { takeMail } from "./take-mail-job.ts";
import "./tables.ts";

/** A mail as a door hands it over. */
export interface ArrivedMail {
  readonly door: Door;
  /** All of it; or its head alone where it is larger than we take. */
  readonly raw: Buffer;
  /** Addresses that it was handed over for; left out where only its own head says so. */
  readonly recipients?: readonly string[];
  /** Its size where `raw` is only the head. */
  readonly tooLargeBytes?: number;
}

/** How large a mail may be: a file of the largest size, as mails write it, and some words. */
export function mailBytesMax(config: Config): number {
  return Math.min(Math.ceil(config.uploadBytesMax * 1.4) + 1_000_000, 100_000_000);
}

/** One mail to more of our addresses than this was not written by a person. */
const recipientsMax = 10;

/**
 * Keeps a mail, and has it looked at right after. Once this has returned it is not lost: then, and not before, a door may say
 * that it is taken. A mail that is here already is counted and nothing more.
 * @returns the numbers under which it is found, one for each of our addresses that it came to.
 */
export async function keepMail(ctx: PlatformCtx, mail: ArrivedMail): Promise<number[]> {
  const head = readHead(mail.raw);
  const ids: number[] = [];
  for (const recipient of ourRecipients(ctx.config, mail, head)) {
    ids.push(await keepFor(ctx, mail, head, recipient));
  }
  return ids;
}

/** Those of the addresses that are ours; "" where none is: then nobody knows what it wants here. */
function ourRecipients(config: Config, mail: ArrivedMail, head: MailHead): string[] {
  const named = (mail.recipients ?? namedRecipients(head)).map((address) => address.trim().toLowerCase());
  const ours = [...new Set(named)].filter((address) => readAddress(config, address) !== undefined);
  // An ordinary mailbox writes its own address beside the one with the word behind the plus.
  const exact = ours.filter((address) => readAddress(config, address)?.kind !== "community");
  const chosen = exact.length > 0 ? exact : ours.slice(0, 1);
  return chosen.length > 0 ? chosen.slice(0, recipientsMax) : [""];
}

async function keepFor(
  ctx: PlatformCtx,
  mail: ArrivedMail,
  head: MailHead,
  recipient: string,
): Promise<number> {
  const rawKey = mail.tooLargeBytes === undefined ? newKey("mails", "eml") : null;
  if (rawKey !== null) await ctx.files.put(rawKey, mail.raw);
  try {
    const { id, isNew } = await inTransaction(ctx, (tx) => keepRow(tx, mail, head, recipient, rawKey));
    if (!isNew && rawKey !== null) await ctx.files.remove(rawKey);
    return id;
  } catch (error) {
    if (rawKey !== null) await ctx.files.remove(rawKey);
    throw error;
  }
}

async function keepRow(
  tx: PlatformCtx,
  mail: ArrivedMail,
  head: MailHead,
  recipient: string,
  rawKey: string | null,
): Promise<{ id: number; isNew: boolean }> {
  const { id, copies } = await tx.db
    .insertInto("mailsIn")
    .values({
      door: mail.door,
      receivedAt: tx.now(),
      messageId: head.messageId,
      contentHash: contentHashOf(head, mail.raw, recipient),
      recipient,
      fromAddress: head.fromAddress,
      fromName: head.fromName,
      subject: head.subject,
      sizeBytes: mail.tooLargeBytes ?? mail.raw.byteLength,
      headers: head.text,
      rawKey,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["messageId", "contentHash"])
        .doUpdateSet((eb) => ({ copies: eb("mailsIn.copies", "+", 1) })),
    )
    .returning(["id", "copies"])
    .executeTakeFirstOrThrow();
  if (copies === 1) await tx.jobs.add(tx, takeMail, { mailId: id });
  return { id, isNew: copies === 1 };
}
