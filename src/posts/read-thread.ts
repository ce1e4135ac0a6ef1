import type { PlatformCtx } from "../platform/ctx.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { type GroupFacts, mayKnowPost } from "./may-know-post.ts";
import type { PostId, ReplyId } from "./tables.ts";
import "./tables.ts";

/** How many replies stand on one page of a thread. */
export const repliesPerPage = 25;

/** Somebody who wrote something. A closed account without its name has `standing` "closed" and a neutral name. */
export interface Author {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly standing: string;
}

/** A post with what every view of it needs; the same for all who may see it. */
export interface Post {
  readonly id: PostId;
  readonly kind: string;
  readonly title: string;
  readonly html: string;
  readonly markdown: string;
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly audience: "everyone" | "group";
  readonly groupId: number;
  readonly authorId: PersonId;
  readonly author: Author;
  readonly group: GroupFacts & { readonly slug: string; readonly name: string; readonly joining: string };
  readonly groupArchivedAt: Date | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly pinnedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
  readonly closedReason: string;
  /** Replies that can be read. */
  readonly replyCount: number;
  /** Places in the thread: deleted replies keep theirs. */
  readonly placeCount: number;
  readonly thanksCount: number;
  readonly lastActivityAt: Date;
}

/** A reply as it stands in its thread. A deleted one keeps its place, without its words. */
export interface Reply {
  readonly id: ReplyId;
  readonly postId: PostId;
  readonly authorId: PersonId;
  readonly author: Author;
  readonly html: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly thanksCount: number;
  readonly answers: { readonly id: ReplyId; readonly name: string } | null;
}

/** One page of a thread. */
export interface Thread {
  readonly post: Post;
  readonly replies: readonly Reply[];
  readonly page: number;
  readonly pages: number;
}

/** Forgets what is remembered of a post's thread: every act that changes the post or a reply of it calls this. */
export function threadTag(postId: PostId): string {
  return `post:${postId}`;
}

/**
 * A page of the thread of a post that the viewer may know of. What all viewers share is remembered until the post, one of
 * its replies, or a name in it changes; the right to see it is asked anew each time.
 * @param page from 1; a page past the end gives the last one.
 * @throws NotFound
 */
export async function readThread(ctx: Ctx, postId: PostId, page = 1): Promise<Thread> {
  const post = await findPost(ctx, postId);
  if (!post || !mayKnowPost(ctx.viewer, post)) throw new NotFound();
  const pages = Math.max(1, Math.ceil(post.placeCount / repliesPerPage));
  const asked = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const replies = await ctx.cache.remember(`replies:${postId}:${asked}`, threadTags(postId), () =>
    readReplies(ctx, postId, asked),
  );
  return { post, replies, page: asked, pages };
}

/**
 * A post by its number, if the viewer may know of it (a draft or a deleted post: its author alone, see mayKnowPost).
 * @throws NotFound
 */
export async function findVisiblePost(ctx: Ctx, postId: PostId): Promise<Post> {
  const post = await findPost(ctx, postId);
  if (!post || !mayKnowPost(ctx.viewer, post)) throw new NotFound();
  return post;
}

/** Of these posts, those that the viewer may know of. */
export async function findKnownPosts(ctx: Ctx, postIds: readonly PostId[]): Promise<Map<PostId, Post>> {
  const posts = await Promise.all(postIds.map((id) => findPost(ctx, id)));
  return new Map(posts.flatMap((post) => (post && mayKnowPost(ctx.viewer, post) ? [[post.id, post]] : [])));
}

const threadTags = (postId: PostId) => [threadTag(postId), "table:people", "table:groups"];

function findPost(ctx: PlatformCtx, postId: PostId): Promise<Post | undefined> {
  if (!Number.isSafeInteger(postId) || postId < 1) return Promise.resolve(undefined);
  return ctx.cache.remember(`post:${postId}`, threadTags(postId), async () => {
    const row = await ctx.db
      .selectFrom("posts")
      .innerJoin("groups", "groups.id", "posts.groupId")
      .innerJoin("people as author", "author.id", "posts.authorId")
      .leftJoin("people as closer", "closer.id", "posts.closedBy")
      .where("posts.id", "=", postId)
      .select((eb) =>
        eb
          .selectFrom("replies")
          .whereRef("replies.postId", "=", "posts.id")
          .select(eb.fn.countAll<number>().as("count"))
          .as("placeCount"),
      )
      .select([
        "posts.id",
        "posts.kind",
        "posts.title",
        "posts.html",
        "posts.markdown",
        "posts.excerpt",
        "posts.tags",
        "posts.audience",
        "posts.groupId",
        "posts.authorId",
        "posts.createdAt",
        "posts.publishedAt",
        "posts.editedAt",
        "posts.deletedAt",
        "posts.pinnedAt",
        "posts.closedAt",
        "posts.closedReason",
        "posts.replyCount",
        "posts.thanksCount",
        "posts.lastActivityAt",
        "closer.name as closedByName",
        "author.name as authorName",
        "author.handle as authorHandle",
        "author.image as authorFace",
        "author.standing as authorStanding",
        "groups.slug as groupSlug",
        "groups.name as groupName",
        "groups.visibility as groupVisibility",
        "groups.postsFor as groupPostsFor",
        "groups.joining as groupJoining",
        "groups.archivedAt as groupArchivedAt",
      ])
      .executeTakeFirst();
    if (!row) return undefined;
    const {
      authorName,
      authorHandle,
      authorFace,
      authorStanding,
      groupSlug,
      groupName,
      groupVisibility,
      groupPostsFor,
      groupJoining,
      ...post
    } = row;
    return {
      ...post,
      placeCount: post.placeCount ?? 0,
      author: {
        id: row.authorId,
        name: authorName,
        handle: authorHandle,
        face: authorFace,
        standing: authorStanding,
      },
      group: {
        id: row.groupId,
        slug: groupSlug,
        name: groupName,
        visibility: groupVisibility,
        postsFor: groupPostsFor,
        joining: groupJoining,
        archivedAt: row.groupArchivedAt,
      },
    };
  });
}

async function readReplies(ctx: PlatformCtx, postId: PostId, page: number): Promise<Reply[]> {
  const rows = await ctx.db
    .selectFrom("replies")
    .innerJoin("people as author", "author.id", "replies.authorId")
    .leftJoin("replies as answered", "answered.id", "replies.answersId")
    .leftJoin("people as answeredAuthor", "answeredAuthor.id", "answered.authorId")
    .where("replies.postId", "=", postId)
    .orderBy("replies.createdAt")
    .orderBy("replies.id")
    .limit(repliesPerPage)
    .offset((page - 1) * repliesPerPage)
    .select([
      "replies.id",
      "replies.postId",
      "replies.authorId",
      "replies.html",
      "replies.createdAt",
      "replies.editedAt",
      "replies.deletedAt",
      "replies.thanksCount",
      "author.name as authorName",
      "author.handle as authorHandle",
      "author.image as authorFace",
      "author.standing as authorStanding",
      "answered.id as answersId",
      "answeredAuthor.name as answersName",
    ])
    .execute();
  return rows.map(
    ({ authorName, authorHandle, authorFace, authorStanding, answersId, answersName, ...reply }) => ({
      ...reply,
      html: reply.deletedAt ? "" : reply.html,
      author: {
        id: reply.authorId,
        name: authorName,
        handle: authorHandle,
        face: authorFace,
        standing: authorStanding,
      },
      answers: answersId === null ? null : { id: answersId, name: answersName ?? "" },
    }),
  );
}
