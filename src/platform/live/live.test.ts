import { afterEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { inTransaction } from "../database/index.ts";
import { createLive, type Live, type Signal, tidySignals } from "./index.ts";

const { db } = await testDatabase();
const ctx = { db };
const open: Live[] = [];
afterEach(async () => {
  for (const live of open.splice(0)) await live.stop();
});

function newLive(more: Partial<Parameters<typeof createLive>[0]> = {}): Live {
  const live = createLive({ db, ...more });
  open.push(live);
  return live;
}

/** Everything that this one hears. */
async function heardBy(live: Live): Promise<Signal[]> {
  const heard: Signal[] = [];
  await live.hear((signals) => heard.push(...signals));
  return heard;
}

const dataOf = (signals: readonly Signal[] | undefined) => signals?.map(({ data }) => data);

test("a signal is told after the commit, and never if there is none", async () => {
  const live = newLive();
  const heard = await heardBy(live);
  await inTransaction(ctx, async (tx) => {
    await live.publish(tx, "post:1", "kept");
    await live.publish(tx, "post:1", "as well");
    expect(heard).toEqual([]);
  });
  await inTransaction(ctx, async (tx) => {
    await live.publish(tx, "post:1", "lost");
    throw new Error("no");
  }).catch(() => {});
  await live.publish(ctx, "post:1", "later");
  await expect.poll(() => dataOf(heard)).toEqual(["kept", "as well", "later"]);
});

test("many at once are all heard, once each and in the order of their numbers", async () => {
  const live = newLive();
  const heard = await heardBy(live);
  const acts = Array.from({ length: 40 }, (_, index) =>
    inTransaction(ctx, async (tx) => {
      await live.publish(tx, "post:1", index);
      if (index % 7 === 0) throw new Error("not kept");
    }).catch(() => {}),
  );
  await Promise.all(acts);
  await expect.poll(() => heard.length).toBe(34);
  const numbers = heard.map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(new Set(dataOf(heard)).size).toBe(34);
});

test("whoever asks after a restart is told all since their number, of their topics alone", async () => {
  const before = newLive();
  await before.start();
  const start = before.last as number;
  for (const data of [1, 2, 3]) await before.publish(ctx, data === 2 ? "post:9" : "post:1", data);
  const after = newLive();
  expect(dataOf(await after.since(start, ["post:1"]))).toEqual([1, 3]);
  expect(dataOf(await after.since(start, "all"))).toEqual([1, 2, 3]);
  expect(await after.since(after.last as number, "all")).toEqual([]);
});

test("what is too old, or from a time that this database has not seen, is said to be unknown", async () => {
  const live = newLive();
  await live.publish(ctx, "post:1", "old");
  await db
    .updateTable("liveSignals")
    .set({ madeAt: new Date(Date.now() - 25 * 3_600_000) })
    .execute();
  await live.publish(ctx, "post:1", "new");
  const numbers = (await db.selectFrom("liveSignals").orderBy("number").select("number").execute()).map(
    ({ number }) => number,
  );
  await tidySignals(db, new Date());
  const after = newLive();
  expect(await after.since((numbers[0] as number) - 1, "all")).toBeUndefined();
  expect(dataOf(await after.since(numbers[0] as number, "all"))).toEqual(["new"]);
  expect(await after.since((numbers[1] as number) + 1, "all")).toBeUndefined();
});

test("more than a thousand missed signals are too many, and are read from the database where memory ends", async () => {
  const first = newLive();
  await inTransaction(ctx, async (tx) => {
    for (let index = 0; index < 1_200; index++)
      await first.publish(tx, index < 10 ? "post:2" : "post:1", index);
  });
  const live = newLive();
  await live.start();
  const start = (live.last as number) - 1_200;
  expect(await live.since(start, ["post:1"])).toBeUndefined();
  expect(dataOf(await live.since(start, ["post:2"]))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("what is told of is forgotten before anybody hears of it", async () => {
  const order: string[] = [];
  const live = newLive({ forget: (...topics) => order.push(`forget ${topics}`) });
  await live.hear((signals) => order.push(`hear ${dataOf(signals)}`));
  await live.publish(ctx, "post:1", "a");
  await expect.poll(() => order).toEqual(["forget post:1", "hear a"]);
});

test("a node that is called reads what another has kept, and one that is not called looks by itself", async () => {
  const called = newLive();
  const looks = newLive({ lookEveryMs: 20 });
  const writer = newLive({ wakeOthers: called.wake });
  const [heard, seen] = [await heardBy(called), await heardBy(looks)];
  await writer.publish(ctx, "post:1", "from afar");
  await expect.poll(() => dataOf(heard)).toEqual(["from afar"]);
  await expect.poll(() => dataOf(seen)).toEqual(["from afar"]);
});
