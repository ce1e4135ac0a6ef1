import type { Generated } from "kysely";
import type { GroupId, PersonId } from "../viewer/index.ts";

/** The way by which a mail came. */
export type Door = "smtp" | "imap" | "hook";

/**
 * waiting: kept, and soon looked at. posted: it stands in a group. done: it changed a setting or answered a question of ours.
 * held: somebody has to look at it. answered: it could not be used, and its sender was told. refused: the same without a
 * word, for nobody knows who sent it. ignored: sent by a machine. bounce: a mail of ours came back. discarded: by hand.
 */
export const mailInStates = [
  "held",
  "posted",
  "done",
  "answered",
  "refused",
  "ignored",
  "bounce",
  "discarded",
  "waiting",
] as const;

export type MailInState = (typeof mailInStates)[number];

declare module "../platform/database/tables.ts" {
  interface Tables {
    mailsIn: {
      id: Generated<number>;
      door: Door;
      receivedAt: Date;
      messageId: string;
      contentHash: string;
      recipient: string;
      fromAddress: string;
      fromName: string;
      subject: string;
      sizeBytes: number;
      headers: string;
      words: Generated<string>;
      rawKey: string | null;
      copies: Generated<number>;
      state: Generated<MailInState>;
      reason: Generated<string>;
      personId: PersonId | null;
      groupId: GroupId | null;
      postId: number | null;
      replyId: number | null;
      acceptedAt: Date | null;
      settledAt: Date | null;
      settledBy: PersonId | null;
      note: Generated<string>;
    };
    mailAnswers: {
      address: string;
      cause: string;
      day: string;
    };
  }
}
