import type { PlatformCtx } from "../platform/ctx.ts";
import { type Translate, translator } from "../platform/languages/index.ts";
import { mailLayout, sendMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

type MailKind =
  | "new-password"
  | "magic-link"
  | "prove-address"
  | "known-address"
  | "address-changed"
  | "approved"
  | "asked";

interface Addressee {
  readonly email: string;
  readonly name: string;
  readonly language: string | null;
}

/** The mails that sign-in sends, each with one link. To an address without an account none is sent. */
export function authMails(ctx: PlatformCtx) {
  return {
    /** The link by which a forgotten password is replaced. */
    async newPassword(personId: PersonId, token: string): Promise<void> {
      const person = await reachable(ctx, "id", personId);
      if (person) await sendPeopleMail(ctx, "new-password", person, linkTo("/password/new", { token }));
    },
    async magicLink(mail: { email: string; token: string; to: string }): Promise<void> {
      const person = await reachable(ctx, "email", mail.email);
      if (person)
        await sendPeopleMail(
          ctx,
          "magic-link",
          person,
          linkTo("/magic-link", { token: mail.token, to: mail.to }),
        );
    },
    /** Goes to the address to be proved, which for a change is not yet the person's own. */
    async proveAddress(mail: {
      personId: PersonId;
      email: string;
      token: string;
      to: string;
    }): Promise<void> {
      const person = await reachable(ctx, "id", mail.personId);
      const path = linkTo("/address/verification", { token: mail.token, to: mail.to });
      if (person) await sendPeopleMail(ctx, "prove-address", { ...person, email: mail.email }, path);
    },
  };
}

/** Sends one of the mails of this room, in the language of the one who gets it. @param path where its button leads. */
export async function sendPeopleMail(
  ctx: PlatformCtx,
  kind: MailKind,
  to: Addressee,
  path: string,
): Promise<void> {
  const settings = await readSettings(ctx);
  const language = to.language ?? settings.language;
  const t: Translate = translator(language, settings.timeZone);
  const values = { name: to.name, community: settings.name, email: to.email };
  const title = t(`people.mail.${kind}.title`, values);
  const body = mailLayout({
    community: settings.name,
    title,
    paragraphs: t(`people.mail.${kind}.text`, values).split("\n\n"),
    action: { label: t(`people.mail.${kind}.action`, values), url: `${ctx.config.url}${path}` },
    footer: t(`people.mail.${kind}.footer`, values),
    language,
  });
  await sendMail(ctx, { to: { address: to.email, name: to.name }, subject: title, ...body });
}

function linkTo(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query.to === "/" ? { token: query.token ?? "" } : query)}`;
}

async function reachable(
  ctx: PlatformCtx,
  column: "id" | "email",
  value: string,
): Promise<Addressee | undefined> {
  const person = await ctx.db
    .selectFrom("people")
    .select(["email", "name", "language"])
    .where(column, "=", value)
    .where("standing", "in", ["active", "awaiting-approval"])
    .executeTakeFirst();
  return person?.email ? { ...person, email: person.email } : undefined;
}
