import type { PlatformCtx } from "../platform/ctx.ts";
import { type Translate, translator } from "../platform/languages/index.ts";
import { mailLayout, sendMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";

/** Each has its words in locales/<tag>/people.json: people.mail.<kind>.title, .text, .action and .footer. */
export type MailKind =
  | "new-password"
  | "magic-link"
  | "prove-address"
  | "known-address"
  | "address-changed"
  | "asked"
  | "approved"
  | "declined"
  | "suspended"
  | "let-back";

export interface Addressee {
  readonly email: string;
  readonly name: string;
  readonly language: string | null;
}

/**
 * Sends one of the mails of this room, in the language of the one who gets it.
 * @param more.path where its button leads. @param more.values for its words, beside name, email and community.
 * @param more.word what somebody wrote to go with it; it stands as a paragraph of its own.
 */
export async function sendPeopleMail(
  ctx: PlatformCtx,
  kind: MailKind,
  to: Addressee,
  more: { path: string; values?: Record<string, string>; word?: string; headers?: Record<string, string> },
): Promise<void> {
  const settings = await readSettings(ctx);
  const language = to.language ?? settings.language;
  const t: Translate = translator(language, settings.timeZone);
  const values = { ...more.values, name: to.name, community: settings.name, email: to.email };
  const title = t(`people.mail.${kind}.title`, values);
  const body = mailLayout({
    community: settings.name,
    title,
    paragraphs: [...t(`people.mail.${kind}.text`, values).split("\n\n"), ...(more.word ? [more.word] : [])],
    action: { label: t(`people.mail.${kind}.action`, values), url: `${ctx.config.url}${more.path}` },
    footer: t(`people.mail.${kind}.footer`, values),
    language,
  });
  const headers = more.headers ?? {};
  await sendMail(ctx, { to: { address: to.email, name: to.name }, subject: title, ...body, headers });
}
