import fc from "fast-check";
import { expect, test } from "vitest";
import { localTimeOf, momentOf } from "./index.ts";

const zones = [
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Europe/Berlin",
  "America/St_Johns",
  "UTC",
  "Asia/Kathmandu",
];

test("nine in the morning is nine in the morning, in summer and in winter", () => {
  expect(momentOf("2026-01-15T09:00", "Pacific/Auckland")?.toISOString()).toBe("2026-01-14T20:00:00.000Z");
  expect(momentOf("2026-07-15T09:00", "Pacific/Auckland")?.toISOString()).toBe("2026-07-14T21:00:00.000Z");
});

test("a time in the hour that spring skips comes an hour later; of the hour that autumn doubles the first is meant", () => {
  expect(momentOf("2026-09-27T02:30", "Pacific/Auckland")?.toISOString()).toBe("2026-09-26T14:30:00.000Z");
  expect(localTimeOf(new Date("2026-09-26T14:30:00Z"), "Pacific/Auckland")).toBe("2026-09-27T03:30");
  expect(momentOf("2026-04-05T02:30", "Pacific/Auckland")?.toISOString()).toBe("2026-04-04T13:30:00.000Z");
});

test("what is no day and time is none", () => {
  for (const wrong of [
    "",
    "2026-02-30T09:00",
    "2026-13-01T09:00",
    "2026-01-01",
    "2026-01-01T25:00",
    "tomorrow",
  ])
    expect(momentOf(wrong, "UTC"), wrong).toBeUndefined();
});

test("what a clock shows leads back to a moment at which it shows just that", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (at, zone) => {
        const shown = localTimeOf(at, zone);
        expect(localTimeOf(momentOf(shown, zone) as Date, zone)).toBe(shown);
      },
    ),
  );
});
