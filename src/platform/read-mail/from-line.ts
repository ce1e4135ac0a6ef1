/** "Mon Jan  2 09:36:11 2019", with the zone some programs put before or after the year. */
const asctime =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2}|\d{1,2} +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)),? +(?:\d{4} +)?\d{1,2}:\d{2}(?::\d{2})?.{0,24}$/;

/** Headers that open a real message; a line of prose after "From here on:" hardly ever begins with one of these. */
const openingHeader =
  /^(?:>?From |From:|Return-Path:|Received:|Date:|Message-I[dD]:|To:|Subject:|Delivered-To:|Envelope-To:|Reply-To:|Sender:|MIME-Version:|Content-Type:|DKIM-Signature:|Authentication-Results:|Path:|Newsgroups:|Status:|X-[A-Za-z0-9-]+:)/i;

const anyHeader = /^[!-9;-~]{1,76}:(?:[ \t]|\r?$)/;

/** True where a line could be a header field of a mail. */
export function looksLikeHeader(line: string): boolean {
  return anyHeader.test(line) || openingHeader.test(line);
}

/**
 * Whether a line that begins with "From " opens a message of an mbox, rather than being a sentence.
 * Programs write this line in many ways (addresses with blanks, obfuscated or in odd bytes, no date at all), so the date
 * and the line after it bear witness for each other.
 *
 * @param line the line, without its end, beginning with "From "
 * @param nextLine the line after it, "" where there is none
 * @param afterBlank whether the file begins here or the line before is empty
 */
export function isFromLine(line: string, nextLine: string, afterBlank: boolean): boolean {
  const dated = asctime.test(line);
  if (!afterBlank) return dated && openingHeader.test(nextLine);
  if (dated) return nextLine.trim() === "" || looksLikeHeader(nextLine);
  return openingHeader.test(nextLine) && /^From \S+\s*$|^From .*(?:@| at |\d{4})/.test(line);
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The moment that a From_ line names (taken as UTC unless it says otherwise), or null. */
export function dateOfFromLine(line: string): Date | null {
  const month = monthNames.find((name) => new RegExp(`\\b${name}\\b`).test(line));
  const day = month && new RegExp(`${month} +(\\d{1,2})\\b|\\b(\\d{1,2}) +${month}`).exec(line);
  const time = /\b(\d{1,2}:\d{2}(?::\d{2})?)\b/.exec(line);
  const year = /\b((?:19|20)\d{2})\b(?!.*\b(?:19|20)\d{2}\b)/.exec(line);
  if (!month || !day || !time || !year) return null;
  const zone = /\s([+-]\d{4})\b/.exec(line)?.[1] ?? "UTC";
  const date = new Date(`${day[1] ?? day[2]} ${month} ${year[1]} ${time[1]} ${zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
