import { inTransaction } from "../platform/database/index.ts";
import type { Ctx } from "../viewer/index.ts";
import type { MailRow } from "./mail-row.ts";
import { answerSettings, type MailWord, sendAnswer } from "./send-answer.ts";
import type { MailInState } from "./tables.ts";

/** What becomes of a mail, and why. */
export interface Ending {
  readonly state: Exclude<MailInState, "waiting">;
  /** A message key. */
  readonly reason: string;
  readonly personId?: string;
  readonly groupId?: number;
  readonly postId?: number;
  readonly replyId?: number;
  /** What its sender is told. */
  readonly word?: MailWord | undefined;
}

/** A reason of this room, as it is kept. */
export const because = (word: string): string => `mail-in.reason.${word}`;

/**
 * Settles a mail and tells its sender, both or neither. @param ctx in whose words. @returns false where it is settled already
 */
export async function settle(ctx: Ctx, mail: MailRow, ending: Ending): Promise<boolean> {
  const settings = await answerSettings(ctx);
  return inTransaction(ctx, async (tx) => {
    if (!(await noteEnding(tx, mail.id, ending))) return false;
    if (ending.word) await sendAnswer(tx, mail, ending.word, settings);
    return true;
  });
}

/** Writes the ending down where nobody has before; for the transaction of an act. @returns whether it did */
export async function noteEnding(
  tx: Pick<Ctx, "db" | "now">,
  mailId: number,
  ending: Ending,
): Promise<boolean> {
  const { state, reason, personId, groupId, postId, replyId } = ending;
  const { numUpdatedRows } = await tx.db
    .updateTable("mailsIn")
    .set({
      state,
      reason,
      settledAt: tx.now(),
      ...(personId ? { personId } : {}),
      ...(groupId ? { groupId } : {}),
      ...(postId ? { postId } : {}),
      ...(replyId ? { replyId } : {}),
    })
    .where("id", "=", mailId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
