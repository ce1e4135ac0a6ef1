import { visibleGroups } from "../groups/index.ts";
import { replyAddress } from "../mail-in/index.ts";
import { mailLayout, type NewMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DigestItem } from "./digest-blocks.ts";
import { mailItem } from "./held-mail.ts";
import { mailLink } from "./mail-link.ts";
import { listHeaders } from "./notice-mail.ts";

/** A part of a digest with something in it. */
export interface DigestPart {
  readonly titleKey: string;
  readonly items: readonly DigestItem[];
}

interface Group {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/**
 * The viewer's digests: one of everything, or one a group (and one of what belongs to none), so that filters of mail programs
 * can put each where they want it.
 */
export async function digestMails(
  ctx: PersonCtx,
  parts: readonly DigestPart[],
  ofEachGroup: boolean,
): Promise<NewMail[]> {
  if (parts.length === 0) return [];
  if (!ofEachGroup) return [await digestMail(ctx, parts, null)];
  const groups = await findGroups(ctx, parts);
  const mails: NewMail[] = [];
  for (const group of [...groups.values(), null]) {
    const own = parts.flatMap(({ titleKey, items }) => {
      const its = items.filter(({ groupId }) => (groups.get(groupId ?? 0) ?? null) === group);
      return its.length > 0 ? [{ titleKey, items: its }] : [];
    });
    if (own.length > 0) mails.push(await digestMail(ctx, own, group));
  }
  return mails;
}

async function findGroups(ctx: PersonCtx, parts: readonly DigestPart[]): Promise<Map<number, Group>> {
  const ids = [...new Set(parts.flatMap(({ items }) => items.flatMap(({ groupId }) => groupId ?? [])))];
  if (ids.length === 0) return new Map();
  const rows = await visibleGroups(ctx)
    .where("groups.id", "in", ids)
    .select(["groups.id", "groups.slug", "groups.name"])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** One digest: its subject is its first line, so that one knows whether to open it. */
async function digestMail(
  ctx: PersonCtx,
  parts: readonly DigestPart[],
  group: Group | null,
): Promise<NewMail> {
  const { t, viewer, config } = ctx;
  const { name: community } = await readSettings(ctx);
  const stop = mailLink(config, viewer.id, { kind: "mail", which: "digest" });
  const count = parts.reduce((sum, part) => sum + part.items.length, 0);
  const first = parts[0]?.items[0]?.title ?? "";
  // Nobody's words can be posted from here, but whoever answers by mistake is told so.
  const answersGoTo = replyAddress(config, viewer.id, null);
  const subject = t("notice.digest.subject", { first, more: count - 1 });
  const body = mailLayout({
    community: group ? `${community} · ${group.name}` : community,
    title: t("notice.digest.title", { name: viewer.name }),
    paragraphs: [],
    sections: parts.map(({ titleKey, items }) => ({
      title: t(titleKey),
      items: items.map((item) => mailItem(ctx, item)),
    })),
    action: { label: t("notice.digest.action", { community }), url: config.url },
    footer: t("notice.digest.footer", { community }),
    footerLinks: [
      { label: t("notice.digest.stop"), url: stop },
      { label: t("notice.follow.all"), url: `${config.url}/settings/notices` },
    ],
    language: viewer.language,
  });
  return {
    to: { address: viewer.email, name: viewer.name },
    fromName: group ? t("notice.mail.from", { name: group.name, community }) : community,
    subject,
    ...body,
    headers: {
      ...(answersGoTo ? { "Reply-To": answersGoTo } : {}),
      ...(group ? listHeaders(config.url, group) : {}),
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}
