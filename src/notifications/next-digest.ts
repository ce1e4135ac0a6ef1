import { dayIn, type MailChoices } from "./choices.ts";
import { opensAt } from "./open-hours.ts";
import { dueToday, isDigestTime } from "./send-digests.ts";

const quarterMs = 15 * 60_000;
const daysMax = 9;

/** When the next digest with events of this sort comes, by the rules that send it; null for none within nine days. */
export function nextDigest(
  choices: MailChoices,
  timeZone: string,
  now: Date,
  { direct, madeToday }: { readonly direct: boolean; readonly madeToday: boolean },
): Date | null {
  const today = dayIn(timeZone, now);
  const end = now.getTime() + daysMax * 24 * 3_600_000;
  let at = new Date(Math.ceil(now.getTime() / quarterMs) * quarterMs);
  while (at.getTime() < end) {
    const day = dayIn(timeZone, at);
    const due = dueToday(choices, day);
    const wanted = due && (direct ? due.direct : due.rest) && !(madeToday && day === today);
    if (wanted && isDigestTime(choices, timeZone, at)) return at;
    const open = opensAt(choices.hours, timeZone, at);
    at =
      open > at
        ? new Date(Math.ceil(open.getTime() / quarterMs) * quarterMs)
        : new Date(at.getTime() + quarterMs);
  }
  return null;
}
