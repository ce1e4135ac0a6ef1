import { momentOf } from "../platform/clock/index.ts";
import type { Unit } from "./tables.ts";

/** When the parts of a series are due, told by days and by the clock of a place. */
export interface Rhythm {
  readonly everyCount: number;
  readonly everyUnit: Unit;
  /** "2026-03-30". */
  readonly firstDay: string;
  /** "09:00". */
  readonly atTime: string;
  readonly timeZone: string;
}

/**
 * When part `number` (from 1) is due. Days are counted in the calendar and not in hours, so that nine o'clock stays nine
 * o'clock when the clocks change; the 31st becomes the last day of a shorter month.
 */
export function dueDate(rhythm: Rhythm, number: number): Date {
  const steps = (number - 1) * rhythm.everyCount;
  const first = new Date(`${rhythm.firstDay}T00:00Z`);
  const day =
    rhythm.everyUnit === "month"
      ? monthsLater(first, steps)
      : new Date(first.getTime() + steps * (rhythm.everyUnit === "week" ? 7 : 1) * dayMs);
  const at = momentOf(`${day.toISOString().slice(0, 10)}T${rhythm.atTime}`, rhythm.timeZone);
  if (!at) throw new Error("A series has a first day and a time.");
  return at;
}

const dayMs = 86_400_000;

function monthsLater(first: Date, months: number): Date {
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(first.getUTCDate(), last.getUTCDate()));
  return last;
}
