import { sql } from "kysely";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { type Post, repliesPerPage } from "./post.ts";
import type { PostId, ReplyId } from "./tables.ts";
import { canReadReplies } from "./visible-replies.ts";

/** A reply as acts on it need it. */
export interface FoundReply {
  readonly id: ReplyId;
  readonly postId: PostId;
  readonly authorId: string;
  readonly authorName: string;
  readonly authorStanding: string;
  readonly markdown: string;
  readonly html: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: string | null;
}

/**
 * A reply that the viewer may read, with its post. A deleted reply too: see findReadableReply.
 * @throws NotFound also for a reply that is held back from them
 */
export async function findVisibleReply(
  ctx: Ctx,
  replyId: ReplyId,
): Promise<{ reply: FoundReply; post: Post }> {
  const found = await findReplyAndPost(ctx, replyId);
  if (found.reply.authorId !== ctx.viewer.id && !(await canReadReplies(ctx, found.post)))
    throw new NotFound();
  return found;
}

/** The same, whether or not they may read its words. */
async function findReplyAndPost(ctx: Ctx, replyId: ReplyId): Promise<{ reply: FoundReply; post: Post }> {
  const reply = Number.isSafeInteger(replyId)
    ? await ctx.db
        .selectFrom("replies")
        .innerJoin("people", "people.id", "replies.authorId")
        .where("replies.id", "=", replyId)
        .select([
          "replies.id",
          "replies.postId",
          "replies.authorId",
          "people.name as authorName",
          "people.standing as authorStanding",
          "replies.markdown",
          "replies.html",
          "replies.createdAt",
          "replies.editedAt",
          "replies.deletedAt",
          "replies.deletedBy",
        ])
        .executeTakeFirst()
    : undefined;
  if (!reply) throw new NotFound();
  return { reply, post: await findVisiblePost(ctx, reply.postId) };
}

/** What rights on a reply are decided by: those of its post, but its own author, and deleted where either is. */
export function replyFacts(reply: FoundReply, post: Post) {
  return {
    ...post,
    authorId: reply.authorId,
    deletedAt: reply.deletedAt ?? post.deletedAt,
    deletedBy: reply.deletedAt ? reply.deletedBy : post.deletedBy,
  };
}

/**
 * Where a reply stands: its page in the thread, counted anew each time, so that its address /replies/<id> survives.
 * @returns `held` where it is held back from the viewer: then there is only the thread to lead to.
 * @throws NotFound
 */
export async function findReplyPlace(
  ctx: Ctx,
  replyId: ReplyId,
): Promise<{ post: Post; page: number; held: boolean }> {
  const { post } = await findReplyAndPost(ctx, replyId);
  if (!(await canReadReplies(ctx, post))) return { post, page: 1, held: true };
  // Compared in the database: a Date here holds milliseconds, a time there microseconds.
  const before = await ctx.db
    .selectFrom("replies")
    .innerJoin("replies as sought", "sought.postId", "replies.postId")
    .where("sought.id", "=", replyId)
    .where(sql<boolean>`(replies.created_at, replies.id) < (sought.created_at, sought.id)`)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { post, page: Math.floor(before.count / repliesPerPage) + 1, held: false };
}
