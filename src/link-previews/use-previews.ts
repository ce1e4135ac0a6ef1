import { defineJob } from "../platform/jobs/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { fetchPreview } from "./fetch-preview.ts";
import "./tables.ts";

const linksMax = 10;
const refreshMs = 30 * 24 * 3_600_000;

/** Fetches what a link leads to. May run twice: the newer answer is kept. */
const fetchLink = defineJob<{ url: string }>("fetch-link", {
  retryLimit: 2,
  run: (ctx, { url }) => fetchPreview(ctx, url),
});

/**
 * Notes which links stand alone in a text, and asks for those that are not known yet (or were a month ago), in the act's
 * transaction. The cards appear when they have come.
 */
export async function usePreviews(
  tx: Ctx,
  links: readonly string[],
  place: { postId: number; replyId: number | null },
): Promise<void> {
  const urls = [...new Set(links)].slice(0, linksMax);
  await tx.db
    .deleteFrom("linkPreviewUses")
    .where("postId", "=", place.postId)
    .where("replyId", "is not distinct from", place.replyId)
    .execute();
  if (urls.length === 0) return;
  const now = tx.now();
  const due = await tx.db
    .insertInto("linkPreviews")
    .values(urls.map((url) => ({ url, askedAt: now })))
    .onConflict((conflict) =>
      conflict
        .column("url")
        .doUpdateSet({ askedAt: now })
        .where("linkPreviews.askedAt", "<", new Date(now.getTime() - refreshMs)),
    )
    .returning("url")
    .execute();
  await tx.db
    .insertInto("linkPreviewUses")
    .values(urls.map((url) => ({ url, ...place })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (!tx.config.linkPreviews) return;
  for (const { url } of due) await tx.jobs.add(tx, fetchLink, { url }, { onceKey: url });
}
