import { sql } from "kysely";
import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { keepNotices, type ToldPerson } from "./keep-notices.ts";
import { knowers } from "./knowers.ts";
import { mailLater } from "./mail-notices.ts";
import { type FollowFacts, isDirect, whyTold } from "./why-told.ts";
import "./tables.ts";

/**
 * Tells of a new post or reply those who want to know of it and may: the effect of "post-published" and "reply-posted".
 * Never the one who wrote it; nobody whose account is not active; nothing of what has been deleted meanwhile.
 */
export async function tell(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { postId } = activity;
  if (postId === null || !(await stillStands(ctx, postId, activity.replyId))) return;
  const candidates = await findCandidates(ctx, { ...activity, postId });
  const wanting = candidates.flatMap(({ personId, ...facts }): ToldPerson[] => {
    const told = whyTold({ ...facts, of: activity.replyId === null ? "post" : "reply" });
    return told ? [{ personId, ...told, direct: isDirect(told) }] : [];
  });
  const allowed = await knowers(
    ctx,
    postId,
    wanting.map((one) => one.personId),
  );
  const people = wanting.filter((one) => allowed.has(one.personId));
  if (people.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    const count = await keepNotices(tx, { ...activity, postId }, people);
    if (count > 0) await mailLater(tx, postId);
  });
}

async function stillStands(ctx: PlatformCtx, postId: number, replyId: number | null): Promise<boolean> {
  const post = await ctx.db
    .selectFrom("posts")
    .leftJoin("replies", (join) => join.on("replies.id", "=", replyId))
    .where("posts.id", "=", postId)
    .where("posts.deletedAt", "is", null)
    .where("replies.deletedAt", "is", null)
    .select("posts.id")
    .executeTakeFirst();
  return post !== undefined;
}

type Candidate = Omit<FollowFacts, "of"> & { readonly personId: string };

/**
 * All who might want to know, with what it depends on. One query over the tables of several rooms: who is asked one by one
 * would be asked a thousand times.
 */
async function findCandidates(
  ctx: PlatformCtx,
  { postId, groupId, replyId, actorId }: Activity & { postId: number },
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    with told as (
      select posts.author_id, replies.answers_id, answered.author_id as answered_id
      from posts left join replies on replies.id = ${replyId}::bigint left join replies as answered on answered.id = replies.answers_id
      where posts.id = ${postId}
    ), talked as (select distinct author_id from replies where post_id = ${postId} and deleted_at is null),
    named as (select person_id, bool_or(reply_id is not distinct from ${replyId}::bigint) as now from mentions where post_id = ${postId} group by person_id),
    near as (
      select person_id from memberships where group_id = ${groupId}::bigint
      union select person_id from follow_levels where post_id = ${postId} or group_id = ${groupId}::bigint
      union select person_id from named
      union select author_id from talked
      union select author_id from told
      union select answered_id from told
    )
    select people.id as person_id, thread.level as thread, of_group.level as "group", community.level as community,
      exists (select from memberships where group_id = ${groupId}::bigint and person_id = people.id) as member,
      told.author_id = people.id as started,
      exists (select from talked where author_id = people.id) as replied,
      named.person_id is not null as named_before,
      coalesce(named.now, false) as named,
      ${replyId}::bigint is not null
        and people.id = case when told.answers_id is null then told.author_id else told.answered_id end as answered
    from near join people on people.id = near.person_id cross join told
      left join named on named.person_id = people.id
      left join follow_levels as thread on thread.person_id = people.id and thread.post_id = ${postId}
      left join follow_levels as of_group on of_group.person_id = people.id and of_group.group_id = ${groupId}::bigint
      left join follow_levels as community on community.person_id = people.id
        and community.group_id is null and community.post_id is null
    where people.standing = 'active' and people.id is distinct from ${actorId}::uuid`.execute(ctx.db);
  return rows;
}
