import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpen, localMinutes, opensAt } from "./open-hours.ts";

const weekdays = { from: 7 * 60, until: 18 * 60, days: 0b0011111 };
const nz = "Pacific/Auckland";
const opens = (hours: Parameters<typeof opensAt>[0], timeZone: string, at: string) =>
  opensAt(hours, timeZone, new Date(at)).toISOString();

test("within the hours it is now, and outside them their next beginning", () => {
  // Friday, 27 February 2026, 12:00 in Auckland (UTC+13).
  expect(opens(weekdays, nz, "2026-02-26T23:00:00Z")).toBe("2026-02-26T23:00:00.000Z");
  // Friday 19:00: Monday 07:00.
  expect(opens(weekdays, nz, "2026-02-27T06:00:00Z")).toBe("2026-03-01T18:00:00.000Z");
  // Friday 05:00: the same morning.
  expect(opens(weekdays, nz, "2026-02-26T16:00:00Z")).toBe("2026-02-26T18:00:00.000Z");
  expect(opens(null, nz, "2026-02-26T16:00:00Z")).toBe("2026-02-26T16:00:00.000Z");
});

test("the end itself is outside, the beginning inside", () => {
  expect(isOpen(weekdays, "UTC", new Date("2026-02-27T18:00:00Z"))).toBe(false);
  expect(isOpen(weekdays, "UTC", new Date("2026-02-27T17:59:59Z"))).toBe(true);
  expect(isOpen(weekdays, "UTC", new Date("2026-02-27T07:00:00Z"))).toBe(true);
  expect(isOpen(weekdays, "UTC", new Date("2026-02-27T06:59:59Z"))).toBe(false);
});

test("hours that go over midnight belong to the day they begin on", () => {
  const fridayNight = { from: 20 * 60, until: 6 * 60, days: 0b0010000 };
  expect(isOpen(fridayNight, "UTC", new Date("2026-02-28T05:00:00Z"))).toBe(true); // Saturday morning
  expect(isOpen(fridayNight, "UTC", new Date("2026-02-27T05:00:00Z"))).toBe(false); // Friday morning
});

test("a clock that is put on or back shifts no hours", () => {
  const nightly = { from: 2 * 60 + 30, until: 5 * 60, days: 127 };
  // Berlin, 29 March 2026: 02:00 becomes 03:00, so 02:30 is never. The hours begin as the clock is put on.
  expect(opens(nightly, "Europe/Berlin", "2026-03-28T23:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
  // 25 October 2026: 02:30 comes twice; the first counts.
  expect(opens(nightly, "Europe/Berlin", "2026-10-24T23:00:00Z")).toBe("2026-10-25T00:30:00.000Z");
  expect(opens(weekdays, "Europe/Berlin", "2026-03-29T20:00:00Z")).toBe("2026-03-30T05:00:00.000Z");
  // Lord Howe puts its clocks on by half an hour.
  const early = { from: 2 * 60, until: 3 * 60, days: 127 };
  expect(opens(early, "Australia/Lord_Howe", "2026-10-03T13:30:00Z")).toBe("2026-10-03T15:30:00.000Z");
});

test("whatever the hours, the day and the place, what opens is open, and never more than eight days away", () => {
  fc.assert(
    fc.property(
      fc.record({ from: fc.nat(1439), until: fc.nat(1440), days: fc.integer({ min: 1, max: 127 }) }),
      fc.constantFrom(
        nz,
        "Europe/Berlin",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "UTC",
      ),
      fc.date({ min: new Date("2025-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
      (hours, timeZone, now) => {
        const at = opensAt(hours, timeZone, now);
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(at.getTime() - now.getTime()).toBeLessThan(8.2 * 86_400_000);
        // A window that the clock skips altogether opens for no time at all.
        if (hours.until > hours.from + 120 || hours.until <= hours.from)
          expect(isOpen(hours, timeZone, at)).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test("the minutes of the day are those of the clock there", () => {
  expect(localMinutes(nz, new Date("2026-02-26T23:05:00Z"))).toBe(12 * 60 + 5);
});
