import { sql } from "kysely";
import { readPlace } from "../notifications/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { Conversation } from "./find-conversation.ts";
import { messagesPerPage } from "./limits.ts";
import type { MessageKind } from "./tables.ts";
import { placeKind } from "./tell.ts";

/** Somebody as a line names them; null where nothing is left of them. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly standing: string;
}

/** A line of a conversation: words, or something that happened in it. */
export interface Message {
  readonly id: number;
  readonly kind: MessageKind;
  readonly markdown: string;
  readonly html: string;
  readonly replyId: number | null;
  readonly writtenAt: Date;
  readonly author: Named | null;
  /** Who was brought in. */
  readonly person: Named | null;
}

export interface MessagePage {
  readonly messages: readonly Message[];
  /** The number before (after) which the next page of older (newer) ones stands; null where there are none. */
  readonly older: number | null;
  readonly newer: number | null;
}

/** Which part of a conversation is read: its end, or what stands before or after a message. */
export interface Part {
  readonly before?: number;
  readonly after?: number;
}

interface Row extends Omit<Message, "author" | "person"> {
  readonly author: Named | null;
  readonly person: Named | null;
}

/**
 * A page of the lines of a conversation. The right to read them is asked before.
 * @param between the first and the last number are left out and taken in: what somebody may read of it.
 */
export async function readMessages(
  ctx: PersonCtx,
  conversationId: number,
  between: { readonly seesAfter: number; readonly seesTo?: number },
  { before, after }: Part,
): Promise<MessagePage> {
  const seesTo = between.seesTo ?? Number.MAX_SAFE_INTEGER;
  const from = Math.max(between.seesAfter, after ?? 0);
  const to = Math.min(seesTo, before === undefined ? seesTo : before - 1);
  const onwards = after !== undefined && before === undefined;
  const direction = onwards ? sql`asc` : sql`desc`;
  const { rows } = await sql<Row>`
    select messages.id, kind, messages.markdown, html, reply_id as "replyId", written_at as "writtenAt",
      ${named("author")} as author, ${named("subject")} as person
    from conversation_messages as messages
    left join people as author on author.id = author_id left join people as subject on subject.id = person_id
    where conversation_id = ${conversationId} and messages.id > ${from} and messages.id <= ${to}
    order by messages.id ${direction} limit ${messagesPerPage + 1}`.execute(ctx.db);
  const more = rows.length > messagesPerPage;
  const shown = rows.slice(0, messagesPerPage);
  const messages = onwards ? shown : shown.toReversed();
  const first = messages[0]?.id ?? null;
  const last = messages.at(-1)?.id ?? null;
  return {
    messages,
    older: onwards ? (from > between.seesAfter ? first : null) : more ? first : null,
    newer: onwards ? (more ? last : null) : before !== undefined ? last : null,
  };
}

const named = (who: "author" | "subject") =>
  sql`case when ${sql.ref(`${who}.id`)} is not null then json_build_object('id', ${sql.ref(`${who}.id`)},
    'name', ${sql.ref(`${who}.name`)}, 'handle', ${sql.ref(`${who}.handle`)}, 'face', ${sql.ref(`${who}.image`)},
    'standing', ${sql.ref(`${who}.standing`)}) end`;

/** Notes that the viewer has read a conversation as far as this message, and that they need not be told any more. */
export async function noteRead(ctx: PersonCtx, conversation: Conversation, messageId: number): Promise<void> {
  if (messageId > conversation.mine.readTo)
    await ctx.db
      .updateTable("conversationPeople")
      .set({ readTo: messageId })
      .where("conversationId", "=", conversation.id)
      .where("personId", "=", ctx.viewer.id)
      .where("readTo", "<", messageId)
      .execute();
  await readPlace(ctx, { kind: placeKind, id: conversation.id });
}
