import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { afterCommit } from "../platform/database/index.ts";
import { threadTag } from "./find-post.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** A post that was written elsewhere, rendered already. Its number comes from `nextIds`. */
export interface BroughtPost {
  readonly id: PostId;
  readonly groupId: number;
  readonly authorId: string;
  readonly title: string;
  readonly markdown: string;
  readonly html: string;
  readonly excerpt: string;
  readonly sentAt: Date;
}

/** A reply that was written elsewhere. */
export interface BroughtReply {
  readonly id: ReplyId;
  readonly postId: PostId;
  readonly answersId: ReplyId | null;
  readonly authorId: string;
  readonly markdown: string;
  readonly html: string;
  readonly sentAt: Date;
}

/** Numbers for posts or replies about to be brought in, rising, so that they can speak of each other beforehand. */
export async function nextIds(tx: PlatformCtx, table: "posts" | "replies", count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}::text, 'id')) as id from generate_series(1, ${count}::int)`.execute(
    tx.db,
  );
  return rows.map((row) => row.id);
}

/**
 * Keeps discussions and replies from an archive, many at once, in the caller's transaction. They keep their own dates, and
 * nothing follows from them: nobody is told, no activity is written down.
 */
export async function bringIn(
  tx: PlatformCtx,
  words: { posts: readonly BroughtPost[]; replies: readonly BroughtReply[] },
): Promise<void> {
  if (words.posts.length > 0) await insertPosts(tx, words.posts);
  if (words.replies.length > 0) await insertReplies(tx, words.replies);
  const touched = new Set([
    ...words.posts.map((post) => post.id),
    ...words.replies.map((reply) => reply.postId),
  ]);
  await recountReplies(tx, [...touched]);
}

// The rows go over as one value, which is far quicker than thousands of parameters; the numbers are ours, so the identity
// column is told to take them.
async function insertPosts(tx: PlatformCtx, posts: readonly BroughtPost[]): Promise<void> {
  await sql`
    insert into posts (id, kind, group_id, author_id, title, markdown, html, excerpt, created_at, published_at, last_activity_at)
    overriding system value
    select id, 'discussion', "groupId", "authorId", title, markdown, html, excerpt, "sentAt", "sentAt", "sentAt"
    from json_to_recordset(${JSON.stringify(posts)}::json) as brought
      (id bigint, "groupId" bigint, "authorId" uuid, title text, markdown text, html text, excerpt text, "sentAt" timestamptz)
    order by id`.execute(tx.db);
}

async function insertReplies(tx: PlatformCtx, replies: readonly BroughtReply[]): Promise<void> {
  await sql`
    insert into replies (id, post_id, answers_id, author_id, markdown, html, created_at)
    overriding system value
    select id, "postId", "answersId", "authorId", markdown, html, "sentAt"
    from json_to_recordset(${JSON.stringify(replies)}::json) as brought
      (id bigint, "postId" bigint, "answersId" bigint, "authorId" uuid, markdown text, html text, "sentAt" timestamptz)
    order by id`.execute(tx.db);
}

/** Counts anew what posts say of their replies, after replies came in or moved. Activity never goes back. */
async function recountReplies(tx: PlatformCtx, postIds: readonly PostId[]): Promise<void> {
  if (postIds.length === 0) return;
  await sql`
    update posts set
      reply_count = counted.count,
      last_reply_by = counted.last_author,
      last_activity_at = greatest(posts.last_activity_at, counted.latest)
    from (
      select post_id, count(*)::int as count, max(created_at) as latest,
        (array_agg(author_id order by created_at desc, id desc))[1] as last_author
      from replies where post_id = any(${postIds}::bigint[]) and deleted_at is null group by post_id
    ) as counted
    where posts.id = counted.post_id
      and (posts.reply_count, posts.last_reply_by) is distinct from (counted.count, counted.last_author)`.execute(
    tx.db,
  );
  await afterCommit(() => tx.cache.forget(...postIds.map(threadTag)));
}

/**
 * Makes a reply of a post that turns out to answer another: its replies come along. Only for words brought in that nobody
 * here has touched.
 * @returns the number of the new reply.
 */
export async function turnIntoReply(
  tx: PlatformCtx,
  postId: PostId,
  under: { readonly postId: PostId; readonly answersId: ReplyId | null },
): Promise<ReplyId> {
  const [replyId = 0] = await nextIds(tx, "replies", 1);
  await sql`
    insert into replies (id, post_id, answers_id, author_id, markdown, html, created_at)
    overriding system value
    select ${replyId}::bigint, ${under.postId}::bigint, ${under.answersId}::bigint, author_id, markdown, html, created_at
    from posts where id = ${postId}`.execute(tx.db);
  await sql`
    update replies set post_id = ${under.postId}, answers_id = coalesce(answers_id, ${replyId}::bigint)
    where post_id = ${postId}`.execute(tx.db);
  await recountReplies(tx, [under.postId]);
  return replyId;
}

/**
 * Of these posts, those that stand as they were brought in, with their number of replies: nobody has edited, thanked, pinned,
 * closed or deleted any of it.
 */
export async function untouchedPosts(
  tx: PlatformCtx,
  postIds: readonly PostId[],
): Promise<Map<PostId, number>> {
  const { rows } = await sql<{ id: PostId; replyCount: number }>`
    select id, reply_count from posts
    where id = any(${postIds}::bigint[]) and edited_at is null and deleted_at is null and pinned_at is null and closed_at is null
      and reactions = '{}'
      and not exists (select from replies where post_id = posts.id
        and (edited_at is not null or deleted_at is not null or reactions <> '{}'))`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row.replyCount]));
}

/** Removes a post whose words now stand elsewhere. */
export async function removeEmptiedPost(tx: PlatformCtx, postId: PostId): Promise<void> {
  await tx.db.deleteFrom("posts").where("id", "=", postId).execute();
  await afterCommit(() => tx.cache.forget(threadTag(postId)));
}

/** Says better what a reply answers, once that has come in. */
export async function answerTo(tx: PlatformCtx, replyId: ReplyId, answersId: ReplyId | null): Promise<void> {
  await tx.db.updateTable("replies").set({ answersId }).where("id", "=", replyId).execute();
}
