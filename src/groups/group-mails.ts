import type { PlatformCtx } from "../platform/ctx.ts";
import { type Translate, translator } from "../platform/languages/index.ts";
import { mailLayout, sendMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import type { GroupId, PersonCtx, PersonId } from "../viewer/index.ts";
import { groupPath } from "./paths.ts";

type MailKind = "asked" | "approved" | "declined" | "removed" | "barred" | "invited" | "community-invited";

/** Somebody a mail goes to. `language` null is the community's. */
interface Addressee {
  readonly email: string;
  readonly name: string;
  readonly language: string | null;
}

/** What the words of a mail may name. */
interface MailValues {
  readonly group?: string;
  /** Who did it. */
  readonly by?: string;
  /** What they said, on lines of its own; nothing where they said nothing. */
  readonly word?: string;
}

/**
 * Puts one of the mails of this room into the outbox, in the transaction of the act it tells of, in the language of the
 * one who gets it.
 * @param path where its button leads.
 */
export async function sendGroupMail(
  ctx: PlatformCtx,
  kind: MailKind,
  to: Addressee,
  path: string,
  values: MailValues,
): Promise<void> {
  const settings = await readSettings(ctx);
  const language = to.language ?? settings.language;
  const t: Translate = translator(language, settings.timeZone);
  const told = { ...values, name: to.name, community: settings.name };
  const title = t(`group.mail.${kind}.title`, told);
  const body = mailLayout({
    community: settings.name,
    title,
    paragraphs: [
      ...t(`group.mail.${kind}.text`, told).split("\n\n"),
      ...(values.word ? [t("group.mail.word", { by: values.by, word: values.word })] : []),
    ],
    action: { label: t(`group.mail.${kind}.action`, told), url: `${ctx.config.url}${path}` },
    footer: t(`group.mail.${kind}.footer`, told),
    language,
  });
  await sendMail(ctx, { to: { address: to.email, name: to.name }, subject: title, ...body });
}

/** Tells those who may answer that somebody would like to join: stewards and facilitators; administrators where there are none. */
export async function mailRequest(
  tx: PersonCtx,
  group: { id: GroupId; slug: string; name: string },
  reason: string,
): Promise<void> {
  const keepers = reachable(tx)
    .innerJoin("memberships", "memberships.personId", "people.id")
    .where("memberships.groupId", "=", group.id)
    .where("memberships.role", "in", ["steward", "facilitator"])
    .execute();
  const found = await keepers;
  const receivers =
    found.length > 0 ? found : await reachable(tx).where("people.role", "=", "administrator").execute();
  const values = { group: group.name, by: tx.viewer.name, word: reason };
  for (const to of receivers) await sendGroupMail(tx, "asked", to, `${groupPath(group)}/requests`, values);
}

/** Sends a mail about a group to one person; to one without an account or address none is sent. */
export async function mailPerson(
  tx: PlatformCtx,
  kind: MailKind,
  personId: PersonId,
  path: string,
  values: MailValues,
): Promise<void> {
  const to = await reachable(tx).where("people.id", "=", personId).executeTakeFirst();
  if (to) await sendGroupMail(tx, kind, to, path, values);
}

function reachable(ctx: PlatformCtx) {
  return ctx.db
    .selectFrom("people")
    .where("people.standing", "=", "active")
    .where("people.email", "is not", null)
    .select(["people.name", "people.language"])
    .$narrowType<{ name: string }>()
    .select("people.email")
    .$narrowType<{ email: string }>();
}
