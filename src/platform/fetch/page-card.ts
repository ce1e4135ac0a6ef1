import { decodeHtml } from "./decode-html.ts";
import { decodeEntities, scanTags } from "./scan-tags.ts";

/** What a page says of itself to those who link to it. Plain text, as its author wrote it: escape it on the screen. */
export interface PageCard {
  readonly title: string | null;
  readonly description: string | null;
  readonly siteName: string | null;
  /** Absolute, http or https. */
  readonly imageUrl: string | null;
}

const scannedLengthMax = 512 * 1024;

/**
 * Reads the card of a page from its OpenGraph, Twitter or plain meta tags. Never throws, whatever the page looks like.
 * @param html the page's bytes, or its text.
 * @param baseUrl where the page was found.
 * @param contentType the server's Content-Type header, for the charset.
 */
export function readPageCard(html: Uint8Array | string, baseUrl: string, contentType = ""): PageCard {
  const text = (typeof html === "string" ? html : decodeHtml(html, contentType)).slice(0, scannedLengthMax);
  const meta = new Map<string, string>();
  let title: string | null = null;
  let base = baseUrl;
  for (const tag of scanTags(text)) {
    if (tag.name === "title") title ??= tag.text ?? null;
    if (tag.name === "base" && tag.attributes.href)
      base = URL.parse(tag.attributes.href, baseUrl)?.href ?? base;
    const { property, name, itemprop, content } = tag.attributes;
    const key = (property ?? name ?? itemprop)?.toLowerCase().trim();
    if (tag.name === "meta" && key && content?.trim() && !meta.has(key)) meta.set(key, content);
  }
  const first = (...keys: string[]) =>
    keys.map((key) => meta.get(key)).find((value) => value !== undefined) ?? null;
  return {
    title: plain(first("og:title", "twitter:title") ?? (title === null ? null : decodeEntities(title)), 200),
    description: plain(first("og:description", "twitter:description", "description"), 400),
    siteName: plain(first("og:site_name", "application-name"), 100),
    imageUrl: webAddress(
      first("og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src"),
      base,
    ),
  };
}

function plain(text: string | null, lengthMax: number): string | null {
  const line = text
    ?.replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .toWellFormed();
  if (!line) return null;
  const letters = [...line];
  return letters.length <= lengthMax
    ? line
    : `${letters
        .slice(0, lengthMax - 1)
        .join("")
        .trimEnd()}…`;
}

function webAddress(text: string | null, base: string): string | null {
  const url = text ? URL.parse(text.trim(), base) : null;
  return url && (url.protocol === "https:" || url.protocol === "http:") && url.href.length <= 2000
    ? url.href
    : null;
}
