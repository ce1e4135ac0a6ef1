import { createHash } from "node:crypto";
import { headerEnd } from "./charset.ts";
import { HeaderFields, messageIds, scanHeaderLines } from "./headers.ts";

/** What a message says of its place in a thread. Ids are without brackets. */
export interface ThreadLinks {
  /** null where the message carries none. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
}

/** Reads only the links out of a raw message: cheap enough to run over a whole archive first. */
export function scanLinks(raw: Buffer): ThreadLinks {
  const head = raw.toString("latin1", 0, Math.min(headerEnd(raw), 256 * 1024));
  return linksOf(new HeaderFields(scanHeaderLines(head)));
}

/** The links in the header fields of a message. */
export function linksOf(fields: HeaderFields): ThreadLinks {
  const own = fields.first("message-id") || fields.first("message-id:");
  return {
    messageId: messageIds(own)[0] ?? (own.replace(/[<>\s]/g, "") || null),
    inReplyTo: messageIds(fields.first("in-reply-to")),
    references: messageIds(fields.all("references").join(" ")),
  };
}

/** The ids under which the parent may be found, the likeliest first: In-Reply-To, then References from the last to the first. */
export function parentCandidates(links: ThreadLinks): string[] {
  const ids = [...links.inReplyTo, ...links.references.toReversed()];
  return [...new Set(ids)].filter((id) => id !== links.messageId);
}

/** How long after a message another of the same subject ("Re: …") may still be taken as an answer to it. */
export const subjectWindowMs = 60 * 24 * 60 * 60 * 1000;

/** An id that stays the same on every run, for a message without one. */
export function idForMissing(raw: Buffer): string {
  return `no-id-${createHash("sha256").update(raw.toString("latin1").trimEnd()).digest("hex").slice(0, 32)}`;
}

/** The id for a second, different message under an id that is taken. */
export function idForClash(messageId: string, contentHash: string): string {
  return `${messageId}#${contentHash.slice(0, 16)}`;
}

/**
 * What decides whether two messages with one id are the same: subject and the letters of the beginning. What lists add or
 * change on the way (footers, odd letters, "name at host", the wrapping of lines) does not count.
 */
export function contentHash(threadSubject: string, text: string): string {
  const letters = (part: string) =>
    part
      .toLowerCase()
      .replace(/ at (?=\S+\.)/g, "")
      .replace(/[^a-z0-9]/g, "");
  const isPlain = letters(text).length >= 8;
  // Texts that are not in Latin letters are compared as they stand.
  const essence = isPlain
    ? letters(text.slice(0, 2000)).slice(0, 300)
    : text.replace(/\s+/g, "").slice(0, 300);
  return createHash("sha256")
    .update(`${letters(threadSubject)}\n${essence}`)
    .digest("hex");
}
