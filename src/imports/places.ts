import { sql } from "kysely";
import { idForClash, subjectWindowMs } from "../platform/read-mail/index.ts";
import type { PostId, ReplyId } from "../posts/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import type { TakenMessage } from "./take-messages.ts";
import "./tables.ts";

/** Where a message stands. The numbers of one that is about to be kept are filled in before it is. */
export interface Place {
  postId: PostId;
  replyId: ReplyId | null;
  readonly contentHash: string;
}

/** What is to be done with a message. */
export type Placed =
  | { readonly kind: "here"; readonly message: TakenMessage }
  | {
      readonly kind: "post" | "reply";
      readonly message: TakenMessage;
      readonly messageId: string;
      readonly place: Place;
      /** The message that it answers, or none where it is in the thread by its subject alone. */
      readonly parent: Place | null;
      /** The thread it stands in. */
      readonly thread: Place | null;
      /** The id of what it answers, while that has not come. */
      readonly awaits: string | null;
    };

/**
 * Finds the place of each message of a batch: under what it answers by In-Reply-To, else by References from the last to the
 * first; an answer that names nothing that is here goes to the thread of its subject, if that was alive within sixty days
 * before; everything else begins a thread.
 */
export async function placeMessages(
  tx: Ctx,
  groupId: GroupId,
  messages: readonly TakenMessage[],
): Promise<Placed[]> {
  const places = await knownPlaces(tx, groupId, messages);
  const threads = await knownThreads(tx, groupId, messages);
  const ofBatch: { subject: string; sentAt: Date; place: Place }[] = [];
  return messages.map((message) => {
    const taken = places.get(message.messageId);
    const messageId = taken ? idForClash(message.messageId, message.contentHash) : message.messageId;
    if (taken && (taken.contentHash === message.contentHash || places.has(messageId)))
      return { kind: "here", message };
    const [first = null] = message.candidates;
    const parentId = message.candidates.find((id) => places.has(id));
    const parent = parentId === undefined ? null : (places.get(parentId) as Place);
    const thread = parent ?? threadOfSubject(message, ofBatch) ?? threads.get(message) ?? null;
    const place: Place = { postId: 0, replyId: null, contentHash: message.contentHash };
    places.set(messageId, place);
    ofBatch.push({ subject: message.threadSubject, sentAt: message.sentAt, place });
    const awaits = first === parentId ? null : first;
    return { kind: thread ? "reply" : "post", message, messageId, place, parent, thread, awaits };
  });
}

/** The messages that these speak of, themselves among them, as far as they are here. */
async function knownPlaces(
  tx: Ctx,
  groupId: GroupId,
  messages: readonly TakenMessage[],
): Promise<Map<string, Place>> {
  const ids = messages.flatMap((message) => [
    message.messageId,
    idForClash(message.messageId, message.contentHash),
    ...message.candidates,
  ]);
  const { rows } = await sql<Place & { messageId: string }>`
    select message_id, post_id, reply_id, content_hash from imported_messages
    where group_id = ${groupId} and message_id = any(${[...new Set(ids)]}::text[])`.execute(tx.db);
  return new Map(rows.map(({ messageId, ...place }) => [messageId, place]));
}

/** For each answer, the latest message of its subject that was here before this batch. */
async function knownThreads(
  tx: Ctx,
  groupId: GroupId,
  messages: readonly TakenMessage[],
): Promise<Map<TakenMessage, Place>> {
  const answers = messages.filter((message) => message.isAnswer && message.threadSubject !== "");
  if (answers.length === 0) return new Map();
  const asked = answers.map((message, at) => ({
    at,
    subject: message.threadSubject,
    since: new Date(message.sentAt.getTime() - subjectWindowMs),
    until: message.sentAt,
  }));
  const { rows } = await sql<Place & { at: number }>`
    select asked.at, latest.post_id, latest.reply_id, latest.content_hash
    from json_to_recordset(${JSON.stringify(asked)}::json)
      as asked (at int, subject text, since timestamptz, until timestamptz)
    cross join lateral (
      select post_id, reply_id, content_hash from imported_messages
      where group_id = ${groupId} and thread_subject = asked.subject and sent_at between asked.since and asked.until
      order by sent_at desc limit 1
    ) as latest`.execute(tx.db);
  return new Map(rows.map(({ at, ...place }) => [answers[at] as TakenMessage, place]));
}

function threadOfSubject(
  message: TakenMessage,
  ofBatch: readonly { subject: string; sentAt: Date; place: Place }[],
): Place | null {
  if (!message.isAnswer || message.threadSubject === "") return null;
  const since = message.sentAt.getTime() - subjectWindowMs;
  const fits = ofBatch.filter(
    ({ subject, sentAt }) =>
      subject === message.threadSubject && sentAt <= message.sentAt && sentAt.getTime() >= since,
  );
  return fits.toSorted((one, other) => other.sentAt.getTime() - one.sentAt.getTime())[0]?.place ?? null;
}
