import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { Markdown, Tags, Title } from "./input.ts";
import { forgetThread, keepTextParts } from "./keep-text.ts";
import { canEditPost } from "./permissions.ts";
import { prepareText } from "./prepare-text.ts";
import { findVisiblePost } from "./read-thread.ts";
import type { PostId } from "./tables.ts";

const EditPostInput = z.object({
  title: Title,
  markdown: Markdown,
  tags: Tags,
  audience: z.enum(["everyone", "group"]).default("everyone"),
  intent: z.enum(["publish", "draft", "save"]).default("save"),
  /** When the text that the editor began from was last edited: tells two editors at once apart. */
  since: z.string().optional(),
});

/**
 * Changes a post. What it said before is kept in its history (drafts have none). A draft is published with intent "publish".
 * @throws NotFound, Forbidden, Invalid, Conflict (somebody edited it meanwhile)
 */
export async function editPost(
  ctx: PersonCtx,
  postId: PostId,
  body: unknown,
): Promise<{ published: boolean }> {
  const input = parse(EditPostInput, body);

  const post = await findVisiblePost(ctx, postId);

  allow(canEditPost(ctx.viewer, post));

  const text = await prepareText(ctx, input.markdown);
  const isDraft = post.publishedAt === null;
  const publishes = isDraft && input.intent === "publish";
  const now = ctx.now();

  return inTransaction(ctx, async (tx) => {
    const before = await tx.db
      .selectFrom("posts")
      .where("id", "=", postId)
      .select(["title", "markdown", "tags", "editedAt"])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (input.since !== undefined && input.since !== editStamp(before.editedAt))
      throw new Conflict("post.conflict.edited");
    const wordsChanged =
      before.title !== input.title ||
      before.markdown !== input.markdown ||
      before.tags.join() !== input.tags.join();
    if (!isDraft && wordsChanged) {
      await tx.db
        .insertInto("revisions")
        .values({
          postId,
          replyId: null,
          editorId: ctx.viewer.id,
          editedAt: now,
          title: before.title,
          markdown: before.markdown,
          tags: before.tags,
        })
        .execute();
    }
    await tx.db
      .updateTable("posts")
      .set({
        title: input.title,
        markdown: input.markdown,
        html: text.html,
        excerpt: text.excerpt,
        tags: input.tags,
        audience: input.audience,
        ...(wordsChanged || isDraft ? { editedAt: isDraft ? null : now } : {}),
        ...(publishes ? { publishedAt: now, lastActivityAt: now } : {}),
      })
      .where("id", "=", postId)
      .execute();
    await keepTextParts(tx, text, { postId, replyId: null });
    if (publishes) await recordActivity(tx, { kind: "post-published", groupId: post.groupId, postId });
    else if (!isDraft && wordsChanged)
      await recordActivity(tx, { kind: "post-edited", groupId: post.groupId, postId });
    await forgetThread(tx, postId);
    return { published: publishes || !isDraft };
  });
}

/** What the edit form carries to tell which version it began from. */
export function editStamp(editedAt: Date | null): string {
  return editedAt?.toISOString() ?? "never";
}
