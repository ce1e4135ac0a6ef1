import { mailLayout, type NewMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DigestItem } from "./digest-blocks.ts";
import { mailLink } from "./mail-link.ts";

/** One mail of several talks, for the viewer: what had to wait for their hours, what is most to them first. */
export async function heldMail(ctx: PersonCtx, items: readonly DigestItem[]): Promise<NewMail> {
  const { t, viewer, config } = ctx;
  const { name: community } = await readSettings(ctx);
  const stop = mailLink(config, viewer.id, { kind: "mail", which: "direct" });
  const body = mailLayout({
    community,
    title: t("notice.held.title", { name: viewer.name }),
    paragraphs: [],
    sections: [
      {
        title: t("notice.held.section", { count: items.length }),
        items: items.map((item) => mailItem(ctx, item)),
      },
    ],
    action: { label: t("notice.held.action"), url: `${config.url}/notices` },
    footer: t("notice.held.footer"),
    footerLinks: [
      { label: t("notice.mail.stop"), url: stop },
      { label: t("notice.follow.all"), url: `${config.url}/settings/notices` },
    ],
    language: viewer.language,
  });
  return {
    to: { address: viewer.email, name: viewer.name },
    fromName: community,
    subject: t("notice.digest.subject", { first: items[0]?.title ?? "", more: items.length - 1 }),
    ...body,
    headers: { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

/** A line of a digest as mails need it: with whole addresses, and a name for what has none. */
export function mailItem({ t, config }: PersonCtx, { title, path, facts, words }: DigestItem) {
  return {
    title: title || t("post.untitled"),
    url: `${config.url}${path}`,
    ...(facts ? { facts } : {}),
    ...(words ? { words } : {}),
  };
}
