export type { MailAuthor } from "./author.ts";
export { decodeText, decodeWords, headerEnd, repairHeaderBytes } from "./charset.ts";
export { isFromLine, looksLikeHeader } from "./from-line.ts";
export { HeaderFields, scanHeaderLines } from "./headers.ts";
export type { MailAttachment } from "./mail-attachment.ts";
export { type MailRecord, parseMessage } from "./parse-message.ts";
export { type SplitReply, splitMail, splitReply } from "./split-reply.ts";
export {
  contentHash,
  idForClash,
  idForMissing,
  parentCandidates,
  scanLinks,
  subjectWindowMs,
} from "./threads.ts";
