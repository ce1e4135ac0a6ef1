import type { PlatformCtx } from "../platform/ctx.ts";
import { translator } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import { type Ctx, loadViewer, type PersonId, type PersonViewer } from "../viewer/index.ts";
import { threadTag } from "./find-post.ts";
import { prepareText } from "./prepare-text.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Renders a kept text anew because something it shows has changed: a preview card has come, a credit was mended.
 * It is rendered with its author's rights, as when it was written. The words and the time of edit stay.
 */
export async function renderAgain(
  ctx: PlatformCtx,
  place: { postId: PostId; replyId: ReplyId | null },
): Promise<void> {
  const row = await findWords(ctx, place);
  if (!row) return;
  const text = await prepareText(await authorCtx(ctx, row.authorId, row.groupId), row.markdown);
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

function findWords(ctx: PlatformCtx, { postId, replyId }: { postId: PostId; replyId: ReplyId | null }) {
  return replyId === null
    ? ctx.db
        .selectFrom("posts")
        .where("id", "=", postId)
        .select(["markdown", "authorId", "groupId"])
        .executeTakeFirst()
    : ctx.db
        .selectFrom("replies")
        .innerJoin("posts", "posts.id", "replies.postId")
        .where("replies.id", "=", replyId)
        .select(["replies.markdown", "replies.authorId", "posts.groupId"])
        .executeTakeFirst();
}

/** The author as they stand now, and as a member of the group in any case: they were one when they wrote. */
async function authorCtx(ctx: PlatformCtx, authorId: PersonId, groupId: number): Promise<Ctx> {
  const { language, timeZone } = await readSettings(ctx);
  const known = await loadViewer(ctx, authorId, "", { language, timeZone });
  const viewer: PersonViewer = {
    ...(known ?? accountless(authorId, language, timeZone)),
    roles: new Map([[groupId, "member" as const], ...(known?.roles ?? [])]),
  };
  return { ...ctx, viewer, t: translator(language) };
}

/** Somebody brought in with an archive, or who has closed their account: their words and pictures are still theirs. */
function accountless(id: PersonId, language: string, timeZone: string): PersonViewer {
  return {
    id,
    name: "",
    handle: "",
    email: "",
    emailVerified: false,
    face: null,
    administrator: false,
    roles: new Map(),
    barred: new Set(),
    language,
    timeZone,
    sessionToken: "",
  };
}
