import { expect, test } from "vitest";
import { createCache } from "./index.ts";

test("a second asker gets what the first one made", async () => {
  const cache = createCache();
  let made = 0;
  const make = async () => ++made;
  expect(await Promise.all([cache.remember("a", [], make), cache.remember("a", [], make)])).toEqual([1, 1]);
});

test("forgetting a tag drops what carries it and nothing else", async () => {
  const cache = createCache();
  let made = 0;
  const make = async () => ++made;
  await cache.remember("a", ["post:1"], make);
  await cache.remember("b", ["post:2"], make);
  cache.forget("post:1");
  expect(await cache.remember("a", ["post:1"], make)).toBe(3);
  expect(await cache.remember("b", ["post:2"], make)).toBe(2);
});

test("a change while a result is being made keeps that result from being remembered", async () => {
  const cache = createCache();
  const making = Promise.withResolvers<string>();
  const first = cache.remember("a", ["post:1"], () => making.promise);
  cache.forget("post:1");
  making.resolve("old");
  expect(await first).toBe("old");
  expect(await cache.remember("a", ["post:1"], async () => "new")).toBe("new");
});

test("a failed making is not remembered", async () => {
  const cache = createCache();
  await expect(cache.remember("a", [], () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await cache.remember("a", [], async () => "yes")).toBe("yes");
});

test("the entry unused for longest goes first", async () => {
  const cache = createCache(2);
  await cache.remember("a", [], async () => 1);
  await cache.remember("b", [], async () => 1);
  await cache.remember("a", [], async () => 2);
  await cache.remember("c", [], async () => 1);
  expect(await cache.remember("a", [], async () => 3)).toBe(1);
  expect(await cache.remember("b", [], async () => 3)).toBe(3);
});
