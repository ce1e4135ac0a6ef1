import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { MessageKind } from "./tables.ts";

/** What stands in a line of a conversation beside who and when. */
export interface NewLine {
  readonly kind: MessageKind;
  readonly personId?: PersonId;
  readonly markdown?: string;
  readonly html?: string;
  readonly replyId?: number;
}

/**
 * Writes a line of the viewer's into a conversation that is locked; they have read it. All but a
 * farewell brings the conversation to the top of everybody's list.
 */
export async function keepLine(tx: PersonCtx, conversationId: number, line: NewLine): Promise<number> {
  const now = tx.now();
  const { id } = await tx.db
    .insertInto("conversationMessages")
    .values({ conversationId, ...line, authorId: tx.viewer.id, writtenAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (line.kind !== "left")
    await tx.db.updateTable("conversations").set({ lastAt: now }).where("id", "=", conversationId).execute();
  if (line.kind === "words")
    await tx.db
      .updateTable("conversationPeople")
      .set({ readTo: id })
      .where("conversationId", "=", conversationId)
      .where("personId", "=", tx.viewer.id)
      .execute();
  return id;
}

/** The number of the last line of a conversation; 0 for none. */
export async function lastLine(tx: PersonCtx, conversationId: number): Promise<number> {
  const row = await tx.db
    .selectFrom("conversationMessages")
    .where("conversationId", "=", conversationId)
    .select((eb) => eb.fn.max("id").as("last"))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
