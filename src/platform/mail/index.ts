export { isAddress, isUnreachable } from "./address.ts";
export { deliverMail } from "./deliver-mail.ts";
export { type MailContent, mailLayout } from "./mail-layout.ts";
export {
  findOutboxMail,
  listOutbox,
  type MailState,
  type OutboxMail,
  type OutboxMailInFull,
} from "./outbox.ts";
export { purgeMails } from "./purge-mails.ts";
export { type NewMail, sendMail } from "./send-mail.ts";
export type { MailOutboxTable } from "./tables.ts";
