import { createHash } from "node:crypto";
import { parseAddressHeader } from "mailparser";
import {
  decodeWords,
  HeaderFields,
  headerEnd,
  repairHeaderBytes,
  scanHeaderLines,
  scanLinks,
} from "../platform/read-mail/index.ts";

/** What the head of a mail says, read without looking at the rest: enough to keep it, and to know a machine's mail. */
export interface MailHead {
  readonly fields: HeaderFields;
  /** As it came, as far as it is kept. */
  readonly text: string;
  /** Without brackets; made of its bytes where it has none. */
  readonly messageId: string;
  /** What it answers, the nearest first; without brackets. */
  readonly answers: readonly string[];
  /** Lower case; "" where there is none, or more than one. */
  readonly fromAddress: string;
  readonly fromName: string;
  readonly subject: string;
}

const textLengthMax = 30_000;
const headBytesMax = 256 * 1024;

/** Reads the head of a mail. Nothing that a mail can hold makes it fail. */
export function readHead(raw: Buffer): MailHead {
  const bytes = raw.subarray(0, Math.min(headerEnd(raw), headBytesMax));
  const head = repairHeaderBytes(bytes).toString("utf8");
  const fields = new HeaderFields(scanHeaderLines(head));
  const boxes = parseAddressHeader(fields.all("from"), { flatten: true }).value;
  const [from] = boxes;
  const links = scanLinks(raw);
  return {
    fields,
    text: bytes.toString("utf8").replaceAll("\0", "").toWellFormed().slice(0, textLengthMax),
    messageId: (links.messageId ?? `no-id-${sha256(raw).slice(0, 32)}`).slice(0, 500).toWellFormed(),
    answers: [...links.inReplyTo, ...links.references.toReversed()],
    fromAddress: boxes.length === 1 ? (from?.address ?? "").toLowerCase().slice(0, 254) : "",
    fromName: oneLine(from?.name ?? "", 200),
    subject: oneLine(decodeWords(fields.first("subject")), 500),
  };
}

/** Every address that says where a mail was meant to go. Those who passed it on name it most exactly, so they come first. */
export function namedRecipients({ fields }: Pick<MailHead, "fields">): string[] {
  const names = [
    "delivered-to",
    "x-original-to",
    "x-delivered-to",
    "envelope-to",
    "x-envelope-to",
    "to",
    "cc",
  ];
  const boxes = names.flatMap((name) => parseAddressHeader(fields.all(name), { flatten: true }).value);
  return [...new Set(boxes.flatMap(({ address }) => (address ? [address.toLowerCase()] : [])))];
}

/**
 * Tells two mails with one Message-ID apart. What servers add on the way does not count: a mail that comes by two doors is one.
 */
export function contentHashOf(head: MailHead, raw: Buffer, recipient: string): string {
  const body = raw.subarray(headerEnd(raw)).toString("latin1").replaceAll("\r\n", "\n").trim();
  return sha256([recipient, head.fromAddress, head.subject, body].join("\n"));
}

function sha256(what: string | Buffer): string {
  return createHash("sha256").update(what).digest("hex");
}

function oneLine(text: string, lengthMax: number): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, lengthMax)
    .toWellFormed();
}
