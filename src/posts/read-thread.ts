import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx } from "../viewer/index.ts";
import { findVisiblePost, threadTags } from "./find-post.ts";
import { type Reply, repliesPerPage, type Thread } from "./post.ts";
import { readQuotes } from "./quotes.ts";
import type { PostId } from "./tables.ts";
import { canReadReplies } from "./visible-replies.ts";

/**
 * A page of the thread of a post that the viewer may know of. What all viewers share is remembered until the post, one of
 * its replies, or a name in it changes; the right to see it is asked anew each time.
 * @param page from 1; a page past the end gives the last one.
 * @throws NotFound
 */
export async function readThread(ctx: Ctx, postId: PostId, page = 1): Promise<Thread> {
  const post = await findVisiblePost(ctx, postId);
  if (!(await canReadReplies(ctx, post))) return { post, replies: heldBack, page: 1, pages: 1, held: true };
  const pages = Math.max(1, Math.ceil(post.placeCount / repliesPerPage));
  const asked = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const replies = await ctx.cache.remember(`replies:${postId}:${asked}`, threadTags(postId), () =>
    readReplies(ctx, postId, asked),
  );
  return { post, replies, page: asked, pages, held: false };
}

/** What shows of replies that one may not read yet. */
const heldBack: readonly Reply[] = [];

const replyColumns = [
  "replies.id",
  "replies.postId",
  "replies.authorId",
  "replies.html",
  "replies.createdAt",
  "replies.editedAt",
  "replies.deletedAt",
  "replies.deletedBy",
  "replies.reactions",
  "replies.helpfulAt",
  "marker.name as helpfulByName",
  "author.name as authorName",
  "author.handle as authorHandle",
  "author.image as authorFace",
  "author.standing as authorStanding",
  "authorship.role as authorRole",
  "answered.id as answersId",
  "answered.deletedAt as answersDeletedAt",
  "answeredAuthor.name as answersName",
] as const;

async function readReplies(ctx: PlatformCtx, postId: PostId, page: number): Promise<Reply[]> {
  const quoted = await readQuotes(ctx, postId);
  const rows = await ctx.db
    .selectFrom("replies")
    .innerJoin("people as author", "author.id", "replies.authorId")
    .innerJoin("posts", "posts.id", "replies.postId")
    .leftJoin("memberships as authorship", (join) =>
      join
        .onRef("authorship.groupId", "=", "posts.groupId")
        .onRef("authorship.personId", "=", "replies.authorId"),
    )
    .leftJoin("people as marker", "marker.id", "replies.helpfulBy")
    // What stands in another thread now is not named here: who reads this one may not know of that.
    .leftJoin("replies as answered", (join) =>
      join.onRef("answered.id", "=", "replies.answersId").onRef("answered.postId", "=", "replies.postId"),
    )
    .leftJoin("people as answeredAuthor", "answeredAuthor.id", "answered.authorId")
    .where("replies.postId", "=", postId)
    .orderBy("replies.createdAt")
    .orderBy("replies.id")
    .limit(repliesPerPage)
    .offset((page - 1) * repliesPerPage)
    .select(replyColumns)
    .select(sql<boolean>`exists (select from text_rests where reply_id = replies.id)`.as("hasRest"))
    .execute();
  return rows.map((row) => {
    const { authorName, authorHandle, authorFace, authorStanding, authorRole, ...withoutAuthor } = row;
    const { answersId, answersName, answersDeletedAt, ...reply } = withoutAuthor;
    return {
      ...reply,
      html: reply.deletedAt ? "" : reply.html,
      author: {
        id: reply.authorId,
        name: authorName,
        handle: authorHandle,
        face: authorFace,
        standing: authorStanding,
        role: authorRole,
      },
      quotedIn: quoted.get(reply.id) ?? [],
      answers: answersId === null ? null : { id: answersId, name: answersDeletedAt ? null : answersName },
    };
  });
}
