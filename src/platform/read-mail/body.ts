import type { ParsedMail } from "mailparser";
import { htmlToMarkdown } from "../text/index.ts";
import { foldQuotes } from "./fold-quotes.ts";
import type { MailAttachment } from "./mail-attachment.ts";
import { mailTextToMarkdown } from "./mail-markdown.ts";
import { attributionAt } from "./quote-marks.ts";

/** The words of a mail. */
export interface MailBody {
  /** What the writer says. */
  replyMarkdown: string;
  /** The quoted tail, "" where there is none. */
  quotedMarkdown: string;
  /** What stands below every mail of the writer's, and what a list added; "" where nothing does. */
  signatureMarkdown: string;
  /** The signature below it, as it was written. */
  signature: string;
  /** Plain words for comparing: what the writer says, or what is quoted where nothing else is there. */
  essence: string;
  /** All that the mail says, where that is beyond all measure and only its beginning was looked at. */
  wholeText: string | null;
}

interface BodyOptions {
  isForward: boolean;
  attachments: readonly MailAttachment[];
}

/** A plain text with less than this share of the letters of its HTML sister leaves out what matters. */
const poorShare = 0.4;
const htmlMaxChars = 400_000;
/** A text that is longer was made by a machine. */
const textMaxChars = 200_000;
/** How much of it is looked at. */
const beginningChars = 120_000;

/** The body of a mail in Markdown: its plain text where there is a sound one, else its HTML. */
export function chooseBody(mail: ParsedMail, raw: Buffer, options: BodyOptions): MailBody {
  const { text, isMarkdown, whole } = chooseText(mail, raw);
  const parts = foldQuotes(text, { isForward: options.isForward });
  const set = (part: string) => (isMarkdown ? part : mailTextToMarkdown(part));
  const reply = placePictures(set(tidyAttributions(parts.reply)), options.attachments);
  const quoted = set(withoutAddresses(tidyAttributions(unquoteOnce(parts.quoted))));
  return {
    replyMarkdown: reply,
    quotedMarkdown: quoted,
    signatureMarkdown: [parts.signature, parts.footer].map(set).filter(Boolean).join("\n\n"),
    signature: parts.signature,
    essence: parts.reply || parts.quoted,
    wholeText: whole,
  };
}

/** The text of a mail before it is taken apart: as it came, or the Markdown of its HTML where that says more. */
export function chooseText(
  mail: ParsedMail,
  raw: Buffer,
): { readonly text: string; readonly isMarkdown: boolean; readonly whole: string | null } {
  const html = mail.html || "";
  const whole = mail.text ?? "";
  const text = whole.length > textMaxChars ? whole.slice(0, beginningChars) : whole;
  const useHtml =
    html !== "" &&
    html.length <= htmlMaxChars &&
    (!hasPlainSister(raw) || isMarkdownSource(text) || isPoorer(text, html));
  if (useHtml) return { text: markdownOf(html), isMarkdown: true, whole: null };
  return { text, isMarkdown: false, whole: text === whole ? null : whole };
}

/** Whether the mail carries its text twice, plain and as HTML; otherwise mailparser's text was made out of the HTML. */
function hasPlainSister(raw: Buffer): boolean {
  return /^content-type:\s*multipart\/alternative/im.test(raw.toString("latin1", 0, 1_000_000));
}

/** Pictures that came with the mail stay where they are; one from elsewhere would tell its server who reads what. */
function markdownOf(html: string): string {
  const markdown = htmlToMarkdown(html, {
    picture: (src) => (src.startsWith("cid:") ? `attachment:${src}` : null),
  });
  return mendStrong(markdown).replaceAll("](attachment:cid:", "](cid:");
}

/** HTML may make whole paragraphs strong, Markdown only words: what is strong to the end of a paragraph ends there. */
function mendStrong(markdown: string): string {
  return markdown.replace(/^\*\*([^*\n]+)(?<=[^\s*])\n+\*\*(?=\S)/gm, "**$1**\n\n");
}

/** Some programs send as plain text the Markdown that their editor keeps; the HTML beside it is what the writer saw. */
function isMarkdownSource(text: string): boolean {
  return /\]\(https?:\/\/[^\s)]+[\s)]/.test(text) || (text.match(/\\[[\]*_`>#]|\\\r?$/gm)?.length ?? 0) >= 2;
}

function isPoorer(text: string, html: string): boolean {
  const letters = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, "").length;
  const seen = html.replace(
    /<(style|script|head|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[^>]*>|&\w+;/gi,
    "",
  );
  const htmlLetters = letters(seen);
  return htmlLetters > 0 && letters(text) < htmlLetters * poorShare;
}

/** A folded block says that it is quoted: the first level of ">" is of no more use where every line has it. */
function unquoteOnce(quoted: string): string {
  const lines = quoted.split("\n");
  const start = lines.findIndex((line) => line.startsWith(">"));
  if (start < 0 || !lines.slice(start).every((line) => line === "" || line.startsWith(">"))) return quoted;
  const inner = lines.slice(start).map((line) => line.replace(/^> ?/, ""));
  return [...lines.slice(0, start), ...(start > 0 ? [""] : []), ...inner].join("\n");
}

/** "Aroha Ngata <aroha@…>" in old mail that is quoted says no more than the name, and nobody wants their address read. */
function withoutAddresses(quoted: string): string {
  return quoted.replace(
    /(?<=[\p{L}\p{N}.)"'’])\s?[([]?\\?<(?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,255}>[)\]]?/gu,
    "",
  );
}

/** "On Tuesday Aroha Ngata wrote:" on one line, without an address. */
function tidyAttributions(text: string): string {
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const attribution = attributionAt(lines, index);
    if (!attribution.certain) continue;
    const said = lines.slice(index, index + attribution.length).map((line) => line.trim());
    lines.splice(index, attribution.length, withoutAddresses(said.join(" ").replaceAll("\\ ", " ")));
  }
  return lines.join("\n");
}

/** "[image: plan.png]" and "[cid:…]" in plain text become the pictures they stand for; of two with one name, each in its turn. */
function placePictures(markdown: string, attachments: readonly MailAttachment[]): string {
  const placed = new Set<MailAttachment>();
  return markdown.replace(/\\\[(image|cid):\s*([^\]\n]{1,200}?)\\\]/gi, (all, kind: string, name: string) => {
    const wanted = name.replaceAll("\\", "").trim();
    const fits = (file: MailAttachment) =>
      file.contentId !== null && (kind.toLowerCase() === "cid" ? file.contentId : file.filename) === wanted;
    const file = attachments.find((one) => fits(one) && !placed.has(one)) ?? attachments.find(fits);
    if (!file) return all;
    placed.add(file);
    return `![${file.filename.replace(/[[\]\\]/g, "")}](cid:${file.contentId})`;
  });
}
