import { sql } from "kysely";
import type { PersonCtx } from "../viewer/index.ts";
import { noticeKind } from "./notice-kinds.ts";
import type { NoticePlace } from "./places.ts";
import { findSubjects, type Subject, subjectKey } from "./subjects.ts";
import "./tables.ts";

/** One notice as it is shown: what its events come to. */
export interface NoticeRow {
  readonly id: number;
  readonly about: Subject;
  /** The kind that speaks for all of its events. */
  readonly kind: string;
  readonly reason: string;
  /** Who did it last, of that kind; null for an account that is gone. */
  readonly actor: { readonly id: string; readonly name: string; readonly face: string | null } | null;
  /** How many more people have done something in it. */
  readonly others: number;
  /** How many things have happened. */
  readonly count: number;
  /** The reply to begin reading at. */
  readonly replyId: number | null;
  readonly changedAt: Date;
  readonly readAt: Date | null;
}

interface EventGroup {
  readonly kind: string;
  readonly reason: string;
  readonly actorId: string | null;
  readonly name: string | null;
  readonly face: string | null;
  readonly standing: string | null;
  readonly first: number | null;
  readonly last: number;
  readonly count: number;
}

interface Found {
  readonly id: number;
  readonly postId: number | null;
  readonly placeKind: string | null;
  readonly placeId: number | null;
  readonly changedAt: Date;
  readonly readAt: Date | null;
  readonly events: readonly EventGroup[] | null;
}

export const noticesPerPage = 30;

/**
 * The viewer's notices, unread first, the latest first. Left out is what they may not know of (any more), and what tells of
 * nothing but deleted words.
 * @param page from 1.
 */
export async function listNotices(
  ctx: PersonCtx,
  page: number,
): Promise<{ notices: NoticeRow[]; more: boolean }> {
  const { rows } = await sql<Found>`
    select notices.id, notices.post_id, notices.place_kind, notices.place_id, notices.changed_at, notices.read_at, events.of as events
    from notices left join lateral (
      select json_agg(event) as of from (
        select notice_events.kind, notice_events.reason, actor_id as "actorId", people.name, people.image as face,
          people.standing, min(reply_id) as first, max(notice_events.id) as last, count(*)::int as count
        from notice_events left join people on people.id = actor_id left join replies on replies.id = reply_id
        where notice_id = notices.id and replies.deleted_at is null
        group by notice_events.kind, notice_events.reason, actor_id, people.id
      ) as event
    ) as events on true
    where notices.person_id = ${ctx.viewer.id}
    order by notices.read_at is not null, notices.changed_at desc, notices.id desc
    limit ${noticesPerPage + 1} offset ${(page - 1) * noticesPerPage}`.execute(ctx.db);
  const shown = rows.slice(0, noticesPerPage);
  const subjects = await findSubjects(ctx, shown.map(aboutOf));
  const notices = shown.flatMap((row) => {
    const about = subjects.get(subjectKey(aboutOf(row)));
    return about && row.events ? [shape(row, row.events, about)] : [];
  });
  return { notices, more: rows.length > noticesPerPage };
}

/** What a row of notices is about. */
export function aboutOf(row: Pick<Found, "postId" | "placeKind" | "placeId">): number | NoticePlace {
  return row.postId ?? { kind: row.placeKind ?? "", id: row.placeId ?? 0 };
}

function shape(row: Found, events: readonly EventGroup[], about: Subject): NoticeRow {
  const ordered = events.toSorted(
    (one, other) => noticeKind(one.kind).rank - noticeKind(other.kind).rank || other.last - one.last,
  );
  const lead = ordered[0] as EventGroup;
  const firsts = events.flatMap((event) => (event.first === null ? [] : [event.first]));
  return {
    id: row.id,
    about,
    kind: lead.kind,
    reason: lead.reason,
    actor:
      lead.actorId === null || lead.standing === "closed"
        ? null
        : { id: lead.actorId, name: lead.name ?? "", face: lead.face },
    others: new Set(events.map((event) => event.actorId)).size - 1,
    count: events.reduce((sum, event) => sum + event.count, 0),
    replyId: firsts.length > 0 ? Math.min(...firsts) : null,
    changedAt: row.changedAt,
    readAt: row.readAt,
  };
}
