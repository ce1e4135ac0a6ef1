import { NotFound, TooMany } from "../platform/errors/index.ts";
import { findPausedAddresses, mailLayout, type PausedAddress, sendMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { mailLink } from "./mail-link.ts";

const checksAnHourMax = 3;

/** What is known of the viewer's address, where no mails go to it because they came back. */
export async function findOwnPause({ db, cache, viewer }: PersonCtx): Promise<PausedAddress | null> {
  const address = viewer.email.toLowerCase();
  return cache.remember(
    `mail-pause:${address}`,
    ["table:mail_pauses"],
    async () => (await findPausedAddresses({ db }, [address])).get(address) ?? null,
  );
}

/**
 * Sends the viewer a mail whose link lets mails come to their address again: who can open it has a mailbox that works.
 * @throws NotFound where the address is not paused, TooMany
 */
export async function checkAddress(ctx: PersonCtx): Promise<void> {
  const { t, viewer, config } = ctx;
  if (!(await findOwnPause(ctx))) throw new NotFound();
  const { name: community } = await readSettings(ctx);
  const subject = t("notice.bounced.mail.subject", { community });
  const since = new Date(ctx.now().getTime() - 3_600_000);
  const sent = await ctx.db
    .selectFrom("mailOutbox")
    .where("toAddress", "=", viewer.email)
    .where("subject", "=", subject)
    .where("createdAt", ">", since)
    .select("id")
    .execute();
  if (sent.length >= checksAnHourMax) throw new TooMany(3600);
  const url = mailLink(config, viewer.id, { kind: "address", address: viewer.email });
  const body = mailLayout({
    community,
    title: subject,
    paragraphs: [t("notice.bounced.mail.words")],
    action: { label: t("notice.bounced.mail.action"), url },
    footer: t("notice.bounced.mail.footer"),
    language: viewer.language,
  });
  await sendMail(ctx, { to: { address: viewer.email, name: viewer.name }, subject, ...body });
}
