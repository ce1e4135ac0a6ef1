import { sql } from "kysely";
import { inTransaction } from "../platform/database/index.ts";
import type { GroupId, PersonCtx } from "../viewer/index.ts";
import { findSharedInto, standsIn } from "./find-shares.ts";
import { marksTag, readMarks } from "./read-marks.ts";
import type { PostId } from "./tables.ts";
import { isNewThread, unreadCount } from "./unread.ts";
import { visiblePosts } from "./visible-posts.ts";

/** Threads that one press marks at most: more than anybody has unread who has not been away for a year. */
const sweptMax = 5_000;

/**
 * Marks all that is unread or new in these groups as read.
 * @returns how many threads that were, and the moment, by which unsweep takes it back.
 */
export async function sweepUnread(
  ctx: PersonCtx,
  groupIds: readonly GroupId[],
): Promise<{ count: number; at: Date }> {
  const at = ctx.now();
  if (groupIds.length === 0) return { count: 0, at };
  await readMarks(ctx).settle(ctx.viewer.id);
  const shared = await findSharedInto(ctx, groupIds);
  const count = await inTransaction(ctx, async (tx) => {
    const rows = await findUnreadThreads(tx, groupIds, shared);
    if (rows.length > 0) await sweep(tx, rows, at);
    return rows.length;
  });
  ctx.cache.forget(marksTag(ctx.viewer.id));
  return { count, at };
}

interface UnreadThread {
  readonly id: PostId;
  readonly last: number | null;
}

function findUnreadThreads(
  tx: PersonCtx,
  groupIds: readonly GroupId[],
  shared: readonly PostId[],
): Promise<UnreadThread[]> {
  const viewerId = tx.viewer.id;
  const unread = unreadCount(viewerId);
  return visiblePosts(tx)
    .leftJoin("postReads", (join) =>
      join.onRef("postReads.postId", "=", "posts.id").on("postReads.personId", "=", viewerId),
    )
    .where(standsIn(groupIds, shared))
    .where(sql<boolean>`(${isNewThread(viewerId, tx.now())} or ${unread} > 0)`)
    .orderBy("posts.id")
    .limit(sweptMax)
    .select((eb) => [
      "posts.id",
      eb
        .selectFrom("replies")
        .whereRef("replies.postId", "=", "posts.id")
        .select((of) => of.fn.max("replies.id").as("last"))
        .as("last"),
    ])
    .execute();
}

async function sweep(tx: PersonCtx, rows: readonly UnreadThread[], at: Date): Promise<void> {
  await sql`
    insert into post_reads (person_id, post_id, read_at, last_reply_id, swept_at, swept_new)
    select ${tx.viewer.id}::uuid, id, ${at}::timestamptz, last, ${at}::timestamptz, true
    from json_to_recordset(${JSON.stringify(rows)}::json) as unread (id bigint, last bigint)
    on conflict (person_id, post_id) do update set
      read_at = excluded.read_at,
      swept_from = post_reads.last_reply_id,
      last_reply_id = greatest(post_reads.last_reply_id, excluded.last_reply_id),
      swept_at = excluded.swept_at,
      swept_new = false`.execute(tx.db);
}

/** Takes back what sweepUnread has marked at that moment, but for threads that were read since. Twice is the same as once. */
export async function unsweep(ctx: PersonCtx, at: Date): Promise<void> {
  await readMarks(ctx).settle(ctx.viewer.id);
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .deleteFrom("postReads")
      .where("personId", "=", tx.viewer.id)
      .where("sweptAt", "=", at)
      .where("sweptNew", "=", true)
      .execute();
    await tx.db
      .updateTable("postReads")
      .set((eb) => ({ lastReplyId: eb.ref("sweptFrom"), sweptAt: null }))
      .where("personId", "=", tx.viewer.id)
      .where("sweptAt", "=", at)
      .execute();
  });
  ctx.cache.forget(marksTag(ctx.viewer.id));
}
