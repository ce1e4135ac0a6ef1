import { expect, test } from "vitest";
import { destination, withDestination } from "./destination.ts";

test("a path on this site is where one goes next", () => {
  expect(destination({ to: "/posts/42-kia-ora?page=2#reply-7" })).toBe("/posts/42-kia-ora?page=2#reply-7");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "groups",
  "/a\r\nset-cookie: a=b",
  ["/groups", "/people"],
  undefined,
])("%j leads home", (to) => {
  expect(destination({ to })).toBe("/");
});

test("no fields at all lead home", () => {
  expect(destination(undefined)).toBe("/");
  expect(destination(null)).toBe("/");
});

test("home need not be named in an address", () => {
  expect(withDestination("/log-in", "/")).toBe("/log-in");
  expect(withDestination("/log-in", "/groups?tag=a")).toBe("/log-in?to=%2Fgroups%3Ftag%3Da");
  expect(withDestination("/log-in?a=1", "/b")).toBe("/log-in?a=1&to=%2Fb");
});
