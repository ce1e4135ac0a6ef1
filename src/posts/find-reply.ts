import { NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findVisiblePost, type Post, repliesPerPage } from "./read-thread.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** A reply as acts on it need it. */
export interface FoundReply {
  readonly id: ReplyId;
  readonly postId: PostId;
  readonly authorId: string;
  readonly markdown: string;
  readonly html: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/**
 * A reply in a post that the viewer may know of, with that post.
 * @throws NotFound
 */
export async function findVisibleReply(
  ctx: Ctx,
  replyId: ReplyId,
): Promise<{ reply: FoundReply; post: Post }> {
  const reply = Number.isSafeInteger(replyId)
    ? await ctx.db
        .selectFrom("replies")
        .where("id", "=", replyId)
        .select(["id", "postId", "authorId", "markdown", "html", "createdAt", "editedAt", "deletedAt"])
        .executeTakeFirst()
    : undefined;
  if (!reply) throw new NotFound();
  return { reply, post: await findVisiblePost(ctx, reply.postId) };
}

/**
 * Where a reply stands: its page in the thread, counted anew each time, so that its address /replies/<id> survives.
 * @throws NotFound
 */
export async function findReplyPlace(ctx: Ctx, replyId: ReplyId): Promise<{ post: Post; page: number }> {
  const { reply, post } = await findVisibleReply(ctx, replyId);
  const before = await ctx.db
    .selectFrom("replies")
    .where("postId", "=", post.id)
    .where((eb) =>
      eb.or([
        eb("createdAt", "<", reply.createdAt),
        eb.and([eb("createdAt", "=", reply.createdAt), eb("id", "<", replyId)]),
      ]),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { post, page: Math.floor(before.count / repliesPerPage) + 1 };
}
