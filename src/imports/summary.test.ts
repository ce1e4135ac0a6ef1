import { expect, test } from "vitest";
import { translator } from "../platform/languages/index.ts";
import { type ImportSummary, summaryLines, Tally } from "./summary.ts";

const summary: ImportSummary = {
  group: "teachers",
  files: ["a.mbox"],
  messages: 10,
  posts: 4,
  replies: 3,
  alreadyHere: 1,
  joined: 0,
  people: 5,
  attachments: 1,
  leftOutCount: 2,
  leftOut: [
    { message: "x@mail.example", file: "a.mbox", offset: 7, reason: "repeated" },
    { message: "y@mail.example", file: "a.mbox", offset: 9, reason: "unreadable", detail: "too many parts" },
  ],
  leftOutFiles: [],
  unreadableFiles: [],
  stopped: false,
  seconds: 1.5,
  messagesPerSecond: 7,
};
const t = translator("en");

test("a summary says what came in, and names each message that did not, with the reason", () => {
  expect(summaryLines(summary, t)).toEqual([
    "10 messages were looked at for teachers in 1.5 s (7 a second).",
    "Came in: 4 discussions, 3 replies, 5 new people.",
    "1 file or picture came with them.",
    "1 message was here already.",
    "2 messages did not come in:",
    "  x@mail.example (a.mbox): it stands in the archive twice",
    "  y@mail.example (a.mbox): it cannot be taken apart (too many parts)",
  ]);
});

test("of very many that did not come in some are named and the rest counted", () => {
  expect(summaryLines(summary, t, 1).slice(-2)).toEqual([
    "  x@mail.example (a.mbox): it stands in the archive twice",
    "  … and 1 more. With --json all are named.",
  ]);
});

test("a tally counts all and names the first ten thousand, so that it fits into memory", () => {
  const tally = new Tally();
  for (let number = 0; number < 10_001; number += 1)
    tally.leaveOut({ message: String(number), file: "a.mbox", offset: number, reason: "repeated" });
  expect(tally.leftOutCount).toBe(10_001);
  expect(tally.leftOut).toHaveLength(10_000);
});

test("every reason has its words", () => {
  for (const reason of [
    "too-large",
    "not-a-message",
    "unreadable",
    "repeated",
    "not-kept",
    "file-refused",
  ] as const)
    expect(t(`imports.reason.${reason}`, { detail: "x" })).not.toContain("imports.");
});
