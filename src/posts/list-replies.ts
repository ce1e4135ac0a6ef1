import { excerpt } from "../platform/text/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";
import { visiblePosts } from "./visible-posts.ts";
import { isReadableReply } from "./visible-replies.ts";

export const repliesListed = 20;
const readLengthMax = 4_000;

/** A reply as lists of somebody's replies show it. */
export interface ReplyRow {
  readonly id: ReplyId;
  readonly postId: PostId;
  readonly postTitle: string;
  readonly groupName: string;
  readonly excerpt: string;
  readonly createdAt: Date;
}

/** A page of the replies that somebody wrote to posts the viewer may know of, newest first. `more`: another page follows. */
export async function listReplies(
  ctx: Ctx,
  filter: { readonly authorId: PersonId; readonly page?: number; readonly limit?: number },
): Promise<{ replies: ReplyRow[]; more: boolean }> {
  const limit = filter.limit ?? repliesListed;
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), 1_000);
  const rows = await visiblePosts(ctx)
    .innerJoin("replies", "replies.postId", "posts.id")
    .where("replies.authorId", "=", filter.authorId)
    .where("replies.deletedAt", "is", null)
    .where(isReadableReply(ctx.viewer))
    .select((eb) => [
      "replies.id",
      "replies.postId",
      "posts.title as postTitle",
      "groups.name as groupName",
      eb.fn<string>("left", ["replies.html", eb.val(readLengthMax)]).as("html"),
      "replies.createdAt",
    ])
    .orderBy("replies.createdAt", "desc")
    .orderBy("replies.id", "desc")
    .limit(limit + 1)
    .offset((page - 1) * limit)
    .execute();
  return {
    replies: rows.slice(0, limit).map(({ html, ...row }) => ({ ...row, excerpt: excerpt(html, 240) })),
    more: rows.length > limit,
  };
}
