import { renderToString } from "preact-render-to-string";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { TrustedHtml } from "../platform/text/index.ts";
import "./tables.ts";

/** The cards known so far for these addresses, as markup; one that was not fetched yet or has no title is missing. */
export async function previewCards(
  ctx: PlatformCtx,
  urls: readonly string[],
): Promise<ReadonlyMap<string, TrustedHtml>> {
  if (urls.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("linkPreviews")
    .where("url", "in", urls)
    .where("fetchedAt", "is not", null)
    .where("title", "<>", "")
    .select(["url", "title", "description", "siteName"])
    .execute();
  return new Map(rows.map((row) => [row.url, { html: renderToString(<PreviewCard {...row} />) }]));
}

/** What the pages at these addresses are called, as far as it is known. */
export async function knownTitles(
  ctx: PlatformCtx,
  urls: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (urls.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("linkPreviews")
    .where("url", "in", urls)
    .where("title", "<>", "")
    .select(["url", "title"])
    .execute();
  return new Map(rows.map((row) => [row.url, row.title]));
}

/** What a link leads to, in a few words. It is text alone: nothing is loaded from the other site. */
function PreviewCard({
  url,
  title,
  description,
  siteName,
}: {
  url: string;
  title: string;
  description: string;
  siteName: string;
}) {
  return (
    <a class="link-card" href={url} rel="nofollow ugc noopener">
      <span class="link-card-site">{siteName || new URL(url).hostname.replace(/^www\./, "")}</span>
      <span class="link-card-title">{title}</span>
      {description && <span class="link-card-words">{description}</span>}
    </a>
  );
}
