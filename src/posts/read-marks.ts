import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** How far somebody has read a thread. */
export interface ReadMark {
  readonly readAt: Date;
  readonly lastReplyId: ReplyId | null;
}

const markTag = (personId: PersonId, postId: PostId) => `read:${personId}:${postId}`;

/** How far the viewer had read a thread; undefined for a visitor and for a first visit. */
export async function findReadMark(ctx: Ctx, postId: PostId): Promise<ReadMark | undefined> {
  const personId = ctx.viewer.id;
  if (personId === null) return undefined;
  const tag = markTag(personId, postId);
  return ctx.cache.remember(tag, [tag], () =>
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
}

interface Noted {
  readonly personId: PersonId;
  readonly postId: PostId;
  readonly lastReplyId: ReplyId | null;
  readonly readAt: Date;
}

const flushAfterMs = 2_000;
const rememberedMax = 10_000;

/** Starts noting; call `flush` before the database closes. What a crash loses is read again as new. */
export function createReadMarks(ctx: PlatformCtx): ReadMarks {
  // Who has seen which last reply: the same page read again is no news.
  const seen = new Map<string, ReplyId | null>();
  let waiting = new Map<string, Noted>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const noted = [...waiting.values()];
    waiting = new Map();
    if (noted.length === 0) return;
    await write(ctx, noted);
    ctx.cache.forget(...noted.map(({ personId, postId }) => markTag(personId, postId)));
  }

  return {
    note(personId, postId, lastReplyId) {
      const key = markTag(personId, postId);
      if (seen.get(key) === lastReplyId) return;
      seen.delete(key);
      seen.set(key, lastReplyId);
      if (seen.size > rememberedMax) seen.delete(seen.keys().next().value ?? "");
      waiting.set(key, { personId, postId, lastReplyId, readAt: ctx.now() });
      timer ??= setTimeout(
        () => void flush().catch((err) => ctx.log.warn({ err }, "read marks are lost")),
        flushAfterMs,
      ).unref();
    },
    flush,
  };
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
      last_reply_id = greatest(post_reads.last_reply_id, excluded.last_reply_id)`.execute(ctx.db);
}
