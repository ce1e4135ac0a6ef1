import type { PlatformCtx } from "../platform/ctx.ts";
import { type FetchOptions, fetchPublic, readPageCard } from "../platform/fetch/index.ts";
import "./tables.ts";

/** What else happens when a card has come: the rooms whose texts show it render them anew. */
type CardListener = (ctx: PlatformCtx, place: { postId: number; replyId: number | null }) => Promise<void>;
const listeners: CardListener[] = [];

/** Hears of every place where a card that has just come is to be shown. */
export function onPreviewFetched(listener: CardListener): void {
  listeners.push(listener);
}

/**
 * Asks a public page what it is, keeps title and description, and lets the texts that link to it show it.
 * @param guard other limits than the usual ones: tests have no network but their own.
 */
export async function fetchPreview(ctx: PlatformCtx, url: string, guard: FetchOptions = {}): Promise<void> {
  const card = await read(url, guard);
  await ctx.db
    .updateTable("linkPreviews")
    .set(
      "failure" in card
        ? { failure: card.failure, fetchedAt: ctx.now() }
        : {
            title: card.title.slice(0, 300),
            description: card.description.slice(0, 600),
            siteName: card.siteName.slice(0, 100),
            fetchedAt: ctx.now(),
            failure: null,
          },
    )
    .where("url", "=", url)
    .execute();
  if ("failure" in card || card.title === "") return;
  const uses = await ctx.db
    .selectFrom("linkPreviewUses")
    .where("url", "=", url)
    .select(["postId", "replyId"])
    .limit(1_000)
    .execute();
  for (const place of uses) for (const listener of listeners) await listener(ctx, place);
}

async function read(
  url: string,
  guard: FetchOptions,
): Promise<{ title: string; description: string; siteName: string } | { failure: string }> {
  try {
    const page = await fetchPublic(url, {
      maxBytes: 512 * 1024,
      whenTooLarge: "cut", // what a page says of itself stands in its head
      timeoutMs: 8_000,
      redirectsMax: 4,
      accept: ["text/html", "application/xhtml+xml"],
      ...guard,
    });
    const card = readPageCard(page.body, page.url, page.contentType);
    return { title: card.title ?? "", description: card.description ?? "", siteName: card.siteName ?? "" };
  } catch (error) {
    // No card is no loss: the link itself stays. The reason is kept for the administrator.
    return { failure: error instanceof Error ? error.message.slice(0, 300) : "failed" };
  }
}
