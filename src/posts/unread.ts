import { type RawBuilder, sql } from "kysely";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { findReadMark } from "./read-marks.ts";
import type { PostId, ReplyId } from "./tables.ts";

/**
 * Whether somebody belongs to a group that a post of `posts` is shared into and that is not muted for them: then it is not
 * silent by what they chose for its home.
 */
export function isHeardElsewhere(personId: RawBuilder<unknown>) {
  return sql<boolean>`exists (
    select from post_shares join memberships as there
        on there.group_id = post_shares.group_id and there.person_id = ${personId}
      left join follow_levels as of_there on of_there.group_id = there.group_id and of_there.person_id = there.person_id
      left join follow_levels as of_all on of_all.person_id = there.person_id
        and of_all.post_id is null and of_all.group_id is null
    where post_shares.post_id = posts.id and coalesce(of_there.level, of_all.level, 'following') <> 'muted')`;
}

/** Of what the viewer has muted nothing is unread or new; the nearest of their settings holds. */
function isMuted(viewerId: PersonId) {
  return sql`coalesce((select level = 'muted'
      and (follow_levels.post_id is not null or not ${isHeardElsewhere(sql`${viewerId}::uuid`)}) from follow_levels
    where follow_levels.person_id = ${viewerId} and (follow_levels.post_id = posts.id or follow_levels.group_id = posts.group_id
      or (follow_levels.post_id is null and follow_levels.group_id is null))
    order by follow_levels.post_id is null, follow_levels.group_id is null limit 1), false)`;
}

/**
 * The one rule of what is unread, for queries of `posts` left joined with the viewer's `post_reads`: replies by others that
 * stand and came after the last one they were shown. Of a thread that they have never opened nothing is unread (it is new as
 * a whole), but for who began it, and nothing of a muted one. Replies that they may not read yet count too.
 */
export function unreadCount(viewerId: PersonId | null) {
  if (viewerId === null) return sql<number>`0`;
  return sql<number>`case when (post_reads.person_id is null and posts.author_id <> ${viewerId}) or ${isMuted(viewerId)} then 0 else (
    select count(*)::int from replies where replies.post_id = posts.id and replies.id > coalesce(post_reads.last_reply_id, 0)
      and replies.deleted_at is null and replies.author_id <> ${viewerId}) end`;
}

const newForMs = 14 * 24 * 3_600_000;

/** Whether a thread is new to the viewer as a whole: begun by somebody else in the last fortnight, and never opened. */
export function isNewThread(viewerId: PersonId | null, now: Date) {
  if (viewerId === null) return sql<boolean>`false`;
  const since = new Date(now.getTime() - newForMs);
  return sql<boolean>`(post_reads.person_id is null and posts.published_at > ${since} and posts.author_id <> ${viewerId}
    and not ${isMuted(viewerId)})`;
}

/** The first reply that the viewer has not been shown, as the thread stands; null for none, for a visitor and a first visit. */
export async function findFirstUnread(ctx: Ctx, postId: PostId): Promise<ReplyId | null> {
  const mark = await findReadMark(ctx, postId);
  if (ctx.viewer.id === null || !mark) return null;
  const row = await ctx.db
    .selectFrom("replies")
    .where("postId", "=", postId)
    .where("id", ">", mark.lastReplyId ?? 0)
    .where("authorId", "<>", ctx.viewer.id)
    .where("deletedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(1)
    .select("id")
    .executeTakeFirst();
  return row?.id ?? null;
}
