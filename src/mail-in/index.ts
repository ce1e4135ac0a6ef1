export { groupAddress, replyAddress } from "./addresses.ts";
export { checkMailbox } from "./check-mailbox.ts";
export { hookSecret } from "./hook-secret.ts";
export {
  countMailsIn,
  findMailIn,
  listMailsIn,
  type MailInFilter,
  type MailInInFull,
  type MailInLine,
  readFilter,
} from "./list-mails-in.ts";
export { defineMailAnswer, type MailAnswer, type MailedAnswer } from "./mail-answers.ts";
export { type MailboxState, mailboxState } from "./mailbox-state.ts";
export { acceptMail, discardMail } from "./settle-by-hand.ts";
export type { MailInState } from "./tables.ts";
