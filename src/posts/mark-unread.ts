import { z } from "zod";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findVisibleReply } from "./find-reply.ts";
import type { Post } from "./post.ts";
import { findReadMark, readMarks, setReadMark } from "./read-marks.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Lets a thread be unread for the viewer from this reply on.
 * @returns the post, and how far they had read it before, to be set again by setReading.
 * @throws NotFound
 */
export async function markUnreadFrom(
  ctx: PersonCtx,
  replyId: ReplyId,
): Promise<{ post: Post; before: ReplyId }> {
  const { reply, post } = await findVisibleReply(ctx, replyId);

  await readMarks(ctx).settle(ctx.viewer.id);
  const before = (await findReadMark(ctx, post.id))?.lastReplyId ?? 0;
  const last = await ctx.db
    .selectFrom("replies")
    .where("postId", "=", post.id)
    .where("id", "<", reply.id)
    .select((eb) => eb.fn.max("id").as("id"))
    .executeTakeFirst();
  await setReadMark(ctx, post.id, last?.id ?? null);
  return { post, before };
}

const ReadingInput = z.object({ last: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER) });

/**
 * Sets how far the viewer has read a thread: up to this reply, 0 for none of them.
 * @throws NotFound, Invalid
 */
export async function setReading(ctx: PersonCtx, postId: PostId, input: unknown): Promise<void> {
  const { last } = parse(ReadingInput, input);

  const post = await findVisiblePost(ctx, postId);

  await setReadMark(ctx, postId, Math.min(last, post.lastReplyId ?? 0) || null);
}
