import { expect, test } from "vitest";
import { attachedIds, withBreaks } from "./text-lines.ts";

const one = "11111111-1111-4111-8111-111111111111";
const two = "22222222-2222-4222-8222-222222222222";

test("the attachments of a text are found by their lines", () => {
  const text = `Kia ora ![a](attachment:${one})\n\n![](attachment:${two})\n[link](attachment:${one}) ![x](https://x.example)`;
  expect(attachedIds(text)).toEqual([one, two]);
});

test.each([
  ["", "", "![a]\n\n"],
  ["Before.", "", "\n\n![a]\n\n"],
  ["Before.\n", "After.", "\n![a]\n\n"],
  ["Before.\n\n", "\nAfter.", "![a]\n"],
  ["Before.\n\n", "\n\nAfter.", "![a]"],
])("between %j and %j a line stands by itself", (before, after, placed) => {
  expect(withBreaks(before, "![a]", after)).toBe(placed);
});
