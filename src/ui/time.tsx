import { intlTag } from "./intl-tag.ts";
import { useLocale, useText } from "./text.tsx";

export interface TimeProps {
  at: Date;
  /**
   * "date": 3 March 2026. "short": 3 Mar, with the year if it is another one. "time": with hours and minutes.
   * "relative" (the default): "3 minutes ago", "yesterday", and after a week the short date.
   */
  form?: TimeForm;
}

export type TimeForm = "date" | "short" | "time" | "relative";

/** A moment in the viewer's language and time zone, with the exact one on hover. In the browser it keeps up with the clock. */
export function Time({ at, form = "relative" }: TimeProps) {
  const t = useText();
  const { language, timeZone, now = new Date() } = useLocale();
  const shown =
    form === "relative"
      ? relative(at, now, language, timeZone, t("ui.time.now"))
      : absolute(at, form, now, language, timeZone);
  const time = (
    <time
      dateTime={at.toISOString()}
      title={form === "time" ? undefined : absolute(at, "time", now, language, timeZone)}
    >
      {shown}
    </time>
  );
  // Days do not change while one reads; only what counts from now is worth waking up for.
  return form === "relative" && now.getTime() - at.getTime() < weekMs ? (
    <weft-time data-now={t("ui.time.now")}>{time}</weft-time>
  ) : (
    time
  );
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

function relative(at: Date, now: Date, language: string, timeZone: string, justNow: string): string {
  const sinceMs = now.getTime() - at.getTime();
  const size = Math.abs(sinceMs);
  if (size < minuteMs) return justNow;
  if (size >= weekMs) return absolute(at, "short", now, language, timeZone);
  const [unitMs, unit] =
    size < hourMs
      ? ([minuteMs, "minute"] as const)
      : size < dayMs
        ? ([hourMs, "hour"] as const)
        : ([dayMs, "day"] as const);
  return counter(language).format(-Math.sign(sinceMs) * Math.floor(size / unitMs), unit);
}

function absolute(
  at: Date,
  form: Exclude<TimeForm, "relative">,
  now: Date,
  language: string,
  timeZone: string,
): string {
  const sameYear = at.getUTCFullYear() === now.getUTCFullYear();
  return dates(form === "short" && sameYear ? "short-this-year" : form, language, timeZone).format(at);
}

const forms: Record<string, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", year: "numeric" },
  "short-this-year": { day: "numeric", month: "short" },
  time: { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" },
};

// Making a formatter costs a hundred times more than using it; there are as many as languages times zones in use.
const formatters = new Map<string, Intl.DateTimeFormat>();
const counters = new Map<string, Intl.RelativeTimeFormat>();

function dates(form: string, language: string, timeZone: string): Intl.DateTimeFormat {
  const id = `${form} ${language} ${timeZone}`;
  let formatter = formatters.get(id);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(intlTag(language), { ...forms[form], timeZone });
    formatters.set(id, formatter);
  }
  return formatter;
}

function counter(language: string): Intl.RelativeTimeFormat {
  let formatter = counters.get(language);
  if (!formatter) {
    formatter = new Intl.RelativeTimeFormat(intlTag(language), { numeric: "auto" });
    counters.set(language, formatter);
  }
  return formatter;
}
