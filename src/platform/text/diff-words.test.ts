import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffWords } from "./diff-words.ts";
import { shortestEdits } from "./shortest-edits.ts";

const side = (pieces: ReturnType<typeof diffWords>, without: string) =>
  pieces
    .filter((piece) => piece.kind !== without)
    .map((piece) => piece.text)
    .join("");

describe("the difference of two texts", () => {
  test("is shown by words", () => {
    expect(diffWords("We meet on Monday.", "We meet on Tuesday morning.")).toEqual([
      { kind: "same", text: "We meet on " },
      { kind: "removed", text: "Monday" },
      { kind: "added", text: "Tuesday morning" },
      { kind: "same", text: "." },
    ]);
  });

  test("equal texts have none, and an empty text is all new", () => {
    expect(diffWords("a", "a")).toEqual([{ kind: "same", text: "a" }]);
    expect(diffWords("", "")).toEqual([]);
    expect(diffWords("", "a b")).toEqual([{ kind: "added", text: "a b" }]);
  });

  test("gives back both texts, whatever they are", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "ā", " ", "\n", ".", "kupu", "👩‍👩‍👧"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffWords(before, after);
        expect(side(pieces, "added")).toBe(before);
        expect(side(pieces, "removed")).toBe(after);
      }),
    );
  });

  test("is the shortest there is", () => {
    const list = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const edits = shortestEdits(before, after, 100) ?? [];
        expect(edits.filter((edit) => edit.kind !== "same").length).toBe(
          before.length + after.length - 2 * common(before, after),
        );
        expect(edits.filter((edit) => edit.kind !== "added").map((edit) => edit.text)).toEqual(before);
        expect(edits.filter((edit) => edit.kind !== "removed").map((edit) => edit.text)).toEqual(after);
      }),
    );
  });

  test("of long texts with little in common is found by lines", () => {
    const words = (step: number) =>
      Array.from({ length: 40_000 }, (_, at) => `w${(at * step) % 997}${at % 9 === 0 ? "\n" : ""}`).join(" ");
    const before = `first\n${words(7)}\nlast`;
    const after = `first\n${words(11)}\nlast`;
    const pieces = diffWords(before, after);
    expect(side(pieces, "added")).toBe(before);
    expect(side(pieces, "removed")).toBe(after);
    expect(pieces[0]).toMatchObject({ kind: "same" });
  }, 60_000);
});

/** Length of the longest common subsequence, the slow and plain way. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    for (const [at, right] of b.entries())
      next.push(left === right ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
