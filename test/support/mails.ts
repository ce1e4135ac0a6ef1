import fc from "fast-check";
import { type MailRecord, parseMessage } from "../../src/platform/read-mail/index.ts";

/** The parts of a mail that a test speaks of; all others are made up. */
export interface MadeUpMail {
  readonly id?: string | null;
  readonly from?: string;
  readonly subject?: string;
  readonly date?: string;
  readonly inReplyTo?: string;
  readonly references?: string;
  /** Further header lines, each whole. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

let count = 0;

/** The bytes of one mail. */
export function mail(parts: MadeUpMail = {}): Buffer {
  count += 1;
  const { id = `m${count}@mail.example`, from = "Aroha Ngata <aroha@school.example>" } = parts;
  const head = [
    `From: ${from}`,
    `Subject: ${parts.subject ?? "Tablets in class"}`,
    `Date: ${parts.date ?? "Tue, 2 Mar 2021 10:00:00 +1300"}`,
    ...(id === null ? [] : [`Message-ID: <${id}>`]),
    ...(parts.inReplyTo === undefined ? [] : [`In-Reply-To: <${parts.inReplyTo}>`]),
    ...(parts.references === undefined ? [] : [`References: ${parts.references}`]),
    ...(parts.headers ?? []),
  ];
  const body = parts.body ?? "Kia ora";
  return Buffer.concat([Buffer.from(`${head.join("\n")}\n\n`, "latin1"), Buffer.from(body as string)]);
}

/** An archive of these mails, as mboxrd. */
export function mbox(...mails: readonly Buffer[]): Buffer {
  const quoted = (raw: Buffer) => raw.toString("latin1").replace(/^(>*From )/gm, ">$1");
  return Buffer.from(
    mails.map((raw) => `From a@b.example Tue Mar  2 10:00:00 2021\n${quoted(raw)}\n\n`).join(""),
    "latin1",
  );
}

/** Reads a mail as an import does. */
export function parsed(raw: Buffer, fromLine: string | null = null): Promise<MailRecord> {
  return parseMessage(raw, { fromLine, now: new Date("2026-01-01T00:00:00Z") });
}

/** A mail of several parts. Each part is its header lines, an empty line and its text. */
export function multipart(kind: string, parts: readonly string[], more: MadeUpMail = {}): Buffer {
  const boundary = "=-part-of-it";
  return mail({
    ...more,
    headers: [
      ...(more.headers ?? []),
      "MIME-Version: 1.0",
      `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    ],
    body: `${parts.map((part) => `--${boundary}\n${part}\n`).join("")}--${boundary}--\n`,
  });
}

/** Any text at all: letters, halves of letters, zero bytes, and pieces of which mails are made. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        "\n",
        "\n\n",
        "> ",
        ">> ",
        "-- \n",
        "On 2 Mar 2021, Aroha wrote:\n",
        "```\n",
        "* ",
        "1. ",
        "<b>",
        "&#0;",
        ":::",
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));
