/** Hours in which something may be sent, by the clock where somebody lives. */
export interface OpenHours {
  /** Minutes of the day. An end that is not after the beginning is on the next day. */
  readonly from: number;
  readonly until: number;
  /** Monday is 1, Tuesday 2, Wednesday 4 … Of hours that go over midnight it is the day they begin on. */
  readonly days: number;
}

/** All days together. */
export const everyDay = 127;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** True while something may be sent. No hours means always. */
export function isOpen(hours: OpenHours | null, timeZone: string, now: Date): boolean {
  return opensAt(hours, timeZone, now).getTime() <= now.getTime();
}

/** When something may be sent again: now, or the beginning of the next hours. Right also where clocks are put on and back. */
export function opensAt(hours: OpenHours | null, timeZone: string, now: Date): Date {
  if (hours === null) return now;
  const today = localDay(timeZone, now);
  for (let ahead = -1; ahead <= 8; ahead++) {
    const day = today + ahead * dayMs;
    if (!isChosen(hours.days, day)) continue;
    const start = instantOf(timeZone, day + hours.from * minuteMs);
    const over = hours.until <= hours.from ? dayMs : 0;
    const end = instantOf(timeZone, day + over + hours.until * minuteMs);
    if (now < end) return start > now ? start : now;
  }
  return now; // no day is chosen: the table does not hold such hours
}

function isChosen(days: number, day: number): boolean {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return (days & (1 << weekday)) !== 0;
}

/** The lowest chosen day of the week: Monday is 0. */
export function firstDay(days: number): number {
  for (let weekday = 0; weekday < 7; weekday++) if (days & (1 << weekday)) return weekday;
  return 0;
}

/** The day somebody has, as the milliseconds of its midnight if it were in UTC. */
function localDay(timeZone: string, at: Date): number {
  const local = at.getTime() + offsetMs(timeZone, at.getTime());
  return local - (((local % dayMs) + dayMs) % dayMs);
}

/** Minutes of the day on somebody's clock. */
export function localMinutes(timeZone: string, at: Date): number {
  const local = at.getTime() + offsetMs(timeZone, at.getTime());
  return Math.floor((((local % dayMs) + dayMs) % dayMs) / minuteMs);
}

/**
 * The moment a clock shows this local time (given as if it were in UTC). Of a time that comes twice the first; a time that is
 * left out is taken as the moment the clock is put on.
 */
function instantOf(timeZone: string, local: number): Date {
  const before = offsetMs(timeZone, local - dayMs);
  const after = offsetMs(timeZone, local + dayMs);
  const fits = [before, after]
    .map((offset) => local - offset)
    .filter((at) => at + offsetMs(timeZone, at) === local);
  if (fits.length > 0) return new Date(Math.min(...fits));
  return new Date(switchBetween(timeZone, local - Math.max(before, after), local - Math.min(before, after)));
}

/** The moment the clock is put on, between two others. */
function switchBetween(timeZone: string, from: number, to: number): number {
  const first = offsetMs(timeZone, from);
  let [low, high] = [from, to];
  while (high - low > minuteMs) {
    const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
    if (offsetMs(timeZone, middle) === first) low = middle;
    else high = middle;
  }
  return high;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far a clock there is ahead of UTC at that moment. */
function offsetMs(timeZone: string, at: number): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" } as const;
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      ...fields,
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
