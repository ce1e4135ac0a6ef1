/** A day and a time on the clock of a place, as a form sends it: "2026-04-05T09:00". */
const localForm = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/**
 * The moment at which the clocks of a time zone show this. In spring an hour is skipped: a time within it counts by the
 * clock from before, so it comes one hour later. In autumn an hour comes twice: the first is meant.
 * @param local as "2026-04-05T09:00". @returns undefined for what is no such day and time.
 */
export function momentOf(local: string, timeZone: string): Date | undefined {
  const match = localForm.exec(local);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const asIfUtc = Date.UTC(year, month - 1, day, hour, minute);
  // The 31st of a short month would roll over quietly.
  if (new Date(asIfUtc).toISOString().slice(0, 16) !== local) return undefined;
  const before = asIfUtc - offsetMs(timeZone, asIfUtc - dayMs);
  const after = asIfUtc - offsetMs(timeZone, asIfUtc + dayMs);
  const [first, second] = [Math.min(before, after), Math.max(before, after)];
  if (shownAt(first, timeZone) === local) return new Date(first);
  return new Date(shownAt(second, timeZone) === local ? second : before);
}

/** What the clocks of a time zone show at a moment, as "2026-04-05T09:00". */
export function localTimeOf(at: Date, timeZone: string): string {
  return shownAt(at.getTime(), timeZone);
}

const dayMs = 24 * 3_600_000;

const shownAt = (atMs: number, timeZone: string) =>
  new Date(atMs + offsetMs(timeZone, atMs)).toISOString().slice(0, 16);

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at a moment. */
function offsetMs(timeZone: string, atMs: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}
