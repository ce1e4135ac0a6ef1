import { beforeEach, expect, test } from "vitest";
import { type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { inTransaction } from "../platform/database/index.ts";
import { type Activity, defineEffects, recordActivity } from "./index.ts";

const { ctx, ctxOf } = await testApp();

let cast: SmallCommunity;
let followed: [string, Activity][] = [];
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  followed = [];
});

defineEffects("kettle-boiled", {
  tea: async (_ctx, activity) => void followed.push(["tea", activity]),
  coffee: async (_ctx, activity) => void followed.push(["coffee", activity]),
});

test("what happened is written down with who and when, and each effect follows in a job of its own", async () => {
  const member = await ctxOf(cast.member);
  await inTransaction(member, (tx) =>
    recordActivity(tx, { kind: "kettle-boiled", groupId: cast.groupId, data: { litres: 2 } }),
  );
  expect(followed).toEqual([]);
  expect(await ctx.jobs.drain()).toBe(2);
  expect(followed.map(([name]) => name).sort()).toEqual(["coffee", "tea"]);
  expect(followed[0]?.[1]).toMatchObject({
    kind: "kettle-boiled",
    actorId: cast.member,
    groupId: cast.groupId,
  });
  const row = await ctx.db.selectFrom("activity").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ data: { litres: 2 }, createdAt: ctx.now() });
});

test("of an act that fails nothing is written, and nothing follows", async () => {
  const member = await ctxOf(cast.member);
  const failing = inTransaction(member, async (tx) => {
    await recordActivity(tx, { kind: "kettle-boiled" });
    throw new Error("spilt");
  });
  await expect(failing).rejects.toThrow("spilt");
  expect(await ctx.jobs.drain()).toBe(0);
  expect(await ctx.db.selectFrom("activity").selectAll().execute()).toEqual([]);
});

test("what is gone before its effects ran has none", async () => {
  await inTransaction(await ctxOf(cast.member), (tx) => recordActivity(tx, { kind: "kettle-boiled" }));
  await ctx.db.deleteFrom("activity").execute();
  await ctx.jobs.drain();
  expect(followed).toEqual([]);
});

test("an effect has one meaning", () => {
  expect(() => defineEffects("kettle-boiled", { tea: async () => {} })).toThrow("defined twice");
});
