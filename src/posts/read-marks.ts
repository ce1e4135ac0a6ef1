import { sql } from "kysely";
import type { Cache } from "../platform/cache/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** How far somebody has read a thread. */
export interface ReadMark {
  readonly readAt: Date;
  readonly lastReplyId: ReplyId | null;
}

const markTag = (personId: PersonId, postId: PostId) => `read:${personId}:${postId}`;

/** Forgets what is remembered of all that somebody has read. */
export const marksTag = (personId: PersonId) => `read-marks:${personId}`;

/** How far the viewer had read a thread; undefined for a visitor and for a first visit. */
export async function findReadMark(ctx: Ctx, postId: PostId): Promise<ReadMark | undefined> {
  const personId = ctx.viewer.id;
  if (personId === null) return undefined;
  const tag = markTag(personId, postId);
  return ctx.cache.remember(tag, [tag, marksTag(personId)], () =>
    ctx.db
      .selectFrom("postReads")
      .where("personId", "=", personId)
      .where("postId", "=", postId)
      .select(["readAt", "lastReplyId"])
      .executeTakeFirst(),
  );
}

/** Notes who has read what, a little later and many at once: a page that is read waits for nothing that is written. */
export interface ReadMarks {
  /** @param lastReplyId the last reply that the reader was shown. */
  note(personId: PersonId, postId: PostId, lastReplyId: ReplyId | null): void;
  /** Writes what is noted and not written yet. */
  flush(): Promise<void>;
  /** As flush, where something of this person waits: what they see next counts what they have just read. */
  settle(personId: PersonId | null): Promise<void>;
}

interface Noted {
  readonly personId: PersonId;
  readonly postId: PostId;
  readonly lastReplyId: ReplyId | null;
  readonly readAt: Date;
}

const flushAfterMs = 2_000;

/** Starts noting; call `flush` before the database closes. What a crash loses is read again as new. */
export function createReadMarks(ctx: PlatformCtx): ReadMarks {
  let waiting = new Map<string, Noted>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const noted = [...waiting.values()];
    waiting = new Map();
    // One after the other, so that whoever waits for a flush has all that was noted before it.
    writing = writing
      .catch(() => {})
      .then(async () => {
        if (noted.length === 0) return;
        await write(ctx, noted);
        ctx.cache.forget(...noted.map(({ personId, postId }) => markTag(personId, postId)));
      });
    return writing;
  }

  return {
    note(personId, postId, lastReplyId) {
      const key = markTag(personId, postId);
      const furthest = Math.max(lastReplyId ?? 0, waiting.get(key)?.lastReplyId ?? 0) || null;
      waiting.set(key, { personId, postId, lastReplyId: furthest, readAt: ctx.now() });
      timer ??= setTimeout(
        () => void flush().catch((err) => ctx.log.warn({ err }, "read marks are lost")),
        flushAfterMs,
      ).unref();
    },
    flush,
    async settle(personId) {
      if (personId === null) return;
      if ([...waiting.values()].some((one) => one.personId === personId)) await flush();
      else await writing.catch(() => {});
    },
  };
}

const ofHouse = new WeakMap<Cache, ReadMarks>();

/** The one noting of this process, told apart by its memory: lists ask it to write what their viewer has just read. */
export function readMarks(ctx: PlatformCtx): ReadMarks {
  let marks = ofHouse.get(ctx.cache);
  if (!marks) {
    marks = createReadMarks(ctx);
    ofHouse.set(ctx.cache, marks);
  }
  return marks;
}

/** Notes that the viewer was shown a thread up to this reply; nothing where they had come as far before. */
export async function noteRead(ctx: Ctx, postId: PostId, lastReplyId: ReplyId | null): Promise<void> {
  const mark = await findReadMark(ctx, postId);
  if (ctx.viewer.id === null || (mark && (lastReplyId ?? 0) <= (mark.lastReplyId ?? 0))) return;
  readMarks(ctx).note(ctx.viewer.id, postId, lastReplyId);
}

/** Sets how far the viewer has read a thread, also back. What was noted before is written before. */
export async function setReadMark(
  ctx: Ctx & { readonly viewer: { readonly id: PersonId } },
  postId: PostId,
  lastReplyId: ReplyId | null,
): Promise<void> {
  const personId = ctx.viewer.id;
  await readMarks(ctx).settle(personId);
  const mark = { readAt: ctx.now(), lastReplyId, sweptAt: null };
  await ctx.db
    .insertInto("postReads")
    .values({ personId, postId, ...mark })
    .onConflict((conflict) => conflict.columns(["personId", "postId"]).doUpdateSet(mark))
    .execute();
  ctx.cache.forget(markTag(personId, postId));
}

/** A person or post that has gone meanwhile is left out. */
async function write(ctx: PlatformCtx, noted: readonly Noted[]): Promise<void> {
  await sql`
    insert into post_reads (person_id, post_id, read_at, last_reply_id)
    select people.id, posts.id, noted."readAt", noted."lastReplyId"
    from json_to_recordset(${JSON.stringify(noted)}::json) as noted
      ("personId" uuid, "postId" bigint, "readAt" timestamptz, "lastReplyId" bigint)
      join people on people.id = noted."personId" join posts on posts.id = noted."postId"
    on conflict (person_id, post_id) do update set
      read_at = excluded.read_at,
      last_reply_id = greatest(post_reads.last_reply_id, excluded.last_reply_id),
      swept_at = null`.execute(ctx.db);
}
