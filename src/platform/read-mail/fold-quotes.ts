import { legalNoticeStart } from "./legal-notice.ts";
import { partListFooters } from "./list-footer.ts";
import {
  attributionAt,
  headerBlockAt,
  isDeviceLine,
  isForwardLine,
  isOriginalMessageLine,
} from "./quote-marks.ts";

/** A message taken apart. */
export interface FoldedText {
  reply: string;
  /** The tail that repeats earlier mail, its announcing line first. */
  quoted: string;
  signature: string;
  /** What a list program added. */
  footer: string;
}

export interface FoldOptions {
  /** A forwarded message is news to the reader: its headers and text are not folded. */
  isForward?: boolean;
  /** Footers of a list that stand inside a quote stay there; otherwise they go to the footer too. */
  keepsQuotedFooters?: boolean;
}

/**
 * Takes the text of a mail apart: what its writer says (with quotes in between left in place, since they are answered), the
 * quoted tail, the signature, and the footers of lists. If nothing but a quote is there, it counts as the reply: then the writer
 * sent it to be read.
 *
 * Works on plain text and on the Markdown of an HTML mail alike, for both write quotes with ">".
 */
export function foldQuotes(text: string, options: FoldOptions = {}): FoldedText {
  const { kept, footers } = partListFooters(cleanLines(text), options.keepsQuotedFooters !== true);
  let lines = kept;
  const signatures: string[] = [];
  const cutFrom = (start: number) => {
    if (start < 0) return;
    signatures.unshift(...lines.slice(start));
    lines = lines.slice(0, start);
  };

  cutFrom(signatureStart(lines));
  const tail = quotedTailStart(lines, options.isForward ?? false);
  let quoted = lines.slice(tail);
  lines = lines.slice(0, tail);
  cutFrom(legalNoticeStart(lines));
  cutFrom(signatureStart(lines));
  if (quoted.length === 0) {
    const lead = leadingQuoteEnd(lines);
    quoted = lines.slice(0, lead);
    lines = lines.slice(lead);
  }
  const reply = trimBlank(lines).join("\n");
  const rest = trimBlank(quoted).join("\n");
  const behind = { signature: trimBlank(signatures).join("\n"), footer: trimBlank(footers).join("\n") };
  return reply.trim() === "" ? { reply: rest, quoted: "", ...behind } : { reply, quoted: rest, ...behind };
}

function cleanLines(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[[\p{Cc}\ufeff\u200b]--[\n\t]]/gv, "")
    .replace(/[\u00a0\u202f]/g, " ")
    .split("\n")
    .map((line) => (/^-- ?$/.test(line) ? line : line.trimEnd()));
}

/** Where the quoted tail begins; the number of lines where there is none. */
function quotedTailStart(lines: readonly string[], isForward: boolean): number {
  const announced = announcedTailStart(lines, isForward);
  if (announced < lines.length) return announced;
  const start = markedTailStart(lines);
  if (start === lines.length) return start;
  return withAttribution(lines, start);
}

/** A tail that has no ">" but a line or block that says: from here on, older mail. */
function announcedTailStart(lines: readonly string[], isForward: boolean): number {
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (isForwardLine(line)) return lines.length;
    if (isQuoted(line)) continue;
    if (isOriginalMessageLine(line)) return index;
    if (!isForward && headerBlockAt(lines, index)) return withRule(lines, index);
    const attribution = attributionAt(lines, index);
    if (attribution.length === 0 || !attribution.certain) continue;
    const after = lines.slice(index + attribution.length);
    if (!after.some(isQuoted) && after.some((next) => next.trim() !== "")) return index;
  }
  return lines.length;
}

/** Moves the start of a block of headers up to the rule that some programs draw above it. */
function withRule(lines: readonly string[], start: number): number {
  let above = start - 1;
  while (above >= start - 2 && (lines[above] ?? "").trim() === "") above -= 1;
  return /^\s*[_-]{10,}\s*$/.test((lines[above] ?? "").replaceAll("\\", "")) ? above : start;
}

/** The longest run of quoted and empty lines at the end. */
function markedTailStart(lines: readonly string[]): number {
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? "";
    if (isQuoted(line)) start = index;
    else if (line.trim() !== "" && !isWrappedQuote(lines, index)) break;
  }
  return start;
}

/** A lead of at least this many lines is the whole mail before: the answer below it is what a reader came for. */
const longLead = 8;

/**
 * Where a long quote ends that stands whole above the answer, in the manner of those who answer below; 0 where there is none or
 * where it is answered piece by piece.
 */
function leadingQuoteEnd(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  const start = first < 0 ? 0 : first + attributionAt(lines, first).length;
  let end = start;
  while (
    end < lines.length &&
    ((lines[end] ?? "").trim() === "" || isQuoted(lines[end] ?? "") || isWrappedQuote(lines, end))
  )
    end += 1;
  const isWhole = end - start >= longLead && !lines.slice(end).some(isQuoted);
  return isWhole && lines.slice(end).some((line) => line.trim() !== "") ? end : 0;
}

/** A quoted line that a mail program broke: its rest stands without ">" between two quoted lines. */
function isWrappedQuote(lines: readonly string[], index: number): boolean {
  const before = lines[index - 1] ?? "";
  return (
    isQuoted(before) &&
    before.length >= 60 &&
    isQuoted(lines[index + 1] ?? "") &&
    (lines[index] ?? "").length <= before.length
  );
}

/** Moves the start of a tail up to the line that announces it. */
function withAttribution(lines: readonly string[], start: number): number {
  let above = start - 1;
  while (above >= 0 && (lines[above] ?? "").trim() === "") above -= 1;
  for (let index = above; index >= Math.max(0, above - 4); index -= 1) {
    if (attributionAt(lines, index).length === above - index + 1) {
      // The longest fit wins: "On Tue, 3 Mar 2021 at 10:18" may stand on a line of its own above "Aroha wrote:".
      const longer = index > 0 && attributionAt(lines, index - 1).length === above - index + 2;
      if (!longer) return index;
    }
  }
  return start;
}

const signatureLinesMax = 25;

/** Where a signature begins ("-- ", or a line that a phone adds), or -1. */
function signatureStart(lines: readonly string[]): number {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? "";
    const after = lines.slice(index + 1);
    if (/^(?:-- ?|--|—|\\-- ?)$/.test(line) && after.length <= signatureLinesMax && !after.some(isQuoted)) {
      return after.some((next) => attributionAt([next], 0).certain || isOriginalMessageLine(next))
        ? -1
        : index;
    }
    const isLast = after.every((next) => next.trim() === "");
    if (isLast && (isDeviceLine(line) || (isNameLine(line) && (lines[index - 1] ?? "").trim() === "")))
      return index;
    if (after.length > signatureLinesMax + 5) return -1;
  }
  return -1;
}

/** "-Aroha Ngata" or "-- Aroha" on a line of its own; with one dash and a blank it might be the point of a list. */
function isNameLine(line: string): boolean {
  return /^(?:-|(?:--|–|—) ?)\p{Lu}[\p{L}\p{M}.'’-]{0,30}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,30}){0,3}$/u.test(line);
}

function isQuoted(line: string): boolean {
  return /^ {0,3}>/.test(line);
}

function trimBlank(lines: readonly string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && (lines[start] ?? "").trim() === "") start += 1;
  while (end > start && (lines[end - 1] ?? "").trim() === "") end -= 1;
  return lines.slice(start, end);
}
