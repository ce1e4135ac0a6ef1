const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A number out of a text, always the same: what looks like chance in the example is this. */
export function numberOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** A moment so many days before now, at an hour at which people in Aotearoa are awake. The word varies the minute. */
export function daysBefore(now: Date, days: number, word: string): Date {
  const day = Math.floor(now.getTime() / dayMs) - Math.max(1, Math.round(days));
  const minutes = 19 * 60 + (numberOf(word) % (10 * 60)); // 19:00 UTC is morning there
  return new Date(Math.min(day * dayMs + minutes * 60_000, now.getTime() - hourMs));
}

/** So many hours later, put off to the morning where that would be at night. */
export function hoursLater(from: Date, hours: number, word: string): Date {
  const at = new Date(from.getTime() + hours * hourMs + (numberOf(word) % 50) * 60_000);
  const there = (at.getUTCHours() + 12) % 24;
  return there >= 23 || there < 6 ? new Date(at.getTime() + 7 * hourMs) : at;
}
