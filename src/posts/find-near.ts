import { sql } from "kysely";
import type { Ctx } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * The first reply to a post on that day or after it, on the viewer's calendar; the last one where there is none so late; null
 * where there is none at all. Who may see the post is asked before.
 * @param day as date fields send it, "2026-05-31"; null for what is no day.
 */
export async function findReplyNear(ctx: Ctx, postId: PostId, day: string): Promise<ReplyId | null> {
  if (!isDay(day)) return null;
  const { rows } = await sql<{ id: ReplyId }>`
    (select id, 1 as late from replies where post_id = ${postId} and deleted_at is null
      and created_at >= (${day}::date::timestamp at time zone ${ctx.viewer.timeZone}) order by created_at, id limit 1)
    union all
    (select id, 2 from replies where post_id = ${postId} and deleted_at is null order by created_at desc, id desc limit 1)
    order by late limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

/** The last reply to a post, as the thread stands. */
export async function findLastReply(ctx: Ctx, postId: PostId): Promise<ReplyId | null> {
  return findReplyNear(ctx, postId, "9999-01-01");
}

function isDay(day: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && day >= "0001-01-01";
}
