import { sql } from "kysely";
import type { Hit } from "../search/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { postPath, replyPath } from "./paths.ts";
import { visiblePosts } from "./visible-posts.ts";

/** Posts by their title and words, macron-blind. A match in the title counts more; of equals the newer comes first. */
export async function searchPosts(ctx: Ctx, words: string, limit: number, offset: number): Promise<Hit[]> {
  const query = sql`websearch_to_tsquery('english', fold(${words}))`;
  const rows = await visiblePosts(ctx)
    .innerJoin("people as author", "author.id", "posts.authorId")
    .where(sql<boolean>`posts.document @@ ${query}`)
    .select([
      "posts.id",
      "posts.title",
      "posts.markdown",
      "posts.publishedAt",
      "groups.name as groupName",
      "author.name as authorName",
    ])
    .select(sql<number>`ts_rank(posts.document, ${query})`.as("rank"))
    .orderBy("rank", "desc")
    .orderBy("posts.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    path: postPath(row),
    title: row.title,
    text: row.markdown,
    context: `${row.groupName} · ${row.authorName}`,
    at: row.publishedAt,
    rank: row.rank,
  }));
}

/** Replies by their words, in posts that the viewer may know of. */
export async function searchReplies(ctx: Ctx, words: string, limit: number, offset: number): Promise<Hit[]> {
  const query = sql`websearch_to_tsquery('english', fold(${words}))`;
  const rows = await visiblePosts(ctx)
    .innerJoin("replies", "replies.postId", "posts.id")
    .innerJoin("people as author", "author.id", "replies.authorId")
    .where("replies.deletedAt", "is", null)
    .where(sql<boolean>`replies.document @@ ${query}`)
    .select([
      "replies.id",
      "posts.title",
      "replies.markdown",
      "replies.createdAt",
      "groups.name as groupName",
      "author.name as authorName",
    ])
    .select(sql<number>`ts_rank(replies.document, ${query})`.as("rank"))
    .orderBy("rank", "desc")
    .orderBy("replies.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    path: replyPath(row.id),
    title: row.title,
    text: row.markdown,
    context: `${row.groupName} · ${row.authorName}`,
    at: row.createdAt,
    rank: row.rank,
  }));
}
