export { isAddress, isUnreachable } from "./address.ts";
export { type MailSection, mailLayout } from "./mail-layout.ts";
export {
  findOutboxMail,
  listOutbox,
  type MailState,
  type OutboxMail,
  type OutboxMailInFull,
} from "./outbox.ts";
export { purgeMails } from "./purge-mails.ts";
export { sendMail } from "./send-mail.ts";
