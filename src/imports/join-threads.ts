import { moveUses } from "../attachments/index.ts";
import {
  answerTo,
  type PostId,
  type ReplyId,
  removeEmptiedPost,
  turnIntoReply,
  untouchedPosts,
} from "../posts/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import "./tables.ts";

interface Waiting {
  readonly messageId: string;
  readonly postId: PostId;
  readonly replyId: ReplyId | null;
  readonly awaits: string | null;
}

/**
 * Puts right what came before what it answers. A thread that begins with an answer moves, with all its replies, under the
 * message it answers, now that this has come; but only if nobody here has touched it: people may know it by its address. A
 * reply that stood in the right thread learns what it answers.
 *
 * @param arrived ids of the messages that have come
 * @returns how many threads moved
 */
export async function joinThreads(tx: Ctx, groupId: GroupId, arrived: readonly string[]): Promise<number> {
  if (arrived.length === 0) return 0;
  const waiting = await tx.db
    .selectFrom("importedMessages")
    .where("groupId", "=", groupId)
    .where("awaits", "in", arrived)
    .orderBy("sentAt")
    .select("messageId")
    .execute();
  let joined = 0;
  for (const { messageId } of waiting) if (await joinOne(tx, groupId, messageId)) joined += 1;
  return joined;
}

async function joinOne(tx: Ctx, groupId: GroupId, messageId: string): Promise<boolean> {
  // Read anew for each: one that moved a moment ago may have taken this one along.
  const one = await findMessage(tx, groupId, messageId);
  const parent = one?.awaits ? await findMessage(tx, groupId, one.awaits) : undefined;
  if (!one || !parent) return false;
  await tx.db
    .updateTable("importedMessages")
    .set({ awaits: null })
    .where("groupId", "=", groupId)
    .where("messageId", "=", messageId)
    .execute();
  if (one.postId === parent.postId) {
    // In a circle of answers, the one that begins the thread stays its beginning.
    if (one.replyId !== null && one.replyId !== parent.replyId)
      await answerTo(tx, one.replyId, parent.replyId);
    return false;
  }
  if (one.replyId !== null || !(await isUntouched(tx, one.postId))) return false;
  await moveUnder(tx, one.postId, parent);
  return true;
}

async function moveUnder(tx: Ctx, postId: PostId, parent: Waiting): Promise<void> {
  const replyId = await turnIntoReply(tx, postId, { postId: parent.postId, answersId: parent.replyId });
  await moveUses(tx, postId, { postId: parent.postId, replyId });
  await tx.db
    .updateTable("importedMessages")
    .set((eb) => ({ postId: parent.postId, replyId: eb.fn.coalesce("replyId", eb.val(replyId)) }))
    .where("postId", "=", postId)
    .execute();
  await removeEmptiedPost(tx, postId);
}

/** Nobody has changed, thanked or answered anything in it. */
async function isUntouched(tx: Ctx, postId: PostId): Promise<boolean> {
  const replyCount = (await untouchedPosts(tx, [postId])).get(postId);
  if (replyCount === undefined) return false;
  const { count } = await tx.db
    .selectFrom("importedMessages")
    .where("postId", "=", postId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count === replyCount + 1;
}

function findMessage(tx: Ctx, groupId: GroupId, messageId: string): Promise<Waiting | undefined> {
  return tx.db
    .selectFrom("importedMessages")
    .where("groupId", "=", groupId)
    .where("messageId", "=", messageId)
    .select(["messageId", "postId", "replyId", "awaits"])
    .executeTakeFirst();
}
