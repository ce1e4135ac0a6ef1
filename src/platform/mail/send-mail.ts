import type { PlatformCtx } from "../ctx.ts";
import { Invalid } from "../errors/index.ts";
import { isAddress, isUnreachable, oneLine } from "./address.ts";
import { deliverMail } from "./deliver-mail.ts";
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
export async function sendMail(
  ctx: Pick<PlatformCtx, "db" | "jobs" | "config" | "now">,
  mail: NewMail,
): Promise<number> {
  const address = mail.to.address.trim();
  if (!isAddress(address)) throw new Invalid({ to: "mail.address" });
  const { id } = await ctx.db
    .insertInto("mailOutbox")
    .values({
      toAddress: address,
      toName: oneLine(mail.to.name ?? "", 100),
      subject: oneLine(mail.subject, 250),
      text: mail.text,
      html: mail.html,
      headers: JSON.stringify({
        ...cleanHeaders(mail.headers ?? {}),
        ...(mail.thread ? threadHeaders(ctx.config, mail.thread) : {}),
      }),
      messageId: mail.thread ? threadId(ctx.config, mail.thread.name) : null,
      fromName: oneLine(mail.fromName ?? "", 100),
      createdAt: ctx.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (ctx.config.smtpUrl && !isUnreachable(address)) await ctx.jobs.add(ctx, deliverMail, { mailId: id });
  return id;
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
