import { recordActivity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { countReplies } from "./count-replies.ts";
import { threadTags } from "./find-post.ts";
import { findVisibleReply } from "./find-reply.ts";
import { changeThread } from "./keep-text.ts";
import { canMarkHelpful } from "./permissions.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Marks an answer to a question as helpful, or takes the mark away. Several may be marked. Twice is the same as once.
 * @returns the question's number.
 * @throws NotFound, Forbidden (not the asker or a facilitator, no question)
 */
export async function markHelpful(ctx: PersonCtx, replyId: ReplyId, helpful: boolean): Promise<PostId> {
  const { reply, post } = await findVisibleReply(ctx, replyId);
  if (reply.deletedAt) throw new NotFound();

  allow(canMarkHelpful(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    // The post's row is locked, so that two who count do so one after the other.
    await tx.db.selectFrom("posts").where("id", "=", post.id).select("id").forUpdate().execute();
    const done = await tx.db
      .updateTable("replies")
      .set(
        helpful ? { helpfulAt: ctx.now(), helpfulBy: ctx.viewer.id } : { helpfulAt: null, helpfulBy: null },
      )
      .where("id", "=", replyId)
      .where("helpfulAt", helpful ? "is" : "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    await countReplies(tx, post.id);
    const kind = helpful ? "answer-helpful" : "answer-not-helpful";
    await recordActivity(tx, { kind, groupId: post.groupId, postId: post.id, replyId });
    await changeThread(tx, post.id);
  });
  return post.id;
}

/** An answer that helped, as the head of the question leads to it. */
export interface HelpfulAnswer {
  readonly id: ReplyId;
  readonly name: string;
  readonly standing: string;
  readonly markedBy: string | null;
}

const shownMax = 20;

/** The helpful answers to a question that the viewer may see (asked before), in the order of the thread. */
export function findHelpful(ctx: PlatformCtx, postId: PostId): Promise<HelpfulAnswer[]> {
  return ctx.cache.remember(`helpful:${postId}`, threadTags(postId), () =>
    ctx.db
      .selectFrom("replies")
      .innerJoin("people", "people.id", "replies.authorId")
      .leftJoin("people as marker", "marker.id", "replies.helpfulBy")
      .where("replies.postId", "=", postId)
      .where("replies.helpfulAt", "is not", null)
      .where("replies.deletedAt", "is", null)
      .orderBy("replies.createdAt")
      .orderBy("replies.id")
      .limit(shownMax)
      .select(["replies.id", "people.name", "people.standing", "marker.name as markedBy"])
      .execute(),
  );
}
