import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { afterCommit } from "../platform/database/index.ts";
import { unreadTag } from "./unread.ts";
import "./tables.ts";

/**
 * What told of these replies tells from now on of the thread they now stand in, in the caller's transaction. Nobody is told
 * anew: what was read stays read, and of two unread notices of one thread there is one.
 * @param toPostId where the replies stand now.
 */
export async function moveNotices(
  tx: PlatformCtx,
  replyIds: readonly number[],
  toPostId: number,
): Promise<void> {
  if (replyIds.length === 0) return;
  const { rows } = await sql<{ personId: string }>`
    with moving as (
      select notice_events.person_id, min(notices.created_at) as created_at, max(notices.changed_at) as changed_at,
        case when bool_or(notices.read_at is null) then null else max(notices.read_at) end as read_at
      from notice_events join notices on notices.id = notice_events.notice_id
      where notice_events.reply_id = any(${replyIds}::bigint[]) and notices.post_id <> ${toPostId}
      group by notice_events.person_id
    )
    insert into notices (person_id, group_id, post_id, created_at, changed_at, read_at)
    select moving.person_id, posts.group_id, posts.id, moving.created_at, moving.changed_at, moving.read_at
    from moving join posts on posts.id = ${toPostId}
    where not (moving.read_at is null and exists (
      select from notices as unread
      where unread.person_id = moving.person_id and unread.post_id = posts.id and unread.read_at is null))
    on conflict do nothing
    returning person_id`.execute(tx.db);
  const moved = await sql<{ personId: string }>`
    update notice_events set notice_id = (
      select id from notices
      where notices.person_id = notice_events.person_id and notices.post_id = ${toPostId}
      order by (notices.read_at is null) = (old.read_at is null) desc, notices.id desc limit 1)
    from notices as old
    where old.id = notice_events.notice_id and old.post_id <> ${toPostId}
      and notice_events.reply_id = any(${replyIds}::bigint[])
    returning notice_events.person_id`.execute(tx.db);
  const people = [...new Set([...rows, ...moved.rows].map((row) => row.personId))];
  if (people.length === 0) return;
  await sql`
    delete from notices where person_id = any(${people}::uuid[]) and post_id is not null
      and not exists (select from notice_events where notice_id = notices.id)`.execute(tx.db);
  await afterCommit(() => tx.cache.forget(...people.map(unreadTag)));
}

/** Who chose how closely they follow one thread has chosen so for the other, where they have chosen nothing there. */
export async function copyLevels(tx: PlatformCtx, fromPostId: number, toPostId: number): Promise<void> {
  await sql`
    insert into follow_levels (person_id, post_id, level, set_at)
    select person_id, ${toPostId}::bigint, level, set_at from follow_levels where post_id = ${fromPostId}
    on conflict do nothing`.execute(tx.db);
}
