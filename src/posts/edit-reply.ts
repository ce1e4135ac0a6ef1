import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { editStamp } from "./edit-post.ts";
import { findVisibleReply } from "./find-reply.ts";
import { Markdown } from "./input.ts";
import { forgetThread, keepTextParts } from "./keep-text.ts";
import { canEditPost } from "./permissions.ts";
import { prepareText } from "./prepare-text.ts";
import type { ReplyId } from "./tables.ts";

const EditReplyInput = z.object({ markdown: Markdown, since: z.string().optional() });

/**
 * Changes a reply; what it said before is kept in its history.
 * @throws NotFound, Forbidden, Invalid, Conflict (somebody edited it meanwhile)
 */
export async function editReply(ctx: PersonCtx, replyId: ReplyId, body: unknown): Promise<void> {
  const input = parse(EditReplyInput, body);

  const { reply, post } = await findVisibleReply(ctx, replyId);
  if (reply.deletedAt) throw new NotFound();

  allow(canEditPost(ctx.viewer, { ...post, authorId: reply.authorId }));

  const text = await prepareText(ctx, input.markdown);

  await inTransaction(ctx, async (tx) => {
    const before = await tx.db
      .selectFrom("replies")
      .where("id", "=", replyId)
      .select(["markdown", "editedAt"])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (input.since !== undefined && input.since !== editStamp(before.editedAt))
      throw new Conflict("post.conflict.edited");
    if (before.markdown === input.markdown) return;
    await tx.db
      .insertInto("revisions")
      .values({
        postId: null,
        replyId,
        editorId: ctx.viewer.id,
        editedAt: ctx.now(),
        title: null,
        markdown: before.markdown,
        tags: null,
      })
      .execute();
    await tx.db
      .updateTable("replies")
      .set({ markdown: input.markdown, html: text.html, editedAt: ctx.now() })
      .where("id", "=", replyId)
      .execute();
    await keepTextParts(tx, text, { postId: post.id, replyId });
    await recordActivity(tx, { kind: "reply-edited", groupId: post.groupId, postId: post.id, replyId });
    await forgetThread(tx, post.id);
  });
}
