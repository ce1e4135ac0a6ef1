import { followedPeople } from "../people/index.ts";
import { isReadableReply, postPath, replyPath, visiblePosts } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";

/** Something that a person whom the viewer follows has written. */
export interface FollowedWords {
  readonly path: string;
  /** Title of the post, or of the post that was answered. */
  readonly title: string;
  readonly isReply: boolean;
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
}

const shownMax = 4;
const newsMs = 60 * 86_400_000;

/** What people whom the viewer follows wrote lately, where the viewer may see it; the newest first, each thread once. */
export async function listFollowedWords(ctx: PersonCtx): Promise<FollowedWords[]> {
  const since = new Date(ctx.now().getTime() - newsMs);
  const [posts, replies] = await Promise.all([readPosts(ctx, since), readReplies(ctx, since)]);
  const threads = new Set<number>();
  return [...posts, ...replies]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .filter(({ postId }) => !threads.has(postId) && threads.add(postId))
    .slice(0, shownMax);
}

async function readPosts(ctx: PersonCtx, since: Date) {
  const rows = await visiblePosts(ctx)
    .innerJoin("people", "people.id", "posts.authorId")
    .where("posts.authorId", "in", followedPeople(ctx))
    .where("posts.publishedAt", ">", since)
    .select(["posts.id", "posts.title", "people.id as personId", "people.name as personName"])
    .select("posts.publishedAt as at")
    .orderBy("posts.publishedAt", "desc")
    .limit(shownMax)
    .execute();
  return rows.map((row) => ({
    ...row,
    postId: row.id,
    path: postPath(row),
    isReply: false,
    at: row.at ?? since,
  }));
}

async function readReplies(ctx: PersonCtx, since: Date) {
  const rows = await visiblePosts(ctx)
    .innerJoin("replies", "replies.postId", "posts.id")
    .innerJoin("people", "people.id", "replies.authorId")
    .where("replies.authorId", "in", followedPeople(ctx))
    .where("replies.deletedAt", "is", null)
    .where(isReadableReply(ctx.viewer))
    .where("replies.createdAt", ">", since)
    .select(["replies.id", "posts.id as postId", "posts.title", "replies.createdAt as at"])
    .select(["people.id as personId", "people.name as personName"])
    .orderBy("replies.createdAt", "desc")
    .limit(shownMax * 3)
    .execute();
  return rows.map((row) => ({ ...row, path: replyPath(row.id), isReply: true }));
}
