import { type EmailAddress, type ParsedMail, parseAddressHeader } from "mailparser";
import { hidesAddress, isGarbled, listAddressesOf, type MailAuthor, resolveAuthor } from "./author.ts";
import { chooseBody } from "./body.ts";
import { decodeWords, repairHeaderBytes } from "./charset.ts";
import { HeaderFields } from "./headers.ts";
import { type MailAttachment, mailAttachments } from "./mail-attachment.ts";
import { openMail } from "./open-mail.ts";
import { type SentAt, sentAt } from "./sent-at.ts";
import { readSubject } from "./subject.ts";
import { contentHash, idForMissing, linksOf, type ThreadLinks } from "./threads.ts";

/** One mail, read and set in Markdown: all that an importer needs of it. */
export interface MailRecord extends ThreadLinks {
  /** As sent, without brackets; where the mail has none, an id made of its bytes that is the same on every run. */
  messageId: string;
  hasOwnId: boolean;
  /** Decides whether two mails with one id are the same. */
  contentHash: string;
  /** The subject as a title; "" where there is none. */
  title: string;
  threadSubject: string;
  isAnswer: boolean;
  isForward: boolean;
  sentAt: Date;
  /** Which part of the mail the date was taken from. */
  dateSource: SentAt["source"];
  author: MailAuthor;
  /** What the writer says. A picture that stands in the text is written as `![name](cid:<contentId>)`. */
  replyMarkdown: string;
  /** What is quoted behind it, "" where nothing is. */
  quotedMarkdown: string;
  /** The signature, and what a list added; "" where there is none. */
  signatureMarkdown: string;
  /** The signature below it, as it was written; "" where there is none. */
  signature: string;
  /** All that the mail says, where that is beyond all measure and the two above are its beginning. */
  wholeText: string | null;
  attachments: MailAttachment[];
}

export interface ParseMessageOptions {
  /** The From_ line of the archive, for a mail without a usable date. */
  fromLine?: string | null;
  /** Nothing was sent after this. */
  now: Date;
}

/**
 * Reads one raw mail.
 *
 * @param raw the bytes of the mail, without a From_ line
 * @throws Error where the mail is beyond reading (more than 1000 parts, a header block over 1 MB)
 */
export async function parseMessage(raw: Buffer, options: ParseMessageOptions): Promise<MailRecord> {
  const mail = await openMail(repairHeaderBytes(raw));
  const fields = new HeaderFields(mail.headerLines);
  const sent = sentAt(fields, options.fromLine ?? null, options.now);
  const listValues = ["list-post", "list-id", "x-beenthere", "x-mailing-list", "x-list"].flatMap((name) =>
    fields.all(name),
  );
  const listAddresses = listAddressesOf(listValues);
  const written = decodeWords(fields.first("subject"));
  const subject = readSubject(written, listTags(written, listAddresses, options.fromLine ?? null));
  const attachments = mailAttachments(mail.attachments);
  const body = chooseBody(mail, raw, {
    isForward: subject.isForward,
    attachments,
  });
  const links = linksOf(fields);
  return {
    ...links,
    messageId: links.messageId ?? idForMissing(raw),
    hasOwnId: links.messageId !== null,
    contentHash: contentHash(subject.threadSubject, body.essence),
    ...subject,
    sentAt: sent.date,
    dateSource: sent.source,
    author: resolveAuthor({
      from: mail.from?.value ?? [],
      fromText: fromText(mail, fields),
      replyTo: addressesOf(mail.replyTo),
      cc: addressesOf(mail.cc),
      kept: ["x-original-from", "x-reply-to", "x-mailfrom"].flatMap(
        (name) => parseAddressHeader(fields.all(name), { flatten: true }).value,
      ),
      listAddresses,
    }),
    replyMarkdown: body.replyMarkdown,
    quotedMarkdown: body.quotedMarkdown,
    signatureMarkdown: body.signatureMarkdown,
    signature: body.signature,
    wholeText: body.wholeText,
    attachments,
  };
}

/**
 * The From field as text where the archive hides the address in it; "" where it stands as people wrote it.
 * mailparser takes "name at host (Name)" apart as if it were an address.
 */
function fromText(mail: ParsedMail, fields: HeaderFields): string {
  const written = fields.first("from");
  if (isGarbled(written)) return decodeWords(written);
  const isPlain = mail.from?.value.some(
    (box) => /^[^\s@|]+@[^\s@|]+$/.test(box.address ?? "") && written.includes(box.address ?? ""),
  );
  return hidesAddress(written) && !isPlain ? decodeWords(written) : "";
}

/** How this list writes its tag in subjects. pipermail keeps no word about the list, but puts its tag on every subject. */
function listTags(subject: string, listAddresses: readonly string[], fromLine: string | null): string[] {
  const names = listAddresses.flatMap((address) => address.split("@")[0] ?? []);
  const first = /^(?:\s*[^[\s:]{1,5}:)?\s*\[([^\]]{1,40})\]/.exec(subject)?.[1];
  if (first && names.length === 0 && fromLine !== null && hidesAddress(fromLine))
    names.push(first.toLowerCase());
  return names;
}

function addressesOf(value: ParsedMail["cc"]): EmailAddress[] {
  return [value ?? []].flat().flatMap((object) => object.value);
}
