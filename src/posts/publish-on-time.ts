import type { PlatformCtx } from "../platform/ctx.ts";
import { Forbidden, Invalid, NotFound } from "../platform/errors/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { translator } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewer } from "../viewer/index.ts";
import { editPost } from "./edit-post.ts";
import { editStamp } from "./edit-stamp.ts";
import type { PostId } from "./tables.ts";

const aheadMs = 2 * 60_000;

/** Every minute: hands each post whose hour comes to a job of its own. The row alone says when, so a changed date just holds. */
export const findDuePosts = defineJob("find-due-posts", {
  cron: "* * * * *",
  async run(ctx) {
    const due = await ctx.db
      .selectFrom("posts")
      .where("publishOn", "<=", new Date(ctx.now().getTime() + aheadMs))
      .where("publishedAt", "is", null)
      .where("deletedAt", "is", null)
      .select(["id", "publishOn"])
      .execute();
    for (const { id, publishOn } of due)
      await ctx.jobs.add(
        ctx,
        publishDuePost,
        { postId: id },
        { startAfter: publishOn ?? ctx.now(), onceKey: String(id) },
      );
  },
});

const publishDuePost = defineJob<{ postId: PostId }>("publish-due-post", { run: publishDue });

/**
 * Publishes a post whose hour has come as its author would by hand, with their rights as they stand now. Where they may
 * not any more, it stays a draft, and their list of drafts says why. Twice is the same as once.
 */
async function publishDue(platform: PlatformCtx, { postId }: { postId: PostId }): Promise<void> {
  const post = await platform.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .where("publishedAt", "is", null)
    .where("deletedAt", "is", null)
    .where("publishOn", "<=", platform.now())
    .select(["authorId", "title", "markdown", "tags", "audience", "editedAt", "publishOn"])
    .executeTakeFirst();
  if (!post) return;
  const { authorId, editedAt, publishOn, ...words } = post;
  const viewer = await loadViewer(platform, authorId, "", await readSettings(platform));
  if (!viewer) return refuse(platform, postId, publishOn, "post.schedule.no-account");
  const ctx = { ...platform, viewer, t: translator(viewer.language, viewer.timeZone) };
  try {
    // What its author changes at this moment is a conflict, and this is tried again with their newest words.
    await editPost(ctx, postId, { ...words, intent: "publish", since: editStamp(editedAt) });
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === undefined) throw error;
    await refuse(platform, postId, publishOn, reason);
  }
}

function refusalOf(error: unknown): string | undefined {
  if (error instanceof Invalid) return Object.values(error.fields)[0] ?? error.message;
  return error instanceof Forbidden || error instanceof NotFound ? error.message : undefined;
}

async function refuse(
  ctx: PlatformCtx,
  postId: PostId,
  publishOn: Date | null,
  reason: string,
): Promise<void> {
  await ctx.db
    .updateTable("posts")
    .set({ publishOn: null, publishRefused: reason })
    .where("id", "=", postId)
    .where("publishedAt", "is", null)
    .where("publishOn", "is not distinct from", publishOn)
    .execute();
}
