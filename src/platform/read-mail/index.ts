export type { MailAuthor } from "./author.ts";
export { decodeText } from "./charset.ts";
export { isFromLine, looksLikeHeader } from "./from-line.ts";
export type { MailAttachment } from "./mail-attachment.ts";
export { type MailRecord, parseMessage } from "./parse-message.ts";
export {
  contentHash,
  idForClash,
  idForMissing,
  parentCandidates,
  scanLinks,
  subjectWindowMs,
} from "./threads.ts";
