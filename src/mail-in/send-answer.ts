import { isAddress, isUnreachable, mailLayout, sendMail } from "../platform/mail/index.ts";
import { readSettings, type Settings } from "../settings/index.ts";
import type { Ctx } from "../viewer/index.ts";
import type { MailRow } from "./mail-row.ts";
import { loopHeader, loopMark } from "./robots.ts";

/** A word of ours about a mail that came in. Its words are mail-in.answer.<cause>.title, .text and (with `path`) .action. */
export interface MailWord {
  readonly cause: string;
  /** "" sends nothing: nobody knows whom to tell. */
  readonly to: { readonly address: string; readonly name: string };
  readonly values?: Readonly<Record<string, string | number>>;
  /** A page to go to, with a button. */
  readonly path?: string;
  /** Where an answer to it goes. */
  readonly replyTo?: string | undefined;
  /** Counts as another cause: for questions about one mail, which are no use for another. */
  readonly once?: string;
}

/** What a word is said with, read before the transaction in which it is sent. */
export type AnswerSettings = Pick<Settings, "name">;

export const answerSettings = (ctx: Ctx): Promise<AnswerSettings> => readSettings(ctx);

/**
 * Answers a mail with one helpful word, in the transaction that settles it. An address is told of one cause once a day, so
 * that two machines never write to each other for long.
 * @param ctx whose words are used: the person's, where one is known.
 */
export async function sendAnswer(
  ctx: Ctx,
  mail: MailRow,
  { cause, to, values = {}, path, replyTo, once }: MailWord,
  { name: community }: AnswerSettings,
): Promise<void> {
  if (!isAddress(to.address) || isUnreachableByRule(ctx, to.address)) return;
  const first = await ctx.db
    .insertInto("mailAnswers")
    .values({ address: to.address, cause: once ?? cause, day: ctx.now().toISOString().slice(0, 10) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("cause")
    .executeTakeFirst();
  if (!first) return;
  const { t, config, viewer } = ctx;
  const all = { subject: mail.subject || t("mail-in.no-subject"), community, name: to.name, ...values };
  const title = t(`mail-in.answer.${cause}.title`, all);
  const body = mailLayout({
    community,
    title,
    paragraphs: t(`mail-in.answer.${cause}.text`, all).split("\n\n"),
    ...(path
      ? { action: { label: t(`mail-in.answer.${cause}.action`, all), url: `${config.url}${path}` } }
      : {}),
    footer: t("mail-in.answer.footer", all),
    language: viewer.language,
  });
  await sendMail(ctx, {
    to,
    subject: title,
    ...body,
    headers: {
      "Auto-Submitted": "auto-replied",
      [loopHeader]: loopMark(config),
      ...(replyTo ? { "Reply-To": replyTo } : {}),
      ...(/^[\x21-\x7e]{3,300}$/.test(mail.messageId)
        ? { "In-Reply-To": `<${mail.messageId}>`, References: `<${mail.messageId}>` }
        : {}),
    },
  });
}

/** Where no mail server is set, only the mails that an administrator can pass on are of use: these are not. */
function isUnreachableByRule(ctx: Ctx, address: string): boolean {
  return !ctx.config.smtpUrl || isUnreachable(address);
}
