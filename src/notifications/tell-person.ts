import { sql } from "kysely";
import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { keepNotices, type ToldPerson } from "./keep-notices.ts";
import { knowers } from "./knowers.ts";
import "./tables.ts";

/**
 * Tells one person, in Weft alone, of something that happened to their own words. Not where they have muted the talk (the
 * nearest setting holds), not what they may not know of, and of one person and text never the same twice.
 */
export async function tellPerson(
  ctx: PlatformCtx,
  activity: Activity & { readonly postId: number },
  told: Omit<ToldPerson, "direct">,
): Promise<void> {
  const { postId, replyId, groupId, actorId } = activity;
  const { personId, kind } = told;
  if (personId === actorId || !(await knowers(ctx, postId, [personId])).has(personId)) return;
  await inTransaction(ctx, async (tx) => {
    const { rows } = await sql`
      select from notice_events join notices on notices.id = notice_events.notice_id
      where notice_events.person_id = ${personId} and notice_events.kind = ${kind} and actor_id is not distinct from ${actorId}::uuid
        and notices.post_id = ${postId} and reply_id is not distinct from ${replyId}::bigint
      union all
      select from (
        select level from follow_levels
        where person_id = ${personId} and (post_id = ${postId} or group_id = ${groupId}::bigint or post_id is null and group_id is null)
        order by post_id nulls last, group_id nulls last limit 1
      ) as nearest where level = 'muted'`.execute(tx.db);
    if (rows.length === 0) await keepNotices(tx, activity, [{ ...told, direct: false }]);
  });
}
