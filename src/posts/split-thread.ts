import { sql } from "kysely";
import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup, type Group } from "../groups/index.ts";
import { copyLevels } from "../notifications/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { DraftMarkdown, DraftTitle, Id, Reason, requireWords } from "./input.ts";
import { announceThread, changeThread, keepTextParts } from "./keep-text.ts";
import { type PostKind, postKinds } from "./kinds.ts";
import { lockForMoving, refuseHeldAndRounds } from "./lock-threads.ts";
import { moveReplies, recountBoth } from "./move-replies.ts";
import { canArrangePost, canStartPost } from "./permissions.ts";
import type { Post } from "./post.ts";
import { type PreparedText, prepareText } from "./prepare-text.ts";
import { readMarks } from "./read-marks.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** Kinds that a talk made of replies can have: those in which replies come in any order. */
export function kindsToSplitInto(): PostKind[] {
  return postKinds().filter((kind) => !kind.startPath && (!kind.talk || kind.talk === "helpful"));
}

const SplitThreadInput = z.object({
  replies: z
    .union([Id, z.array(Id)])
    .default([])
    .transform((ids) => [...new Set([ids].flat())]),
  /** This reply and all that stand after it. */
  from: z
    .union([z.literal("").transform(() => null), Id])
    .nullable()
    .default(null),
  title: DraftTitle,
  markdown: DraftMarkdown,
  kind: z.string().refine((key) => kindsToSplitInto().some((kind) => kind.key === key), "error.field"),
  group: z.string("error.required").min(1, "error.required"),
  reason: Reason,
});

type SplitThreadInput = z.infer<typeof SplitThreadInput>;

/**
 * Makes a talk of its own from replies of one thread, in the same group or another in which the viewer may write. For those
 * who look after the group: they are others' words. The replies keep their addresses; both threads say what was done.
 * Nobody is told; what people have read and chosen for the one thread holds for the other. `undoSplit` is the way back.
 * @throws NotFound, Forbidden, Invalid (also: replies of other threads), Conflict (moved or deleted in the meantime)
 */
export async function splitThread(
  ctx: PersonCtx,
  postId: PostId,
  body: unknown,
): Promise<{ readonly id: PostId; readonly title: string }> {
  const input = parse(SplitThreadInput, body);
  requireWords(input, false);

  const post = await findVisiblePost(ctx, postId);
  const group = await findVisibleGroup(ctx, input.group);

  allow(canArrangePost(ctx.viewer, post));
  const reason = canStartPost(ctx.viewer, group, input.kind);
  if (reason === "post.refused.kind-off") throw new Invalid({ kind: reason });
  allow(reason);

  const text = await prepareText(ctx, input.markdown);
  await readMarks(ctx).flush();

  return inTransaction(ctx, async (tx) => {
    const [now] = await lockForMoving(tx, [postId]);
    refuseHeldAndRounds(now);
    const replyIds = await chosenReplies(tx, postId, input);
    const id = await insertPost(tx, post, group, input, text);
    await keepTextParts(tx, text, { postId: id, replyId: null });
    await moveReplies(tx, replyIds, id);
    await copyReads(tx, postId, id);
    await copyLevels(tx, postId, id);
    await recountBoth(tx, postId, id);
    const why = { reason: input.reason };
    await recordActivity(tx, {
      kind: "replies-split-off",
      groupId: post.groupId,
      postId,
      data: { ...why, toPostId: id, count: replyIds.length },
    });
    await recordActivity(tx, {
      kind: "thread-split-from",
      groupId: group.id,
      postId: id,
      data: { ...why, fromPostId: postId },
    });
    await changeThread(tx, postId);
    await announceThread(tx, id);
    return { id, title: input.title };
  });
}

/** The replies that were chosen, all of this thread. @throws Invalid for none, and for one that stands elsewhere */
async function chosenReplies(tx: PersonCtx, postId: PostId, input: SplitThreadInput): Promise<ReplyId[]> {
  const { rows } = await sql<{ id: ReplyId; after: boolean }>`
    select replies.id, coalesce((replies.created_at, replies.id) >= (sought.created_at, sought.id), false) as after
    from replies left join replies as sought on sought.id = ${input.from}::bigint and sought.post_id = replies.post_id
    where replies.post_id = ${postId}`.execute(tx.db);
  const here = new Map(rows.map((row) => [Number(row.id), row.after]));
  const named = [...input.replies, ...(input.from === null ? [] : [input.from])];
  if (named.length === 0) throw new Invalid({ replies: "thread.split.choose" });
  if (named.some((id) => !here.has(id))) throw new Invalid({ replies: "thread.split.not-here" });
  const ticked = new Set(input.replies);
  return [...here].flatMap(([id, after]) => (after || ticked.has(id) ? [id] : []));
}

async function insertPost(
  tx: PersonCtx,
  from: Post,
  group: Group,
  input: SplitThreadInput,
  text: PreparedText,
): Promise<PostId> {
  const now = tx.now();
  const { id } = await tx.db
    .insertInto("posts")
    .values({
      kind: input.kind,
      groupId: group.id,
      authorId: tx.viewer.id,
      title: input.title,
      markdown: input.markdown,
      html: text.html,
      excerpt: text.excerpt,
      tags: [...from.tags],
      // What was written for members stays theirs, as with movePost.
      audience: from.audience === "group" || group.postsFor === "members" ? "group" : "everyone",
      language: tx.viewer.language,
      createdAt: now,
      publishedAt: now,
      lastActivityAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** How far somebody had read the one thread holds for the other: replies keep their numbers. */
async function copyReads(tx: PersonCtx, fromPostId: PostId, toPostId: PostId): Promise<void> {
  await sql`
    insert into post_reads (person_id, post_id, read_at, last_reply_id)
    select person_id, ${toPostId}::bigint, read_at, last_reply_id from post_reads where post_id = ${fromPostId}
    on conflict do nothing`.execute(tx.db);
}

const undoDays = 7;

/**
 * Puts the replies of a talk that was split off back, with those written since, within a week. The talk goes; its address
 * leads to the thread it came from, and the marks of the split are taken away. For those who look after both.
 * @returns the thread they stand in again.
 * @throws NotFound, Forbidden, Conflict (too late, or undone already)
 */
export async function undoSplit(ctx: PersonCtx, postId: PostId): Promise<Post> {
  const post = await findVisiblePost(ctx, postId);

  allow(canArrangePost(ctx.viewer, post));
  const since = new Date(ctx.now().getTime() - undoDays * 24 * 3_600_000);
  const split = await ctx.db
    .selectFrom("activity")
    .where("postId", "=", postId)
    .where("kind", "=", "thread-split-from")
    .where("createdAt", ">", since)
    .select(["id", "data"])
    .executeTakeFirst();
  if (!split) throw new Conflict("thread.refused.no-undo");
  const from = await findVisiblePost(ctx, Number(split.data.fromPostId));

  allow(canArrangePost(ctx.viewer, from));

  await readMarks(ctx).flush();
  await inTransaction(ctx, async (tx) => {
    for (const now of await lockForMoving(tx, [postId, from.id])) refuseHeldAndRounds(now);
    const replies = await tx.db.selectFrom("replies").where("postId", "=", postId).select("id").execute();
    await moveReplies(
      tx,
      replies.map((row) => row.id),
      from.id,
    );
    await tx.db
      .updateTable("posts")
      .set({ deletedAt: tx.now(), deletedBy: tx.viewer.id, mergedInto: from.id })
      .where("id", "=", postId)
      .execute();
    await sql`
      delete from activity where id = ${split.id}
        or (post_id = ${from.id} and kind = 'replies-split-off' and data->>'toPostId' = ${String(postId)})`.execute(
      tx.db,
    );
    await recountBoth(tx, postId, from.id);
    await changeThread(tx, postId);
    await changeThread(tx, from.id);
  });
  return from;
}
