import { dateOfFromLine } from "./from-line.ts";
import type { HeaderFields } from "./headers.ts";

/** When a message was sent, and how that is known. */
export interface SentAt {
  date: Date;
  source: "date" | "received" | "from-line" | "unknown";
}

const dayMs = 24 * 60 * 60 * 1000;
const earliest = Date.UTC(1971, 0, 1);

/**
 * The moment a message was sent: its Date field; where that is missing, unreadable or cannot be (before mail, after its own
 * delivery, after now), the oldest Received field or the From_ line.
 *
 * @param now nothing was sent after this
 */
export function sentAt(fields: HeaderFields, fromLine: string | null, now: Date): SentAt {
  const received = fields
    .all("received")
    .flatMap((value) => parseMailDate(value.slice(value.lastIndexOf(";") + 1)) ?? []);
  const [delivered = null] = received.toSorted((one, other) => one.getTime() - other.getTime());
  const latest = Math.min(now.getTime(), delivered?.getTime() ?? Number.POSITIVE_INFINITY) + 2 * dayMs;
  const possible = (date: Date | null): date is Date =>
    date !== null && date.getTime() > earliest && date.getTime() < latest;

  const written = parseMailDate(fields.first("date"));
  if (possible(written)) return { date: written, source: "date" };
  if (possible(delivered)) return { date: delivered, source: "received" };
  const cut = fromLine === null ? null : dateOfFromLine(fromLine);
  if (possible(cut)) return { date: cut, source: "from-line" };
  return { date: now, source: "unknown" };
}

/** Reads the date of a mail in its usual and several unusual spellings; null where it says none. */
export function parseMailDate(value: string): Date | null {
  const text = value
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const usual =
    /(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ ,-]+(\d{2,4}),? +(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\.\d+)?\s*(am|pm)?\s*([+-]\d{4}|[+-]\d{2}:\d{2}|[A-Z]{1,5})?/i.exec(
      text,
    );
  if (usual) {
    const [, day, month, year = "", time = "", half = "", zone = "+0000"] = usual;
    const date = new Date(
      `${day} ${month} ${fullYear(year)} ${time.replaceAll(".", ":")} ${half} ${knownZone(zone)}`,
    );
    return Number.isNaN(date.getTime()) ? null : date;
  }
  if (!/\d{4}/.test(text)) return null;
  const date = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : dateOfFromLine(text);
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  const short = Number(year);
  return String(short < 50 ? 2000 + short : 1900 + short);
}

/** Zones that `Date` reads; military letters and local names say nothing sure and count as UTC. */
function knownZone(zone: string): string {
  const text = zone.toUpperCase();
  return /^[+-]\d/.test(text) || /^(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT)$/.test(text) ? zone : "+0000";
}
