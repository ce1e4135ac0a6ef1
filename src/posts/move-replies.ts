import { sql } from "kysely";
import { moveNotices } from "../notifications/index.ts";
import { afterCommit } from "../platform/database/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { countReplies } from "./count-replies.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** Rows of several rooms that name a reply with its thread: they are asked together, as a thread may have thousands. */
const tablesOfTexts = [
  "mentions",
  "attachment_uses",
  "link_preview_uses",
  "text_rests",
  "imported_messages",
  "mails_in",
  "activity",
] as const;

/**
 * Gives replies another thread, in the transaction that has locked both posts. All that hangs on them goes along: who is
 * named, pictures and cards, thanks, history, notices; what they answer and quote is kept and shown again where it stands
 * in the same thread. Nobody is told of anything anew.
 */
export async function moveReplies(tx: Ctx, replyIds: readonly ReplyId[], toPostId: PostId): Promise<void> {
  const ids = sql`any(${[...replyIds]}::bigint[])`;
  await sql`update replies set post_id = ${toPostId} where id = ${ids}`.execute(tx.db);
  for (const table of tablesOfTexts)
    await sql`update ${sql.table(table)} set post_id = ${toPostId} where reply_id = ${ids}`.execute(tx.db);
  await sql`
    update activity set group_id = (select group_id from posts where id = ${toPostId}) where reply_id = ${ids}`.execute(
    tx.db,
  );
  await moveNotices(tx, replyIds, toPostId);
  await forgetMoved(tx);
}

/** Makes all that hangs on a post hang on the reply that its words have become. */
export async function movePartsToReply(
  tx: Ctx,
  fromPostId: PostId,
  to: { readonly postId: PostId; readonly replyId: ReplyId },
): Promise<void> {
  for (const table of tablesOfTexts)
    if (table !== "activity")
      await sql`update ${sql.table(table)} set post_id = ${to.postId}, reply_id = ${to.replyId}
        where post_id = ${fromPostId} and reply_id is null`.execute(tx.db);
  await sql`update reactions set post_id = null, reply_id = ${to.replyId} where post_id = ${fromPostId}`.execute(
    tx.db,
  );
  await sql`
    update revisions set post_id = null, reply_id = ${to.replyId}, title = null, tags = null
    where post_id = ${fromPostId}`.execute(tx.db);
}

/** Counts both threads anew. */
export async function recountBoth(tx: Ctx, one: PostId, other: PostId): Promise<void> {
  await countReplies(tx, one);
  await countReplies(tx, other);
}

/** What is remembered of lists, pictures and marks hangs on tables as a whole. */
async function forgetMoved(tx: Ctx): Promise<void> {
  const tables = ["posts", "replies", "attachment_uses", "post_reads", "follow_levels", "mentions"];
  await afterCommit(() => tx.cache.forget(...tables.map((table) => `table:${table}`)));
}
