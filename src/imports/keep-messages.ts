import { sql } from "kysely";
import { claimAttachments } from "../attachments/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { type BroughtPost, type BroughtReply, bringIn, nextIds } from "../posts/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import { joinThreads } from "./join-threads.ts";
import { type Placed, placeMessages } from "./places.ts";
import type { TakenMessage } from "./take-messages.ts";
import "./tables.ts";

/** What keeping a batch has done. */
export interface Kept {
  readonly posts: number;
  readonly replies: number;
  readonly joined: number;
  /** Those that were here already, with the same words. */
  readonly here: readonly TakenMessage[];
}

type New = Exclude<Placed, { kind: "here" }>;

/** Keeps a batch of messages, all or none. A parent must stand before its answers, in this batch or an earlier one. */
export async function keepMessages(
  ctx: Ctx,
  groupId: GroupId,
  messages: readonly TakenMessage[],
): Promise<Kept> {
  return inTransaction(ctx, async (tx) => {
    const placed = await placeMessages(tx, groupId, messages);
    const fresh = placed.filter((one): one is New => one.kind !== "here");
    const posts = fresh.filter((one) => one.kind === "post");
    const replies = fresh.filter((one) => one.kind === "reply");
    await giveNumbers(tx, posts, replies);
    await bringIn(tx, {
      posts: posts.map((one) => postOf(one, groupId)),
      replies: replies.map(replyOf),
    });
    await writeDown(tx, groupId, fresh);
    for (const { message, place } of fresh)
      if (message.attachmentIds.length > 0)
        await claimAttachments(tx, message.attachmentIds, { postId: place.postId, replyId: place.replyId });
    const joined = await joinThreads(
      tx,
      groupId,
      fresh.map((one) => one.messageId),
    );
    return {
      posts: posts.length,
      replies: replies.length,
      joined,
      here: placed.filter((one) => one.kind === "here").map((one) => one.message),
    };
  });
}

/** Numbers go in the order of the archive, so that what a message answers has its own by then. */
async function giveNumbers(tx: Ctx, posts: readonly New[], replies: readonly New[]): Promise<void> {
  const postIds = await nextIds(tx, "posts", posts.length);
  const replyIds = await nextIds(tx, "replies", replies.length);
  for (const [at, { place }] of posts.entries()) place.postId = postIds[at] as number;
  for (const [at, { place, thread }] of replies.entries()) {
    place.postId = (thread as { postId: number }).postId;
    place.replyId = replyIds[at] as number;
  }
}

function postOf({ message, place }: New, groupId: GroupId): BroughtPost {
  const { authorId, title, markdown, html, excerpt, sentAt } = message;
  return { id: place.postId, groupId, authorId, title, markdown, html, excerpt, sentAt };
}

function replyOf({ message, place, parent }: New): BroughtReply {
  const { authorId, markdown, html, sentAt } = message;
  return {
    id: place.replyId as number,
    postId: place.postId,
    answersId: parent?.replyId ?? null,
    authorId,
    markdown,
    html,
    sentAt,
  };
}

async function writeDown(tx: Ctx, groupId: GroupId, fresh: readonly New[]): Promise<void> {
  if (fresh.length === 0) return;
  await tx.db
    .insertInto("importedMessages")
    .values(
      fresh.map(({ message, messageId, place, awaits }) => ({
        groupId,
        messageId,
        postId: place.postId,
        replyId: place.replyId,
        sourceHash: message.sourceHash,
        contentHash: message.contentHash,
        threadSubject: message.threadSubject,
        sentAt: message.sentAt,
        awaits,
      })),
    )
    .execute();
  const latest = new Date(Math.max(...fresh.map(({ message }) => message.sentAt.getTime())));
  await tx.db
    .updateTable("groups")
    .set({ lastActivityAt: latest })
    .where("id", "=", groupId)
    .where("lastActivityAt", "<", latest)
    .execute();
}

/** Of these messages (by the hash of their bytes), those that are here already. */
export async function findHere(ctx: Ctx, groupId: GroupId, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sourceHash: string }>`
    select source_hash from imported_messages
    where group_id = ${groupId} and source_hash = any(${hashes}::text[])`.execute(ctx.db);
  return new Set(rows.map((row) => row.sourceHash));
}
