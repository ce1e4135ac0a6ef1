import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { About } from "./subjects.ts";
import "./tables.ts";

/** An event of a notice, as mails and pushes need it. */
export interface TakenEvent {
  readonly id: number;
  readonly noticeId: number;
  readonly personId: PersonId;
  readonly activityId: number;
  readonly kind: string;
  readonly reason: string;
  readonly direct: boolean;
  readonly actorId: string | null;
  readonly replyId: number | null;
  readonly postId: number | null;
  readonly placeKind: string | null;
  readonly placeId: number | null;
}

/** Somebody, and which of the two sorts they want this way. */
export interface Wanting {
  readonly personId: PersonId;
  readonly direct: boolean;
  readonly rest: boolean;
}

const eventsMax = 300;

/** The two ways that go out one by one. */
export type Way = "mail" | "push";

/** What somebody has not seen, as a condition on `joined`. */
const stillUnread = sql`
  notices.read_at is null and replies.deleted_at is null
  and (notices.post_id is null or case when reply_id is null then post_reads.post_id is null
    else coalesce(post_reads.last_reply_id, 0) < reply_id end)
  and not exists (select from follow_levels where person_id = notices.person_id
    and follow_levels.post_id = notices.post_id and level = 'muted')`;

/** What was not yet sent this way either. */
const unseen = (way: Way) =>
  sql`${way === "mail" ? sql`mailed_at` : sql`pushed_at`} is null and ${stillUnread}`;

const joined = sql`notice_events join notices on notices.id = notice_id
  left join replies on replies.id = reply_id
  left join post_reads on post_reads.person_id = notices.person_id and post_reads.post_id = notices.post_id`;

const aboutIs = (about: About | undefined) => {
  if (about === undefined) return sql`true`;
  return typeof about === "number"
    ? sql`notices.post_id = ${about}`
    : sql`(notices.place_kind = ${about.kind} and notices.place_id = ${about.id})`;
};

/**
 * Takes the events that these people have not seen and were not sent this way, and marks them as sent, in the caller's
 * transaction. Two who take at once take each once.
 * @param about a thread or a place; all of them without it.
 */
export async function takeEvents(
  tx: PlatformCtx,
  way: Way,
  wanting: readonly Wanting[],
  about?: About,
): Promise<TakenEvent[]> {
  if (wanting.length === 0) return [];
  const sent = way === "mail" ? sql`mailed_at` : sql`pushed_at`;
  const { rows } = await sql<TakenEvent>`
    update notice_events set ${sent} = ${tx.now()} from notices
    where notices.id = notice_events.notice_id and ${sent} is null and notice_events.id in (
      select notice_events.id from ${joined}
        join json_to_recordset(${JSON.stringify(wanting)}::json) as wanting ("personId" uuid, direct boolean, rest boolean)
          on wanting."personId" = notice_events.person_id
      where ${aboutIs(about)} and ${unseen(way)}
        and case when notice_events.direct then wanting.direct else wanting.rest end
      for update of notice_events
    )
    returning notice_events.id, notice_id, notice_events.person_id, activity_id, kind, reason, direct, actor_id, reply_id,
      notices.post_id, place_kind, place_id`.execute(tx.db);
  return rows.toSorted((one, other) => one.id - other.id);
}

/** Who has something unseen and unsent this way in a thread or place. */
export async function findWaiting(ctx: PlatformCtx, way: Way, about: About): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct notice_events.person_id from ${joined} where ${aboutIs(about)} and ${unseen(way)}`.execute(
    ctx.db,
  );
  return rows.map((row) => row.personId);
}

/**
 * Who has something that should have gone out by now: it waits for hours of theirs, or was forgotten by a program that ended.
 * What came before the end of a pause is for the digest.
 */
export async function findOverdue(
  ctx: PlatformCtx,
  way: Way,
  { before, since, timeZone }: { readonly before: Date; readonly since: Date; readonly timeZone: string },
): Promise<PersonId[]> {
  const wanted =
    way === "mail"
      ? sql`case when notice_events.direct then coalesce(choices.direct, 'at-once') else coalesce(choices.rest, 'daily') end = 'at-once'`
      : sql`case when notice_events.direct then coalesce(push_direct, true) else coalesce(push_rest, false) end
          and exists (select from push_browsers where person_id = notice_events.person_id)`;
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct notice_events.person_id from ${joined}
      join people on people.id = notice_events.person_id and people.standing = 'active'
      left join notice_choices as choices on choices.person_id = notice_events.person_id
    where notice_events.created_at > ${since} and notice_events.created_at < ${before} and ${wanted} and ${unseen(way)}
      and (paused_until is null or notice_events.created_at >=
        paused_until::timestamp at time zone coalesce(people.time_zone, ${timeZone}::text))`.execute(ctx.db);
  return rows.map((row) => row.personId);
}

/** What the viewer was told, has not seen and was not mailed, of these sorts: for a digest, which marks it as mailed itself. */
export async function findUnmailed(ctx: PersonCtx, direct: readonly boolean[]): Promise<TakenEvent[]> {
  const { rows } = await sql<TakenEvent>`
    select notice_events.id, notice_id, notice_events.person_id, activity_id, kind, reason, direct, actor_id, reply_id,
      notices.post_id, place_kind, place_id
    from ${joined}
    where notice_events.person_id = ${ctx.viewer.id} and direct = any(${direct}::boolean[]) and ${unseen("mail")}
    order by notice_events.id limit ${eventsMax}`.execute(ctx.db);
  return rows;
}

/** Of these events of the viewer those that they have not seen since: for a push that was queued before. */
export async function findTaken(ctx: PersonCtx, eventIds: readonly number[]): Promise<TakenEvent[]> {
  const { rows } = await sql<TakenEvent>`
    select notice_events.id, notice_id, notice_events.person_id, activity_id, kind, reason, direct, actor_id, reply_id,
      notices.post_id, place_kind, place_id
    from ${joined}
    where notice_events.person_id = ${ctx.viewer.id} and notice_events.id = any(${eventIds}::bigint[])
      and ${stillUnread}
    order by notice_events.id`.execute(ctx.db);
  return rows;
}
