import { sql } from "kysely";
import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { afterCommit } from "../platform/database/index.ts";
import type { PersonId } from "../viewer/index.ts";
import type { NoticePlace } from "./places.ts";
import { sendLater } from "./send-later.ts";
import { unreadTag } from "./unread.ts";
import "./tables.ts";

/** Somebody to be told, of what and why. */
export interface ToldPerson {
  readonly personId: PersonId;
  /** A kind made known by `defineNotice`. */
  readonly kind: string;
  /** One of the reasons of this room (why-told.ts), or a message key of the caller's room that says why in one sentence. */
  readonly reason: string;
  /** Mailed the way that is meant for what is to oneself. */
  readonly direct: boolean;
}

type Told = Pick<Activity, "id" | "groupId" | "replyId" | "actorId">;
type InPost = Told & { readonly postId: number };

/**
 * Keeps notices of what happened in a thread, in the caller's transaction, and has them mailed and pushed a little later as
 * each person wants it. Who has one of this thread that is unread gets no second one: the event joins it. Once a person and
 * activity, however often it runs. The caller leaves out who may not know of it, and who did it.
 * @returns how many people were told just now.
 */
export async function keepNotices(
  tx: PlatformCtx,
  activity: InPost,
  people: readonly ToldPerson[],
): Promise<number> {
  return keep(tx, activity, { postId: activity.postId, place: null }, people);
}

/**
 * As `keepNotices`, of a place that is no thread: see `defineNoticePlaces`. Its notice is marked as read by `readPlace`.
 * @returns how many people were told just now.
 */
export async function keepPlaceNotices(
  tx: PlatformCtx,
  activity: Told,
  place: NoticePlace,
  people: readonly ToldPerson[],
): Promise<number> {
  return keep(tx, activity, { postId: null, place }, people);
}

/** Two events in one thread, or one job that runs twice at once, go one after the other, to the transaction's end. */
export async function lockNotices(tx: PlatformCtx, about: number | NoticePlace): Promise<void> {
  const name = typeof about === "number" ? String(about) : `${about.kind}:${about.id}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notices ${name}`}, 0))`.execute(tx.db);
}

interface About {
  readonly postId: number | null;
  readonly place: NoticePlace | null;
}

async function keep(
  tx: PlatformCtx,
  { id: activityId, groupId, replyId, actorId }: Told,
  { postId, place }: About,
  people: readonly ToldPerson[],
): Promise<number> {
  await lockNotices(tx, place ?? (postId as number));
  const known = await tx.db
    .selectFrom("noticeEvents")
    .where("activityId", "=", activityId)
    .select("personId")
    .execute();
  const told = new Set(known.map((row) => row.personId));
  const fresh = people.filter((person) => !told.has(person.personId));
  if (fresh.length === 0) return 0;
  const now = tx.now();
  const joins =
    place === null
      ? sql`(person_id, post_id) where read_at is null`
      : sql`(person_id, place_kind, place_id) where read_at is null and place_kind is not null`;
  // The rows go over as one value: a thread may have a thousand who watch it.
  await sql`
    with told as (
      select * from json_to_recordset(${JSON.stringify(fresh)}::json) as told
        ("personId" uuid, kind text, reason text, direct boolean)
    ), kept as (
      insert into notices (person_id, group_id, post_id, place_kind, place_id, created_at, changed_at)
      select "personId", ${groupId}::bigint, ${postId}::bigint, ${place?.kind ?? null}::text, ${place?.id ?? null}::bigint,
        ${now}::timestamptz, ${now}::timestamptz from told
      order by "personId"
      on conflict ${joins} do update set changed_at = excluded.changed_at
      returning id, person_id
    )
    insert into notice_events (notice_id, person_id, activity_id, kind, reason, direct, actor_id, reply_id, created_at)
    select kept.id, kept.person_id, ${activityId}::bigint, told.kind, told.reason, told.direct,
      ${actorId}::uuid, ${replyId}::bigint, ${now}::timestamptz
    from kept join told on told."personId" = kept.person_id`.execute(tx.db);
  await afterCommit(() => tx.cache.forget(...fresh.map((person) => unreadTag(person.personId))));
  await sendLater(tx, postId ?? (place as NoticePlace));
  return fresh.length;
}
