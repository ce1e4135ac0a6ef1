import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { editStamp } from "./edit-stamp.ts";
import { findVisibleReply, replyFacts } from "./find-reply.ts";
import { Markdown } from "./input.ts";
import { changeThread, keepTextParts } from "./keep-text.ts";
import { canEditPost } from "./permissions.ts";
import { prepareText } from "./prepare-text.ts";
import { quotedReplies } from "./quotes.ts";
import type { ReplyId } from "./tables.ts";

const EditReplyInput = z.object({ markdown: Markdown, since: z.string().optional() });

/**
 * Changes a reply; what it said before is kept in its history.
 * @param also is done in the same transaction: both are kept or neither.
 * @throws NotFound, Forbidden, Invalid, Conflict ("post.conflict.edited": somebody edited it meanwhile)
 */
export async function editReply(
  ctx: PersonCtx,
  replyId: ReplyId,
  body: unknown,
  also?: (tx: PersonCtx) => Promise<void>,
): Promise<void> {
  const input = parse(EditReplyInput, body);

  const { reply, post } = await findVisibleReply(ctx, replyId);
  if (reply.deletedAt) throw new NotFound();

  allow(canEditPost(ctx.viewer, replyFacts(reply, post)));

  const text = await prepareText(ctx, input.markdown);

  await inTransaction(ctx, async (tx) => {
    const before = await lockReply(tx, replyId);
    await also?.(tx);
    if (before.markdown === input.markdown) return;
    if (input.since !== undefined && input.since !== editStamp(before.editedAt))
      throw new Conflict("post.conflict.edited");
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
      .set({
        markdown: input.markdown,
        html: text.html,
        quotes: quotedReplies(text.html),
        editedAt: ctx.now(),
      })
      .where("id", "=", replyId)
      .execute();
    await keepTextParts(tx, text, { postId: post.id, replyId });
    await recordActivity(tx, { kind: "reply-edited", groupId: post.groupId, postId: post.id, replyId });
    await changeThread(tx, post.id);
  });
}

async function lockReply(tx: PersonCtx, replyId: ReplyId) {
  const before = await tx.db
    .selectFrom("replies")
    .where("id", "=", replyId)
    .select(["markdown", "editedAt", "deletedAt"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.deletedAt) throw new Conflict("post.refused.deleted");
  return before;
}
