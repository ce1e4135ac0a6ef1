import type { PlatformCtx } from "../platform/ctx.ts";
import { translator } from "../platform/languages/index.ts";
import { loadViewer } from "../viewer/index.ts";
import { prepareText } from "./prepare-text.ts";
import { threadTag } from "./read-thread.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Renders a kept text anew because something it shows has changed: a preview card has come, a credit was mended.
 * It is rendered with its author's rights, as when it was written. The words and the time of edit stay.
 */
export async function renderAgain(
  ctx: PlatformCtx,
  place: { postId: PostId; replyId: ReplyId | null },
): Promise<void> {
  const row =
    place.replyId === null
      ? await ctx.db
          .selectFrom("posts")
          .where("id", "=", place.postId)
          .select(["markdown", "authorId"])
          .executeTakeFirst()
      : await ctx.db
          .selectFrom("replies")
          .where("id", "=", place.replyId)
          .select(["markdown", "authorId"])
          .executeTakeFirst();
  if (!row) return;
  const defaults = { language: "en", timeZone: "UTC" };
  const viewer = (await loadViewer(ctx, row.authorId, "", defaults)) ?? { id: null, ...defaults };
  const text = await prepareText({ ...ctx, viewer, t: translator(viewer.language) }, row.markdown);
  // Only if the words are still those that were rendered: an edit in between has rendered its own.
  if (place.replyId === null) {
    await ctx.db
      .updateTable("posts")
      .set({ html: text.html, excerpt: text.excerpt })
      .where("id", "=", place.postId)
      .where("markdown", "=", row.markdown)
      .execute();
  } else {
    await ctx.db
      .updateTable("replies")
      .set({ html: text.html })
      .where("id", "=", place.replyId)
      .where("markdown", "=", row.markdown)
      .execute();
  }
  ctx.cache.forget(threadTag(place.postId));
}
