import { chooseText } from "./body.ts";
import { decodeText, repairHeaderBytes } from "./charset.ts";
import { foldQuotes } from "./fold-quotes.ts";
import { openMail } from "./open-mail.ts";

/** The text of a mail that answers another, in its three parts; each is "" where there is none. Together they are all of it. */
export interface SplitReply {
  /** What its writer says, with the quotes that are answered one by one. */
  readonly reply: string;
  /** The tail that repeats earlier mail, with the line that announces it. */
  readonly quoted: string;
  /** The writer's signature, what their phone or firm puts below each mail, and the footer of a list. */
  readonly signature: string;
}

/** Parts the plain text of a mail, or the Markdown of its HTML. Takes time in proportion to its length. */
export function splitReply(text: string): SplitReply {
  const { reply, quoted, signature, footer } = foldQuotes(text, { keepsQuotedFooters: true });
  return { reply, quoted, signature: [signature, footer].filter((part) => part !== "").join("\n\n") };
}

/**
 * Parts a whole mail, headers and all, of any charset and encoding.
 * @param raw the bytes of the mail; such that begin with no header are taken for the text itself
 * @returns Markdown where the mail carries only HTML, else plain text
 * @throws Error where the mail is beyond reading: see parseMessage
 */
export async function splitMail(raw: Buffer): Promise<SplitReply> {
  if (!hasHeaders(raw)) return splitReply(decodeText(raw, ""));
  return splitReply(chooseText(await openMail(repairHeaderBytes(raw)), raw).text);
}

const usualField =
  /^(?:from|to|cc|subject|date|sender|reply-to|message-id|received|return-path|mime-version|content-type|x-[\w-]+)$/i;

/** A text may begin with "One: …" too: its first lines are headers where one of them is of the usual ones. */
function hasHeaders(raw: Buffer): boolean {
  const names: string[] = [];
  for (const line of raw.toString("latin1", 0, 8_000).split(/\r?\n/)) {
    if (names.length === 0 && line.startsWith("From ")) continue;
    if (/^[ \t]/.test(line) && names.length > 0) continue;
    const name = /^([!-9;-~]{1,76}):/.exec(line)?.[1];
    if (name === undefined) break;
    names.push(name);
  }
  return names.some((name) => usualField.test(name));
}
