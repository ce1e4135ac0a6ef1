import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findOrInstallRedis, redisMissing } from "../../../scripts/find-redis.ts";
import { type RedisServer, startRedisServer } from "../../../test/support/redis-server.ts";
import { createCache } from "../cache/index.ts";
import { createNodes, type Nodes } from "./index.ts";

const missing = findOrInstallRedis() === undefined;
if (missing) console.log(redisMissing);
const soon = { timeout: 10_000 };

let redis: RedisServer;
const open: Nodes[] = [];
beforeAll(async () => {
  if (!missing) redis = await startRedisServer();
});
afterAll(() => redis?.stop());
afterEach(async () => {
  for (const nodes of open.splice(0)) await nodes.close();
});

async function node(secret = "of one community"): Promise<Nodes> {
  const nodes = createNodes({ redisUrl: redis.url, secret, beatMs: 100 });
  open.push(nodes);
  await expect.poll(() => nodes.connected, soon).toBe(true);
  return nodes;
}

test.skipIf(missing)(
  "what one says the others hear, in order, and itself and other communities do not",
  async () => {
    const [one, two, stranger] = [await node(), await node(), await node("of another")];
    const heard: unknown[] = [];
    two.hear("word", (data) => heard.push(data));
    one.hear("word", (data) => heard.push(`itself: ${data}`));
    stranger.hear("word", (data) => heard.push(`stranger: ${data}`));
    for (let number = 0; number < 50; number++) one.tell("word", number);
    await expect.poll(() => heard.length, soon).toBe(50);
    expect(heard).toEqual(Array.from({ length: 50 }, (_, number) => number));
  },
);

test.skipIf(missing)(
  "what one forgets the others forget, before they hear what is said after it",
  async () => {
    const [one, two] = [await node(), await node()];
    const mine = createCache(undefined, (tags) => one.tell("forget", tags));
    const other = createCache();
    two.hear("forget", (tags) => other.forgetHere(...(tags as string[])));
    expect(await other.remember("post", ["post:1"], async () => "old")).toBe("old");
    const seen = Promise.withResolvers<string>();
    two.hear("signals", () => void other.remember("post", ["post:1"], async () => "new").then(seen.resolve));
    mine.forget("post:1");
    one.tell("signals", null);
    expect(await seen.promise).toBe("new");
  },
);

test.skipIf(missing)("when Redis goes the nodes say so, and are together again when it is back", async () => {
  const [one, two] = [await node(), await node()];
  const turns: boolean[] = [];
  two.onTurn((connected) => turns.push(connected));
  const heard: unknown[] = [];
  two.hear("word", (data) => heard.push(data));
  await redis.kill();
  await expect.poll(() => [one.connected, two.connected], soon).toEqual([false, false]);
  one.tell("word", "lost");
  await redis.begin();
  await expect.poll(() => [one.connected, two.connected], soon).toEqual([true, true]);
  one.tell("word", "heard");
  await expect.poll(() => heard, soon).toEqual(["heard"]);
  expect(turns).toEqual([false, true]);
});

test("a cache that may remember nothing asks each time, and begins with an empty memory", async () => {
  const cache = createCache();
  let made = 0;
  const ask = () => cache.remember("a", [], async () => ++made);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  cache.remembers(false);
  expect([await ask(), await ask()]).toEqual([2, 3]);
  cache.remembers(true);
  expect([await ask(), await ask()]).toEqual([4, 4]);
});
