import { sql } from "kysely";
import { excerpt } from "../platform/text/index.ts";
import { canReadReplies, findKnownPosts, type Post, postPath, replyPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DigestItem } from "./digest-blocks.ts";
import { noticeKind } from "./notice-kinds.ts";
import "./tables.ts";

interface Row {
  readonly id: number;
  readonly kind: string;
  readonly postId: number;
  readonly replyId: number | null;
  readonly actorId: string | null;
  readonly name: string | null;
  readonly html: string | null;
}

/** What a digest says of notices, and which events it then has told. */
export interface ToldInDigest {
  readonly items: readonly DigestItem[];
  readonly eventIds: readonly number[];
}

const eventsMax = 300;

/**
 * What the viewer was told, has not read and was not mailed: a line a thread, what is most to them first.
 * @param direct which of the two sorts of events belong in.
 */
export async function findUnreadForDigest(ctx: PersonCtx, direct: readonly boolean[]): Promise<ToldInDigest> {
  const { rows } = await sql<Row>`
    select notice_events.id, notice_events.kind, notices.post_id, reply_id, actor_id, people.name, replies.html
    from notice_events join notices on notices.id = notice_id
      left join replies on replies.id = reply_id left join people on people.id = actor_id
      left join post_reads on post_reads.person_id = notices.person_id and post_reads.post_id = notices.post_id
    where notice_events.person_id = ${ctx.viewer.id} and notices.post_id is not null and mailed_at is null and notices.read_at is null
      and direct = any(${direct}::boolean[]) and replies.deleted_at is null
      and case when reply_id is null then post_reads.post_id is null
        else coalesce(post_reads.last_reply_id, 0) < reply_id end
      and not exists (select from follow_levels where person_id = notices.person_id
        and follow_levels.post_id = notices.post_id and level = 'muted')
    order by notice_events.id limit ${eventsMax}`.execute(ctx.db);
  const posts = await findKnownPosts(ctx, [...new Set(rows.map((row) => row.postId))]);
  const known = rows.filter((row) => posts.get(row.postId)?.deletedAt === null);
  const readable = new Set<number>();
  for (const post of posts.values()) if (await canReadReplies(ctx, post)) readable.add(post.id);
  const threads = [...Map.groupBy(known, (row) => row.postId).values()].map((events) => ({
    events,
    lead: events.toSorted((one, other) => noticeKind(one.kind).rank - noticeKind(other.kind).rank)[0] as Row,
  }));
  threads.sort((one, other) => noticeKind(one.lead.kind).rank - noticeKind(other.lead.kind).rank);
  return {
    items: threads.map(({ events, lead }) => {
      const post = posts.get(lead.postId);
      const title = post?.title ?? "";
      const others = new Set(events.map((event) => event.actorId)).size - 1;
      const name = lead.name ?? ctx.t("notice.somebody");
      return {
        postId: lead.postId,
        title: ctx.t(noticeKind(lead.kind).titleKey, { name, others, title, group: post?.group.name ?? "" }),
        path: lead.replyId === null ? postPath({ id: lead.postId, title }) : replyPath(lead.replyId),
        words: wordsOf(ctx, lead, post, readable.has(lead.postId)),
      };
    }),
    eventIds: known.map((row) => row.id),
  };
}

/** Of a reply that the viewer may not read yet it is told that there is one. */
function wordsOf(ctx: PersonCtx, lead: Row, post: Post | undefined, readable: boolean): string | undefined {
  if (lead.replyId === null) return post?.excerpt;
  if (!readable) return ctx.t("post.held.mail");
  return lead.html ? excerpt(lead.html, 200) : post?.excerpt;
}
