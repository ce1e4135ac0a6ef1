import { type RawBuilder, sql } from "kysely";
import { plainText } from "../platform/text/index.ts";
import { type Hit, type Manner, phraseQuery, textQuery } from "../search/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { postPath, replyPath } from "./paths.ts";
import { visiblePosts } from "./visible-posts.ts";
import { isReadableReply } from "./visible-replies.ts";

/** Of a word that stands in very many texts, so many of the newest are ranked: reading them all would take seconds. */
const rankedMax = 200;
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
  manner: Manner = "all",
): Promise<Hit[]> {
  const query = textQuery(words, manner);
  const newest = await newestFirst(ctx, "posts", `${manner} ${words}`, query);
  const inTitle = sql`ts_filter(posts.document, '{a}')`;
  const rows = await ctx.db
    .with("found", () =>
      visiblePosts(ctx)
        .where(matches("posts", query))
        .select(["posts.id", "groups.name as groupName", "posts.document"])
        .orderBy(newest, "desc")
        .limit(rankedMax),
    )
    // The words themselves are fetched for those that are shown, and not for all that are ranked.
    .with("best", (db) =>
      db
        .selectFrom("found as posts")
        .select([
          "posts.id",
          "posts.groupName",
          sql<number>`2 * (${inTitle} @@ ${query})::int + (posts.document @@ ${phraseQuery(words)})::int
            + ts_rank(posts.document, ${query}, 1)`.as("rank"),
        ])
        .orderBy("rank", "desc")
        .orderBy("posts.id", "desc")
        .limit(limit)
        .offset(offset),
    )
    .selectFrom("best")
    .innerJoin("posts", "posts.id", "best.id")
    .innerJoin("people as author", "author.id", "posts.authorId")
    .select(["posts.id", "posts.title", "posts.publishedAt", "best.groupName", "best.rank"])
    .select(["author.name as authorName", "author.standing as authorStanding"])
    .select(sql<string>`left(posts.html, ${shownLengthMax})`.as("html"))
    .orderBy("best.rank", "desc")
    .orderBy("posts.id", "desc")
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
  manner: Manner = "all",
): Promise<Hit[]> {
  const query = textQuery(words, manner);
  const newest = await newestFirst(ctx, "replies", `${manner} ${words}`, query);
  const rows = await ctx.db
    .with("found", () =>
      visiblePosts(ctx)
        .innerJoin("replies", "replies.postId", "posts.id")
        .where("replies.deletedAt", "is", null)
        .where(isReadableReply(ctx.viewer))
        .where(matches("replies", query))
        .select(["replies.id", "replies.document", "posts.title", "groups.name as groupName"])
        .orderBy(newest, "desc")
        .limit(rankedMax),
    )
    .with("best", (db) =>
      db
        .selectFrom("found as replies")
        .select([
          "replies.id",
          "replies.title",
          "replies.groupName",
          sql<number>`(replies.document @@ ${phraseQuery(words)})::int
            + ts_rank(replies.document, ${query}, 1)`.as("rank"),
        ])
        .orderBy("rank", "desc")
        .orderBy("replies.id", "desc")
        .limit(limit)
        .offset(offset),
    )
    .selectFrom("best")
    .innerJoin("replies", "replies.id", "best.id")
    .innerJoin("people as author", "author.id", "replies.authorId")
    .select(["replies.id", "best.title", "replies.createdAt", "best.groupName", "best.rank"])
    .select(["author.name as authorName", "author.standing as authorStanding"])
    .select(sql<string>`left(replies.html, ${shownLengthMax})`.as("html"))
    .orderBy("best.rank", "desc")
    .orderBy("replies.id", "desc")
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

const sampleSize = 300;
const commonShare = 0.08;
const rememberedMs = 60 * 60_000;

/**
 * How to get at the newest matches fast. What stands in many texts is found by walking back from the newest; for anything
 * else that walk would read the whole table, so its order is hidden from the planner and the full-text index is used.
 */
async function newestFirst(
  ctx: Ctx,
  table: "posts" | "replies",
  asked: string,
  query: RawBuilder<string>,
): Promise<RawBuilder<number>> {
  const id = sql.ref<number>(`${table}.id`);
  return (await isCommon(ctx, table, asked, query)) ? sql<number>`${id}` : sql<number>`${id} + 0`;
}

/** Whether many of the newest texts match. It changes slowly, so it is remembered for an hour. */
function isCommon(
  ctx: Ctx,
  table: "posts" | "replies",
  asked: string,
  query: RawBuilder<string>,
): Promise<boolean> {
  const hour = Math.floor(ctx.now().getTime() / rememberedMs);
  return ctx.cache.remember(`common:${table}:${hour}:${asked}`, [], async () => {
    const { rows } = await sql<{ hits: number }>`
      select count(*) filter (where document @@ ${query}) as hits
      from (select document from ${sql.table(table)} order by id desc limit ${sampleSize}) as newest`.execute(
      ctx.db,
    );
    return (rows[0]?.hits ?? 0) > sampleSize * commonShare;
  });
}

function matches(table: "posts" | "replies", query: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${table}.document`)} @@ ${query}`;
}
