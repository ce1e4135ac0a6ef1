import { replyAddress } from "../mail-in/index.ts";
import { mailLayout, sendMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DigestItem } from "./digest-blocks.ts";
import { mailLink } from "./mail-link.ts";

/** A part of a digest with something in it. */
export interface DigestPart {
  readonly titleKey: string;
  readonly items: readonly DigestItem[];
}

/** Puts the viewer's digest into the outbox: its subject is its first line, so that one knows whether to open it. */
export async function sendDigestMail(ctx: PersonCtx, parts: readonly DigestPart[]): Promise<void> {
  const { t, viewer, config } = ctx;
  const { name: community } = await readSettings(ctx);
  const stop = mailLink(config, viewer.id, { kind: "mail", which: "digest" });
  // Nobody's words can be posted from here, but whoever answers by mistake is told so.
  const answersGoTo = replyAddress(config, viewer.id, null);
  const count = parts.reduce((sum, part) => sum + part.items.length, 0);
  const first = parts[0]?.items[0]?.title ?? "";
  const body = mailLayout({
    community,
    title: t("notice.digest.title", { name: viewer.name }),
    paragraphs: [],
    sections: parts.map(({ titleKey, items }) => ({
      title: t(titleKey),
      items: items.map(({ title, path, words }) => ({
        title: title || t("post.untitled"),
        url: `${config.url}${path}`,
        ...(words ? { words } : {}),
      })),
    })),
    action: { label: t("notice.digest.action", { community }), url: config.url },
    footer: t("notice.digest.footer", { community }),
    footerLinks: [
      { label: t("notice.digest.stop"), url: stop },
      { label: t("notice.follow.all"), url: `${config.url}/settings/notices` },
    ],
    language: viewer.language,
  });
  await sendMail(ctx, {
    to: { address: viewer.email, name: viewer.name },
    subject: t("notice.digest.subject", { first, more: count - 1 }),
    ...body,
    headers: {
      ...(answersGoTo ? { "Reply-To": answersGoTo } : {}),
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  });
}
