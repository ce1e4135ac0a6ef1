import type { Generated, JSONColumnType } from "kysely";

export interface MailOutboxTable {
  id: Generated<number>;
  toAddress: string;
  toName: string;
  subject: string;
  /** Empty once the mail is old: see purge.ts */
  text: string;
  html: string;
  headers: JSONColumnType<Record<string, string>>;
  createdAt: Date;
  sentAt: Date | null;
  /** When it was given up. */
  failedAt: Date | null;
  error: string | null;
  attempts: Generated<number>;
  /** Its Message-ID where the caller named it; else one is made of its number. */
  messageId: Generated<string | null>;
  /** Who speaks, where that is not the community. */
  fromName: Generated<string>;
  /** When its last byte was about to go out: see deliver-mail.ts */
  handedAt: Generated<Date | null>;
}

export interface MailBouncesTable {
  id: Generated<number>;
  /** In small letters. */
  address: string;
  permanent: boolean;
  words: string;
  at: Date;
}

export interface MailPausesTable {
  address: string;
  words: string;
  pausedAt: Date;
}

declare module "../database/tables.ts" {
  interface Tables {
    mailOutbox: MailOutboxTable;
    mailBounces: MailBouncesTable;
    mailPauses: MailPausesTable;
    mailPace: { id: Generated<number>; nextAt: Date };
  }
}
