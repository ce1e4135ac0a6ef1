import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import type { Door } from "./tables.ts";
import "./tables.ts";

/** A mail that waits to be looked at. */
export interface MailRow {
  readonly id: number;
  readonly door: Door;
  readonly receivedAt: Date;
  readonly messageId: string;
  readonly recipient: string;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly subject: string;
  readonly rawKey: string | null;
  /** Set where an administrator, or the person, has said whose it is. */
  readonly personId: PersonId | null;
  readonly acceptedAt: Date | null;
}

export const mailRowColumns = [
  "id",
  "door",
  "receivedAt",
  "messageId",
  "recipient",
  "fromAddress",
  "fromName",
  "subject",
  "rawKey",
  "personId",
  "acceptedAt",
] as const;

/** A mail that nobody has dealt with; undefined where somebody has. */
export function findWaiting(ctx: Pick<PlatformCtx, "db">, mailId: number): Promise<MailRow | undefined> {
  return ctx.db
    .selectFrom("mailsIn")
    .where("id", "=", mailId)
    .where("state", "=", "waiting")
    .select(mailRowColumns)
    .executeTakeFirst();
}
