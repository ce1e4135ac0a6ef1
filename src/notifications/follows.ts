import type { Translate } from "../platform/languages/index.ts";
import type { MailChoices } from "./choices.ts";
import { everyDay } from "./open-hours.ts";

/** What of the surroundings decides how something comes. */
export interface Around {
  /** No mail leaves this Weft. */
  readonly mailsKept: boolean;
  /** They have a browser that gets pushes. */
  readonly pushes: boolean;
  readonly language: string;
}

/** What follows from all choices, in plain sentences: how each of the two sorts comes, and when. */
export function whatFollows(t: Translate, choices: MailChoices, around: Around): string {
  const { direct, rest, pushDirect, pushRest, hours, pausedUntil } = choices;
  const way = (sort: string, wanted: boolean) => ({
    way: around.mailsKept ? "none" : sort.replace("-", "_"),
    push: around.pushes && wanted ? "yes" : "no",
  });
  const one = way(direct, pushDirect);
  const other = way(rest, pushRest);
  const same = one.way === other.way && one.push === other.push;
  const comes = (key: string, { way: how, push }: typeof one) =>
    t(`notice.follows.${key}`, { how: t(`notice.follows.way.${how}.${push}`) });
  const sentences = [
    ...(same ? [comes("all", one)] : [comes("direct", one), comes("rest", other)]),
    ...(hours
      ? [t("notice.follows.hours", { days: daysIn(t, hours.days, around.language), ...times(hours) })]
      : []),
    ...(choices.digestOfEachGroup && !around.mailsKept && [direct, rest].some((sort) => /ly$/.test(sort))
      ? [t("notice.follows.each-group")]
      : []),
    ...(pausedUntil ? [t("notice.follows.paused", { date: new Date(`${pausedUntil}T12:00:00Z`) })] : []),
  ];
  return sentences.join(" ");
}

function times({ from, until }: NonNullable<MailChoices["hours"]>) {
  return { from: clockTime(from), until: clockTime(until), over: until <= from ? "yes" : "no" };
}

/** Minutes of the day as forms and sentences write them: "07:30". */
export function clockTime(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

const weekdays = 0b0011111;
const weekend = 0b1100000;

/** Days of the week in words: "weekdays", "every day", "Monday and Thursday". */
export function daysIn(t: Translate, days: number, language: string): string {
  if (days === everyDay) return t("notice.days.all");
  if (days === weekdays) return t("notice.days.week");
  if (days === weekend) return t("notice.days.weekend");
  const names = Array.from({ length: 7 }, (_, day) => day).filter((day) => days & (1 << day));
  return new Intl.ListFormat(language === "mi" ? "mi" : "en-NZ").format(
    names.map((day) => t(`notice.day.${day}`)),
  );
}
