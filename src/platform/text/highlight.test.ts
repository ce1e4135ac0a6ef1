import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, shorten } from "./excerpt.ts";
import { highlight, snippet } from "./highlight.ts";

const marked = (segments: ReturnType<typeof highlight>) =>
  segments.filter((segment) => segment.marked).map((segment) => segment.text);
const whole = (segments: ReturnType<typeof highlight>) => segments.map((segment) => segment.text).join("");

describe("highlight", () => {
  test.each([
    ["Wiremu Pōtae spoke", "potae", ["Pōtae"]],
    ["Nga mihi", "Ngā", ["Nga"]],
    ["One meeting, two meetings, we meet", "meetings", ["meeting", "meetings", "meet"]],
    ["A story of stories", "story", ["story", "stories"]],
    ["We plan", "planning", ["plan"]],
    ["the cat on the mat", "the cat", ["cat"]],
    ["of the", "the", ["the"]],
    ["go, gone, going", "go", ["go"]],
    ["maths and reading", "maths -reading", ["maths"]],
    ["nothing here", "", []],
  ])("in %j the query %j marks %j", (text, query, words) => {
    expect(marked(highlight(text, query))).toEqual(words);
  });

  test("changes nothing about the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, query) => {
        expect(whole(highlight(text, query))).toBe(text);
      }),
    );
  });
});

describe("snippet", () => {
  test("shows the surroundings of the first hit", () => {
    const segments = snippet(
      `${"before ".repeat(100)}the Pōtae meeting ${"after ".repeat(100)}`,
      "potae",
      80,
    );
    expect(marked(segments)).toEqual(["Pōtae"]);
    expect(whole(segments)).toMatch(/^…before .* after…$/);
    expect(whole(segments).length).toBeLessThanOrEqual(82);
  });

  test("is the start when nothing matches", () => {
    expect(whole(snippet("short text", "missing"))).toBe("short text");
  });

  test("never tears a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (text, at) => {
          expect(whole(snippet(`${text}needle${text}`, "needle", at)).isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe("excerpt", () => {
  test("is one plain line out of Markdown or HTML", () => {
    expect(excerpt("# Kia ora\n\n**All** of [you](https://e.nz) & me")).toBe("Kia ora All of you & me");
    expect(excerpt("<h2>Kia ora</h2><p><strong>All</strong> &amp; me</p>")).toBe("Kia ora All & me");
  });

  test("passes over pictures and folded mail, unless there is nothing else", () => {
    expect(excerpt("<figure><figcaption>Credit</figcaption></figure><p>Text</p>")).toBe("Text");
    expect(excerpt("<figure><figcaption>Credit</figcaption></figure>")).toBe("Credit");
    expect(excerpt(":::details Old\nquoted\n:::\nNew")).toBe("New");
  });

  test("is cut between words", () => {
    expect(excerpt("The quick brown fox, jumping", 21)).toBe("The quick brown fox…");
  });

  test("never tears a character and is never too long", () => {
    expect(shorten("👩‍👩‍👧‍👦".repeat(3), 12)).toBe("👩‍👩‍👧‍👦…");
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 30 }), (written, maxLength) => {
        const short = shorten(written, maxLength);
        expect(short.length).toBeLessThanOrEqual(maxLength);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
