import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldHandle, handleFrom } from "../platform/text/index.ts";
import { cleanLine, cleanText, nameLengthMax, PersonName } from "./person-name.ts";
import { ProfileInput } from "./profile-input.ts";

/** Any text at all: every letter, halves of letters, and what turns or hides the letters around it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        "\u202e",
        "\u2066",
        "\u0000",
        "\r\n",
        "\u2028",
        "\u00a0",
        "ā",
        "a\u0304",
        "👩🏽‍🏫",
        "<b>",
        "' or 1=1",
        "%s",
      ),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(""));

const turnsOrHides = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

describe("whatever is typed", () => {
  test("a line comes out whole, seen, trimmed, and the same when it is cleaned again", () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const line = cleanLine(typed);
        expect(line).not.toMatch(turnsOrHides);
        expect(line.isWellFormed()).toBe(true);
        expect(line).toBe(line.trim());
        expect(cleanLine(line)).toBe(line);
      }),
    );
  });

  test("a text keeps its line breaks and nothing else that is not seen", () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const text = cleanText(typed);
        expect(text.replaceAll(/[\n\t]/g, "")).not.toMatch(turnsOrHides);
        expect(text.isWellFormed()).toBe(true);
        expect(cleanText(text)).toBe(text);
      }),
    );
  });

  test("a name is either refused or one that can be shown and has a handle", () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const { data: name } = PersonName.safeParse(typed);
        if (name === undefined) return;
        expect([...name].length).toBeLessThanOrEqual(nameLengthMax);
        expect(name).toMatch(/[\p{L}\p{N}]/u);
        const handle = handleFrom(name);
        expect(handle).not.toBe("");
        expect(foldHandle(handle)).toBe(handle);
      }),
    );
  });

  test("a profile is either refused or one whose every field can be shown", () => {
    fc.assert(
      fc.property(anyText, anyText, (typed, url) => {
        const parsed = ProfileInput.safeParse({
          occupation: typed,
          interests: typed,
          about: typed,
          "link-1-url": url,
          "link-1-label": typed,
        });
        if (!parsed.success) return;
        const { facts, links } = parsed.data;
        expect([facts.occupation, ...facts.interests].join("")).not.toMatch(turnsOrHides);
        for (const link of links) expect(link.url).toMatch(/^https?:\/\//);
      }),
    );
  });
});

test("a handle finds the same person however its macrons and capitals are written", () => {
  for (const written of ["wiremu-pōtae", "Wiremu-Po\u0304tae", "@WIREMU-POTAE"])
    expect(foldHandle(written)).toBe("wiremu-potae");
  expect(fold("Pōtae")).toBe("potae");
});
