import { expect, test } from "vitest";
import { ProgressPrinter, progressLine } from "./progress-printer.ts";

function printer(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  const stream = { isTTY, columns: 120, write: (text: string) => written.push(text) };
  const made = new ProgressPrinter(stream, () => now);
  return {
    written,
    made,
    at(ms: number, done: number) {
      now = ms;
      made.show({ phase: "taking", done, all: 1000 });
    },
  };
}

test("a line says how far it is, how fast it goes and how long it will take", () => {
  expect(progressLine({ phase: "taking", done: 250, all: 1000 }, 2, false)).toBe(
    "Bringing in messages: 25 %, 250 of 1,000, 125 a second, 6 s left",
  );
  expect(progressLine({ phase: "taking", done: 500, all: 1000 }, 600, true)).toBe(
    "Bringing in messages [############------------] 50 %, 500 of 1,000, 1 a second, 10 min left",
  );
  expect(progressLine({ phase: "looking", done: 0, all: 0 }, 0, false)).toBe(
    "Looking over the archive: 100 %",
  );
});

test("a terminal gets one line that is drawn anew", () => {
  const { written, made, at } = printer(true);
  at(0, 0);
  at(20, 10);
  at(200, 100);
  at(210, 1000);
  made.end();
  expect(written).toHaveLength(4);
  expect(written.slice(0, 3).every((text) => text.startsWith("\r") && !text.includes("\n"))).toBe(true);
  expect(written[3]).toBe("\n");
});

test("a log gets a whole line every five seconds and nothing for a short import", () => {
  const { written, made, at } = printer(false);
  at(0, 0);
  at(3000, 300);
  made.end();
  expect(written).toEqual([]);
  at(5500, 500);
  at(6000, 600);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^[^\r]*\n$/);
});
