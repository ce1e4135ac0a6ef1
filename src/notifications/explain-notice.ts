import { sql } from "kysely";
import { NotFound } from "../platform/errors/index.ts";
import { replyPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type EventState, fateOf, readOutlook, type Sentence } from "./fate.ts";
import { aboutOf } from "./list-notices.ts";
import { reasonKey } from "./reason-words.ts";
import { findSubjects, type Subject, subjectKey } from "./subjects.ts";
import "./tables.ts";

/** One event of a notice: who, when, why, since when that holds, and how it went out. */
export interface ExplainedEvent {
  readonly id: number;
  readonly kind: string;
  readonly name: string | null;
  readonly path: string;
  readonly at: Date;
  readonly reason: Sentence;
  /** Since when what sent it holds; null where that is not a setting of one's own. */
  readonly since: Sentence | null;
  readonly fate: readonly Sentence[];
  /** Of the reason as it is kept, for the press that changes it. */
  readonly reasonName: string;
}

/** Why the viewer got a notice. */
export interface ExplainedNotice {
  readonly id: number;
  readonly about: Subject;
  readonly readAt: Date | null;
  readonly events: readonly ExplainedEvent[];
}

const eventsMax = 25;

interface Row extends EventState {
  readonly id: number;
  readonly kind: string;
  readonly reason: string;
  readonly name: string | null;
  readonly replyId: number | null;
}

/**
 * Why the viewer got one of their notices: for each event the reason that is kept with it, since when what stands behind it
 * holds, and which ways it took.
 * @throws NotFound for a notice of somebody else, and of what they may no longer know of
 */
export async function explainNotice(ctx: PersonCtx, id: number): Promise<ExplainedNotice> {
  const notice = await ctx.db
    .selectFrom("notices")
    .where("id", "=", id)
    .where("personId", "=", ctx.viewer.id)
    .select(["id", "postId", "placeKind", "placeId", "readAt"])
    .executeTakeFirst();
  if (!notice) throw new NotFound();
  const about = (await findSubjects(ctx, [aboutOf(notice)])).get(subjectKey(aboutOf(notice)));
  if (!about) throw new NotFound();
  const { rows } = await sql<Row>`
    select notice_events.id, kind, reason, people.name, reply_id, direct, notice_events.created_at, mailed_at, pushed_at,
      ${notice.readAt}::timestamptz as read_at
    from notice_events left join people on people.id = actor_id and people.standing <> 'closed'
      left join replies on replies.id = reply_id
    where notice_id = ${id} and replies.deleted_at is null
    order by notice_events.id desc limit ${eventsMax}`.execute(ctx.db);
  const outlook = await readOutlook(ctx);
  const since = await readSince(ctx, about);
  return {
    id,
    about,
    readAt: notice.readAt,
    events: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      path: row.replyId === null ? about.path : replyPath(row.replyId),
      at: row.createdAt,
      reason: { key: reasonKey(row.reason), values: { group: about.around } },
      since: since.get(row.reason) ?? null,
      fate: fateOf(ctx, row, outlook),
      reasonName: row.reason,
    })),
  };
}

/** For each reason of a thread: since when what stands behind it holds. */
export async function readSince(ctx: PersonCtx, { post }: Subject): Promise<Map<string, Sentence>> {
  if (!post) return new Map();
  const personId = ctx.viewer.id;
  const { rows } = await sql<{ reason: string; at: Date | null }>`
    select case when post_id is not null then 'thread.' when group_id is not null then 'group.' else 'community.' end || level as reason,
      set_at as at
    from follow_levels where person_id = ${personId}
      and (post_id = ${post.id} or group_id = ${post.groupId} or (post_id is null and group_id is null))
    union all select 'thread.replied', min(created_at) from replies
      where post_id = ${post.id} and author_id = ${personId} and deleted_at is null
    union all select 'thread.mentioned', min(coalesce(replies.created_at, posts.published_at)) from mentions
      join posts on posts.id = mentions.post_id left join replies on replies.id = mentions.reply_id
      where mentions.post_id = ${post.id} and person_id = ${personId}
    union all select 'thread.started', published_at from posts where id = ${post.id} and author_id = ${personId}`.execute(
    ctx.db,
  );
  return new Map(
    rows.flatMap(({ reason, at }) => {
      if (at === null) return [];
      const chosen = /^thread\.(started|replied|mentioned)$/.test(reason) ? "event" : "chosen";
      return [[reason, { key: `notice.since.${chosen}`, values: { at } }] as const];
    }),
  );
}
