import { sql } from "kysely";
import { excerpt } from "../platform/text/index.ts";
import { canReadReplies, findVisiblePost, type Post, postPath, replyPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { readSince } from "./explain-notice.ts";
import { fateOf, type Outlook, readOutlook, type Sentence } from "./fate.ts";
import { findCandidates, readTextToTell } from "./find-candidates.ts";
import { readLevels } from "./levels.ts";
import { reasonKey } from "./reason-words.ts";
import { findSubjects, type Subject } from "./subjects.ts";
import { findStanding, type Standing, standingAround } from "./thread-standing.ts";
import { whyTold } from "./why-told.ts";
import "./tables.ts";

/** A post or reply: whether the viewer was told of it, why or why not, and which ways that took. */
export interface ExplainedText {
  readonly replyId: number | null;
  readonly name: string;
  readonly at: Date;
  readonly path: string;
  readonly words: string;
  readonly told: boolean;
  readonly why: Sentence;
  readonly since: Sentence | null;
  readonly fate: readonly Sentence[];
  readonly noticeId: number | null;
}

export interface ExplainedThread {
  readonly post: Post;
  readonly standing: Standing | undefined;
  readonly texts: readonly ExplainedText[];
}

const textsMax = 15;

interface Row {
  readonly replyId: number | null;
  readonly authorId: string;
  readonly name: string;
  readonly html: string;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  /** When the log has it; null for what an archive brought in. */
  readonly happenedAt: Date | null;
  readonly joinedAt: Date;
  readonly event: {
    readonly noticeId: number;
    readonly reason: string;
    readonly direct: boolean;
    readonly createdAt: string;
    readonly mailedAt: string | null;
    readonly pushedAt: string | null;
    readonly readAt: string | null;
  } | null;
}

/**
 * What the viewer is told of in a thread, and of its latest replies whether they were told and why or why not: from the rows
 * where they were, and otherwise by the very rule that tells, asked anew.
 * @throws NotFound
 */
export async function explainThread(ctx: PersonCtx, postId: number): Promise<ExplainedThread> {
  const post = await findVisiblePost(ctx, postId);
  const about = (await findSubjects(ctx, [postId])).get(String(postId));
  const [standing, outlook, readable] = await Promise.all([
    findStanding(ctx, post),
    readOutlook(ctx),
    canReadReplies(ctx, post),
  ]);
  const since = about ? await readSince(ctx, about) : new Map<string, Sentence>();
  const texts: ExplainedText[] = [];
  for (const row of about ? await readTexts(ctx, post) : []) {
    const words = row.replyId !== null && !readable ? "" : excerpt(row.html, 120);
    texts.push({ ...(await explain(ctx, about as Subject, row, outlook, since)), words });
  }
  return { post, standing, texts };
}

async function readTexts(ctx: PersonCtx, post: Post): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with texts as (
      (select id as reply_id, author_id, html, created_at, deleted_at, 'reply-posted' as kind from replies
        where post_id = ${post.id} and deleted_at is null order by id desc limit ${textsMax})
      union all
      select null, author_id, html, published_at, null, 'post-published' from posts where id = ${post.id}
    )
    select texts.reply_id, texts.author_id, people.name, html, texts.created_at, deleted_at,
      me.created_at as joined_at, happened.created_at as happened_at, event.of as event
    from texts join people on people.id = texts.author_id join people as me on me.id = ${ctx.viewer.id}
      left join lateral (select id, created_at from activity where post_id = ${post.id}
        and activity.reply_id is not distinct from texts.reply_id and kind = texts.kind order by id limit 1) as happened on true
      left join lateral (select json_build_object('noticeId', notices.id, 'reason', reason, 'direct', direct,
          'createdAt', notice_events.created_at, 'mailedAt', mailed_at, 'pushedAt', pushed_at, 'readAt', notices.read_at) as of
        from notice_events join notices on notices.id = notice_id
        where notice_events.person_id = ${ctx.viewer.id} and (notice_events.activity_id = happened.id
          or (texts.reply_id is null and notice_events.activity_id in (
            select id from activity where post_id = ${post.id} and kind = 'post-shared')))
        order by notice_events.id limit 1) as event on true
    order by texts.reply_id desc nulls last`.execute(ctx.db);
  return rows;
}

type Explained = Omit<ExplainedText, "words">;

async function explain(
  ctx: PersonCtx,
  about: Subject,
  row: Row,
  outlook: Outlook,
  since: ReadonlyMap<string, Sentence>,
): Promise<Explained> {
  const { replyId, name, createdAt: at, event } = row;
  const post = about.post as Post;
  const path = replyId === null ? postPath(post) : replyPath(replyId);
  const base = { replyId, name, at, path };
  if (event) {
    const why = { key: reasonKey(event.reason), values: { group: about.around } };
    const date = (text: string | null) => (text === null ? null : new Date(text));
    const fate = fateOf(
      ctx,
      {
        direct: event.direct,
        createdAt: new Date(event.createdAt),
        mailedAt: date(event.mailedAt),
        pushedAt: date(event.pushedAt),
        readAt: date(event.readAt),
      },
      outlook,
    );
    const { noticeId, reason } = event;
    return { ...base, told: true, why, since: since.get(reason) ?? null, fate, noticeId };
  }
  const { why, setting } = await whyNot(ctx, post, row);
  return {
    ...base,
    told: false,
    why,
    since: (setting && since.get(setting)) || null,
    fate: [],
    noticeId: null,
  };
}

const fewMinutesMs = 3 * 60_000;

/** Why there is no notice of a text for the viewer. */
async function whyNot(
  ctx: PersonCtx,
  post: Post,
  row: Row,
): Promise<{ readonly why: Sentence; readonly setting?: string }> {
  const is = (key: string): { why: Sentence } => ({ why: { key: `notice.untold.${key}` } });
  if (row.authorId === ctx.viewer.id) return is("own");
  if (row.happenedAt === null) return is("archive");
  if (row.happenedAt < row.joinedAt) return is("before-you");
  const asked = { postId: post.id, groupId: post.groupId, replyId: row.replyId, actorId: row.authorId };
  const text = await readTextToTell(ctx, asked);
  const [facts] = text ? await findCandidates(ctx, text, ctx.viewer.id) : [];
  if (facts && text && whyTold({ ...facts, of: text.of })) {
    // By today's settings and rights they would be.
    return is(ctx.now().getTime() - row.happenedAt.getTime() < fewMinutesMs ? "soon" : "since-changed");
  }
  const chosen = await readLevels(ctx);
  const own = chosen.posts.get(post.id);
  const around = await standingAround(ctx, post);
  const level = own ?? around.level;
  const from = own ? "thread" : around.from;
  if (level === "muted" || level === "quiet")
    return { why: { key: `notice.untold.${level}.${from}` }, setting: `${from}.${level}` };
  return is(row.replyId === null ? "post" : "no-part");
}
