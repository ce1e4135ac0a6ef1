import { expect, test } from "vitest";
import { z } from "zod";
import { allow, Conflict, Forbidden, Invalid, NotFound, parse, TooMany, WeftError } from "./index.ts";

const Form = z.object({
  title: z.string().trim().min(1, "error.required").max(5, "error.too-long"),
  tags: z.array(z.string().max(3, "post.tag.too-long")).default([]),
  count: z.coerce.number().int().optional(),
});

/** What a refused input says, by field. */
function refusal(input: unknown): unknown {
  try {
    parse(Form, input);
  } catch (error) {
    expect(error).toBeInstanceOf(Invalid);
    return (error as Invalid).fields;
  }
  return undefined;
}

test("good input comes back typed and mended, without what was not asked for", () => {
  expect(parse(Form, { title: " Hui ", count: "3", role: "administrator" })).toEqual({
    title: "Hui",
    tags: [],
    count: 3,
  });
});

test("bad input says, field by field, what to mend: the first thing of each", () => {
  expect(refusal({ title: "" })).toEqual({ title: "error.required" });
  expect(refusal({ title: "too long" })).toEqual({ title: "error.too-long" });
  expect(refusal({ title: "Hui", tags: ["ok", "long one"] })).toEqual({ "tags.1": "post.tag.too-long" });
});

test("what the schema has no words for is said by a general message, never in English out of a library", () => {
  expect(refusal({ title: 7 })).toEqual({ title: "error.field" });
  expect(refusal({ title: "Hui", count: "many" })).toEqual({ count: "error.field" });
  expect(refusal(undefined)).toEqual({ "": "error.field" });
  expect(refusal("title=Hui")).toEqual({ "": "error.field" });
});

test("every error that is meant has a status, a stable code and a message key", () => {
  const all = [new NotFound(), new Forbidden(), new Invalid({}), new Conflict(), new TooMany(5)];
  expect(all.map((error) => [error.status, error.code])).toEqual([
    [404, "not-found"],
    [403, "forbidden"],
    [422, "invalid"],
    [409, "conflict"],
    [429, "too-many"],
  ]);
  for (const error of all) {
    expect(error).toBeInstanceOf(WeftError);
    expect(error.message).toMatch(/^[a-z-]+\.[a-z.-]+$/);
  }
});

test("a permission that gives no reason allows, and one that gives a reason refuses with it", () => {
  expect(() => allow(null)).not.toThrow();
  expect(() => allow("group.archived")).toThrow(new Forbidden("group.archived"));
});
