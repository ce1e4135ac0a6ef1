import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./fold.ts";
import { foldHandle, handleFrom } from "./handles.ts";
import { slugify } from "./slugs.ts";

describe("fold", () => {
  test.each([
    ["Pōtae", "potae"],
    ["Ā Ē Ī Ō Ū", "a e i o u"],
    ["Po\u0304tae", "potae"],
    ["Łódź", "lodz"],
    ["STRASSE", "strasse"],
    ["Straße", "strasse"],
    ["Smørrebrød", "smorrebrod"],
    ["İstanbul", "istanbul"],
    ["हिन्दी", "हिन्दी"],
  ])("%s becomes %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("folding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe("slugify", () => {
  test.each([
    ["What's “Ngā Mihi”?", "whats-nga-mihi"],
    ["会議のこと", "会議のこと"],
    ["  a --- b  ", "a-b"],
  ])("%s becomes %s", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  test("cuts between words", () => {
    expect(slugify("leading effective e-learning", 20)).toBe("leading-effective-e");
    expect(slugify("leading effective e-learning", 19)).toBe("leading-effective-e");
    expect(slugify("leading effective e-learning", 18)).toBe("leading-effective");
  });

  test("a title without letters has an address too, always the same", () => {
    expect(slugify("🎉")).toMatch(/^x[0-9a-f]{8}$/);
    expect(slugify("🎉")).toBe(slugify("🎉"));
    expect(slugify("🎉")).not.toBe(slugify("🎈"));
  });

  test("is never empty, never too long, and fit for an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(() => encodeURIComponent(slug)).not.toThrow();
      }),
    );
  });
});

describe("handles", () => {
  test("are stored without macrons and found with them", () => {
    expect(handleFrom("Wiremu Pōtae")).toBe("wiremu-potae");
    expect(foldHandle("@Wiremu-Pōtae")).toBe("wiremu-potae");
    expect(foldHandle("wiremu-pōtae")).toBe("wiremu-potae");
  });

  test("a handle made from any name is already folded and not empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const handle = handleFrom(name);
        expect(handle).not.toBe("");
        expect(foldHandle(handle)).toBe(handle);
      }),
    );
  });
});
