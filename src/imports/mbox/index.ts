export type { MailAuthor } from "./author.ts";
export type { MailAttachment } from "./mail-attachment.ts";
export { type MailRecord, parseMessage } from "./parse-message.ts";
export { isGzip, type MboxEntry, messageFromBytes, readMbox } from "./read-mbox.ts";
export {
  labelOf,
  type PlannedMessage,
  planReadingOrder,
  type ReadingOrder,
  type Span,
} from "./reading-order.ts";
export { idForClash, idForMissing, parentCandidates, scanLinks, subjectWindowMs } from "./threads.ts";
