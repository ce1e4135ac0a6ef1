import fc from "fast-check";
import { expect, test } from "vitest";
import { findPassages } from "./find-passages.ts";

const url = "https://weft.example";
const of = (...texts: string[]) => findPassages(texts, url);

test("a link to a reply cites it, with the paragraph around it", () => {
  expect(of("Short rounds work ([Hana](/replies/12)).\nThey do.\n\nNobody knows why.")).toEqual([
    { replyId: 12, passage: "Short rounds work ([Hana](/replies/12)). They do." },
  ]);
});

test("each point of a list is a passage of its own", () => {
  expect(of("- One [a](/replies/1)\n- Two [b](/replies/2)\n2. Three [a](/replies/1)")).toEqual([
    { replyId: 1, passage: "- One [a](/replies/1)\n\n2. Three [a](/replies/1)" },
    { replyId: 2, passage: "- Two [b](/replies/2)" },
  ]);
});

test("the whole address of this community counts, that of another does not", () => {
  expect(of(`<${url}/replies/7> and https://other.example/replies/8`).map((one) => one.replyId)).toEqual([7]);
});

test("what only looks like a link to a reply cites nothing", () => {
  expect(of("replies/7, /replies/x, [h](/replies/7/history-of), /notreplies/7, /replies/7a")).toEqual([
    { replyId: 7, passage: "replies/7, /replies/x, [h](/replies/7/history-of), /notreplies/7, /replies/7a" },
  ]);
  expect(of("replies/7, /replies/x, /notreplies/7, /replies/7a, a/replies/7")).toEqual([]);
});

test("any text is read, and two parts are read as one", () => {
  expect(of("[a](/replies/1)", "[b](/replies/2)").map((one) => one.replyId)).toEqual([1, 2]);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => of(text).length <= 200));
});
