import { sql } from "kysely";
import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { copyLevels } from "../notifications/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, parse } from "../platform/errors/index.ts";
import { renderMarkdown } from "../platform/text/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findKnownPosts, findVisiblePost } from "./find-post.ts";
import { Reason } from "./input.ts";
import { changeThread } from "./keep-text.ts";
import { lockForMoving, refuseHeldAndRounds } from "./lock-threads.ts";
import { movePartsToReply, moveReplies, recountBoth } from "./move-replies.ts";
import { canArrangePost } from "./permissions.ts";
import type { Post } from "./post.ts";
import { readMarks } from "./read-marks.ts";
import type { PostId, ReplyId } from "./tables.ts";

const MergeThreadsInput = z.object({
  /** An address of a thread, whole or its end, or its number. */
  target: z.string("error.required").trim().min(1, "error.required"),
  /** Ticked: it cannot be undone. */
  sure: z.string("thread.merge.sure.needed").min(1, "thread.merge.sure.needed"),
  reason: Reason,
});

/**
 * Joins one thread to another: its replies move there, the words of its post become a reply at their time, and its address
 * leads on. For who looks after both groups. It cannot be undone, which the form has them say.
 * @returns the thread that holds both now.
 * @throws NotFound, Forbidden, Invalid (no such thread), Conflict (moved, joined or deleted in the meantime)
 */
export async function mergeThreads(ctx: PersonCtx, postId: PostId, body: unknown): Promise<Post> {
  const { target: address, reason } = parse(MergeThreadsInput, body);

  const source = await findVisiblePost(ctx, postId);
  allow(canArrangePost(ctx.viewer, source));
  const target = await findTarget(ctx, source, address);

  allow(canArrangePost(ctx.viewer, target));

  await readMarks(ctx).flush();
  await inTransaction(ctx, async (tx) => {
    for (const now of await lockForMoving(tx, [source.id, target.id])) {
      refuseHeldAndRounds(now);
      // The rights were asked for the groups in which they stood.
      if (now.groupId !== (now.id === source.id ? source : target).groupId) throw new Conflict();
    }
    const replies = await tx.db
      .selectFrom("replies")
      .where("postId", "=", source.id)
      .select(["id", "deletedAt"])
      .execute();
    const replyId = await insertAsReply(tx, source.id, target.id);
    await joinReads(tx, source.id, target.id, replyId);
    await moveReplies(
      tx,
      replies.map((row) => row.id),
      target.id,
    );
    await sql`
      update replies set answers_id = ${replyId}
      where id = any(${replies.map((row) => row.id)}::bigint[]) and answers_id is null`.execute(tx.db);
    await movePartsToReply(tx, source.id, { postId: target.id, replyId });
    await copyLevels(tx, source.id, target.id);
    await leadOn(tx, source.id, target.id);
    await recountBoth(tx, source.id, target.id);
    await recordActivity(tx, {
      kind: "thread-merged-in",
      groupId: target.groupId,
      postId: target.id,
      data: {
        fromPostId: source.id,
        title: source.title,
        count: replies.filter((row) => row.deletedAt === null).length,
        reason,
      },
    });
    await changeThread(tx, source.id);
    await changeThread(tx, target.id);
  });
  return target;
}

async function findTarget(ctx: PersonCtx, source: Post, address: string): Promise<Post> {
  const id = Number(/^(?:.*\/posts\/)?(\d{1,15})(?:[-?#/].*)?$/.exec(address)?.[1]);
  if (id === source.id) throw new Invalid({ target: "thread.merge.target.itself" });
  const target = (await findKnownPosts(ctx, [id])).get(id);
  if (!target || target.deletedAt || !target.publishedAt)
    throw new Invalid({ target: "thread.merge.target.unknown" });
  return target;
}

/** The words of a post as a reply, at their own time, under their title. */
async function insertAsReply(tx: PersonCtx, postId: PostId, toPostId: PostId): Promise<ReplyId> {
  const post = await tx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .select(["authorId", "title", "markdown", "html", "editedAt", "reactions"])
    .executeTakeFirstOrThrow();
  const title = `**${post.title.replace(/[\\`*_[\]<>&~]/g, "\\$&")}**`;
  const { id } = await tx.db
    .insertInto("replies")
    .values((eb) => ({
      postId: toPostId,
      authorId: post.authorId,
      answersId: null,
      markdown: `${title}\n\n${post.markdown}`,
      html: `${renderMarkdown(title).html}\n${post.html}`,
      editedAt: post.editedAt,
      reactions: JSON.stringify(post.reactions),
      // Within the database: a Date here holds milliseconds, a time there microseconds.
      createdAt: eb.selectFrom("posts").where("id", "=", postId).select(sql<Date>`published_at`.as("at")),
    }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * How far somebody has read who had opened both threads: all of it, where they had read both to their ends, and otherwise
 * only as far as they had come in both, so that nothing unread is lost.
 */
async function joinReads(tx: PersonCtx, fromPostId: PostId, toPostId: PostId, last: ReplyId): Promise<void> {
  await sql`
    with ends as (
      select coalesce(max(id) filter (where post_id = ${fromPostId}), 0) as source,
        coalesce(max(id) filter (where post_id = ${toPostId} and id <> ${last}), 0) as target
      from replies where post_id in (${fromPostId}, ${toPostId})
    )
    update post_reads set last_reply_id = case
      when coalesce(source.last_reply_id, 0) >= ends.source and coalesce(post_reads.last_reply_id, 0) >= ends.target then ${last}
      when coalesce(source.last_reply_id, 0) >= ends.source then post_reads.last_reply_id
      when coalesce(post_reads.last_reply_id, 0) >= ends.target then source.last_reply_id
      else least(coalesce(source.last_reply_id, 0), coalesce(post_reads.last_reply_id, 0)) end
    from post_reads as source, ends
    where source.post_id = ${fromPostId} and source.person_id = post_reads.person_id and post_reads.post_id = ${toPostId}`.execute(
    tx.db,
  );
}

/** The old address leads on, and so do those that led to it. */
async function leadOn(tx: PersonCtx, postId: PostId, toPostId: PostId): Promise<void> {
  await tx.db
    .updateTable("posts")
    .set({
      deletedAt: tx.now(),
      deletedBy: tx.viewer.id,
      mergedInto: toPostId,
      pinnedAt: null,
      pinnedBy: null,
    })
    .where("id", "=", postId)
    .execute();
  await tx.db.updateTable("posts").set({ mergedInto: toPostId }).where("mergedInto", "=", postId).execute();
}
