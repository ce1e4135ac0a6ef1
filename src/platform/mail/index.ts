export { isAddress, isUnreachable } from "./address.ts";
export {
  type Bounce,
  endAddressPause,
  findPausedAddresses,
  noteBounce,
  onAddressPaused,
  type PausedAddress,
} from "./bounces.ts";
export { type MailSection, mailLayout } from "./mail-layout.ts";
export {
  findOutboxMail,
  listOutbox,
  type MailState,
  type OutboxMail,
  type OutboxMailInFull,
} from "./outbox.ts";
export { purgeMails } from "./purge-mails.ts";
export { type NewMail, sendMail, sendMails } from "./send-mail.ts";
