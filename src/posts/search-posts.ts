import { type RawBuilder, sql } from "kysely";
import { plainText } from "../platform/text/index.ts";
import { type Hit, type Manner, phraseQuery, textQuery } from "../search/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { postPath, replyPath } from "./paths.ts";
import { visiblePosts } from "./visible-posts.ts";

/** Of a word that stands in very many texts, so many of the newest are ranked: reading them all would take seconds. */
const rankedMax = 1_000;
/** So much of a text is looked through for the words to show. */
const shownLengthMax = 50_000;

/**
 * Posts by their title and words, macron-blind. Those with the words in the title come first, then those with the words
 * side by side; of equals the newer.
 */
export async function searchPosts(
  ctx: Ctx,
  words: string,
  limit: number,
  offset: number,
  manner?: Manner,
): Promise<Hit[]> {
  const query = textQuery(words, manner);
  const inTitle = sql`ts_filter(posts.document, '{a}')`;
  const rows = await ctx.db
    .with("found", () =>
      visiblePosts(ctx)
        .where(matches("posts", query))
        .select(["posts.id", "groups.name as groupName"])
        .orderBy("posts.id", "desc")
        .limit(rankedMax),
    )
    .selectFrom("found")
    .innerJoin("posts", "posts.id", "found.id")
    .innerJoin("people as author", "author.id", "posts.authorId")
    .select([
      "posts.id",
      "posts.title",
      "posts.publishedAt",
      "found.groupName",
      "author.name as authorName",
      "author.standing as authorStanding",
    ])
    .select([
      sql<string>`left(posts.html, ${shownLengthMax})`.as("html"),
      sql<number>`2 * (${inTitle} @@ ${query})::int + (posts.document @@ ${phraseQuery(words)})::int
        + ts_rank(posts.document, ${query}, 1)`.as("rank"),
    ])
    .orderBy("rank", "desc")
    .orderBy("posts.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    path: postPath(row),
    title: row.title,
    text: plainText(row.html),
    context: contextOf(ctx, row),
    at: row.publishedAt,
    rank: row.rank,
  }));
}

/** Replies by their words, in posts that the viewer may know of. Those with the words side by side come first. */
export async function searchReplies(
  ctx: Ctx,
  words: string,
  limit: number,
  offset: number,
  manner?: Manner,
): Promise<Hit[]> {
  const query = textQuery(words, manner);
  const rows = await ctx.db
    .with("found", () =>
      visiblePosts(ctx)
        .innerJoin("replies", "replies.postId", "posts.id")
        .where("replies.deletedAt", "is", null)
        .where(matches("replies", query))
        .select(["replies.id", "posts.title", "groups.name as groupName"])
        .orderBy("replies.id", "desc")
        .limit(rankedMax),
    )
    .selectFrom("found")
    .innerJoin("replies", "replies.id", "found.id")
    .innerJoin("people as author", "author.id", "replies.authorId")
    .select(["replies.id", "found.title", "replies.createdAt", "found.groupName"])
    .select(["author.name as authorName", "author.standing as authorStanding"])
    .select([
      sql<string>`left(replies.html, ${shownLengthMax})`.as("html"),
      sql<number>`(replies.document @@ ${phraseQuery(words)})::int + ts_rank(replies.document, ${query}, 1)`.as(
        "rank",
      ),
    ])
    .orderBy("rank", "desc")
    .orderBy("replies.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    path: replyPath(row.id),
    title: row.title,
    text: plainText(row.html),
    context: contextOf(ctx, row),
    at: row.createdAt,
    rank: row.rank,
  }));
}

function contextOf(ctx: Ctx, row: { groupName: string; authorName: string; authorStanding: string }): string {
  const author = row.authorStanding === "closed" ? ctx.t("post.former-member") : row.authorName;
  return `${row.groupName} · ${author}`;
}

function matches(table: "posts" | "replies", query: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${table}.document`)} @@ ${query}`;
}
