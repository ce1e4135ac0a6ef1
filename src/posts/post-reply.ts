import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, parse } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { Id, Markdown } from "./input.ts";
import { changeThread, keepTextParts } from "./keep-text.ts";
import { canReply } from "./permissions.ts";
import type { Post } from "./post.ts";
import { prepareText } from "./prepare-text.ts";
import { quotedReplies } from "./quotes.ts";
import type { PostId, ReplyId } from "./tables.ts";
import { noteTurn, refuseSecondTurn } from "./take-turn.ts";
import { canReadReplies } from "./visible-replies.ts";

const PostReplyInput = z.object({
  markdown: Markdown,
  /** The reply that this one answers; none for an answer to the post itself. */
  answers: z
    .union([z.literal("").transform(() => null), Id])
    .nullable()
    .default(null),
});

/**
 * Answers a post, or a reply to it.
 * @returns the number of the new reply. The same words sent twice within a minute give the first one again, so that a
 *   second press on a slow line does no harm.
 * @param also is done in the same transaction: both are kept or neither.
 * @throws NotFound, Forbidden (not a member, closed, archived, a second turn in a round), Invalid, Conflict (closed in the meantime)
 */
export async function postReply(
  ctx: PersonCtx,
  postId: PostId,
  body: unknown,
  also?: (tx: PersonCtx, replyId: ReplyId) => Promise<void>,
): Promise<ReplyId> {
  const input = parse(PostReplyInput, body);

  const post = await findVisiblePost(ctx, postId);

  allow(canReply(ctx.viewer, post));

  const text = await prepareText(ctx, input.markdown);

  return inTransaction(ctx, async (tx) => {
    // The row is locked: replies come in one by one, so that counts are right and a closing is not overtaken.
    const now = await tx.db
      .selectFrom("posts")
      .where("id", "=", postId)
      .select(["closedAt", "deletedAt", "roundUntil", "roundEndedAt"])
      .forUpdate()
      .executeTakeFirstOrThrow();
    const sameAgain = await findJustPosted(tx, postId, input);
    if (sameAgain !== undefined) {
      await also?.(tx, sameAgain);
      return sameAgain;
    }
    if (now.deletedAt) throw new Conflict("post.refused.deleted");
    if (now.closedAt) throw new Conflict("post.refused.closed");
    await refuseSecondTurn(tx, postId, now);
    if (input.answers !== null) await checkAnswers(tx, post, input.answers);
    const replyId = await insertReply(tx, {
      postId,
      answersId: input.answers,
      markdown: input.markdown,
      html: text.html,
    });
    await keepTextParts(tx, text, { postId, replyId });
    await recordActivity(tx, { kind: "reply-posted", groupId: post.groupId, postId, replyId });
    await noteTurn(tx, post, now);
    await changeThread(tx, postId, replyId);
    await also?.(tx, replyId);
    return replyId;
  });
}

const sameAgainWithinMs = 60_000;

async function findJustPosted(
  tx: Ctx,
  postId: PostId,
  { markdown, answers }: { markdown: string; answers: ReplyId | null },
): Promise<ReplyId | undefined> {
  const row = await tx.db
    .selectFrom("replies")
    .where("postId", "=", postId)
    .where("authorId", "=", tx.viewer.id as string)
    .where("createdAt", ">", new Date(tx.now().getTime() - sameAgainWithinMs))
    .where("markdown", "=", markdown)
    .where("answersId", "is not distinct from", answers)
    .where("deletedAt", "is", null)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

async function checkAnswers(tx: Ctx, post: Post, answersId: ReplyId): Promise<void> {
  // What one may not read yet cannot be answered, and nothing is told of whether it is there.
  const answered = !(await canReadReplies(tx, post))
    ? undefined
    : await tx.db
        .selectFrom("replies")
        .where("id", "=", answersId)
        .where("postId", "=", post.id)
        .where("deletedAt", "is", null)
        .select("id")
        .executeTakeFirst();
  if (!answered) throw new Invalid({ "": "post.reply.answered-gone" });
}

async function insertReply(
  tx: Ctx,
  reply: { postId: PostId; answersId: ReplyId | null; markdown: string; html: string },
): Promise<ReplyId> {
  const now = tx.now();
  const authorId = tx.viewer.id as string;
  const { id } = await tx.db
    .insertInto("replies")
    .values({ ...reply, quotes: quotedReplies(reply.html), authorId, createdAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.db
    .updateTable("posts")
    .set((eb) => ({ replyCount: eb("replyCount", "+", 1), lastActivityAt: now, lastReplyBy: authorId }))
    .where("id", "=", reply.postId)
    .execute();
  return id;
}
