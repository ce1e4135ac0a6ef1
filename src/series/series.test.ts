import { beforeEach, describe, expect, test } from "vitest";
import { group, person, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { localTimeOf } from "../platform/clock/index.ts";
import { Forbidden, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { beginSeries } from "./begin-series.ts";
import { changePart, endSeries, skipPart } from "./change-part.ts";
import { dueDate } from "./due-dates.ts";
import { findSeries } from "./read-series.ts";
import { startDueParts } from "./start-parts.ts";
import { dropOffer, swapHosts } from "./swap-hosts.ts";

const { ctx, ctxOf, clock, get, post: send, visitorCtx } = await testApp();

const zone = "Pacific/Auckland";
const dayMs = 86_400_000;

let cast: SmallCommunity;
let facilitator: PersonCtx;
let member: PersonCtx;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  facilitator = await ctxOf(cast.facilitator);
  member = await ctxOf(cast.member);
});

const input = (more: Record<string, string> = {}) => ({
  title: "Monday question",
  about: "Five minutes a week.",
  parts: "What did you try?\nWhat did you drop?\nWhat next?",
  first: localTimeOf(new Date(clock().getTime() + dayMs), zone),
  everyCount: "1",
  everyUnit: "week",
  hosts: "@hana-kereama, @wiremu-potae",
  ...more,
});

const begin = (more: Record<string, string> = {}, as = facilitator) =>
  beginSeries(as, cast.groupSlug, input(more));
const posts = () =>
  ctx.db
    .selectFrom("posts")
    .where("kind", "=", "series")
    .orderBy("id")
    .select(["id", "title", "authorId"])
    .execute();
const hostsOf = async (id: number) => (await findSeries(member, id)).parts.map((part) => part.hostName);

describe("the days of a series", () => {
  const weekly = {
    everyCount: 1,
    everyUnit: "week",
    firstDay: "2026-03-23",
    atTime: "09:00",
    timeZone: zone,
  } as const;

  test("keep their time of day when the clocks change, in autumn and in spring", () => {
    const autumn = [1, 2, 3, 4].map((number) => localTimeOf(dueDate(weekly, number), zone));
    expect(autumn).toEqual(["2026-03-23T09:00", "2026-03-30T09:00", "2026-04-06T09:00", "2026-04-13T09:00"]);
    const spring = { ...weekly, firstDay: "2026-09-21" };
    expect([1, 2].map((number) => dueDate(spring, number).toISOString())).toEqual([
      "2026-09-20T21:00:00.000Z",
      "2026-09-27T20:00:00.000Z",
    ]);
  });

  test("come every other week, every few days, and at the end of short months", () => {
    const days = (rhythm: object) =>
      [1, 2, 3].map((number) => localTimeOf(dueDate({ ...weekly, ...rhythm }, number), zone).slice(0, 10));
    expect(days({ everyCount: 2 })).toEqual(["2026-03-23", "2026-04-06", "2026-04-20"]);
    expect(days({ everyCount: 3, everyUnit: "day" })).toEqual(["2026-03-23", "2026-03-26", "2026-03-29"]);
    expect(days({ everyUnit: "month", firstDay: "2026-01-31" })).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
    ]);
  });
});

describe("a series", () => {
  test("starts each part on its day, once, in the name of its host", async () => {
    const id = await begin();
    expect(await hostsOf(id)).toEqual(["Hana Kereama", "Wiremu Pōtae", "Hana Kereama"]);
    await startDueParts(ctx);
    expect(await posts()).toEqual([]);
    clock.advance(dayMs);
    await Promise.all([startDueParts(ctx), startDueParts(ctx)]);
    await startDueParts(ctx);
    expect(await posts()).toMatchObject([
      { title: "Monday question 1: What did you try?", authorId: cast.facilitator },
    ]);
    clock.advance(7 * dayMs);
    await Promise.all([startDueParts(ctx), startDueParts(ctx), startDueParts(ctx)]);
    expect(await posts()).toMatchObject([
      {},
      { title: "Monday question 2: What did you drop?", authorId: cast.member },
    ]);
    const published = await ctx.db
      .selectFrom("activity")
      .where("kind", "=", "post-published")
      .select("id")
      .execute();
    expect(published).toHaveLength(2);
  });

  test("makes up for what was missed, in order, and leads from part to part", async () => {
    await begin();
    clock.advance(30 * dayMs);
    await startDueParts(ctx);
    const started = await posts();
    expect(started.map((post) => post.title.slice(0, 17))).toEqual([
      "Monday question 1",
      "Monday question 2",
      "Monday question 3",
    ]);
    const page = (await get(`/posts/${started[1]?.id}-monday-question-2-what-did-you-drop`)).body;
    expect(page).toContain("Part 2 of 3 in");
    expect(page).toMatch(/rel="prev"[^>]*>← Monday question 1/);
    expect(page).toMatch(/rel="next"[^>]*>Monday question 3/);
  });

  test("leaves out what is skipped, and stops where it is ended; both can be undone", async () => {
    const id = await begin();
    await skipPart(facilitator, id, 1, true);
    clock.advance(dayMs);
    await startDueParts(ctx);
    expect(await posts()).toEqual([]);
    await skipPart(facilitator, id, 1, false);
    await endSeries(facilitator, id, true);
    await startDueParts(ctx);
    expect(await posts()).toEqual([]);
    await endSeries(facilitator, id, false);
    await startDueParts(ctx);
    expect(await posts()).toHaveLength(1);
    await expect(skipPart(facilitator, id, 1, true)).rejects.toThrow("series.refused.started");
  });

  test("whose host has left is started by who began it; where nobody can, the page says so", async () => {
    const id = await begin({ hosts: "@wiremu-potae" });
    await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
    clock.advance(dayMs);
    await startDueParts(ctx);
    expect(await posts()).toMatchObject([{ authorId: cast.facilitator }]);
    await ctx.db.deleteFrom("memberships").execute();
    clock.advance(7 * dayMs);
    await startDueParts(ctx);
    expect(await posts()).toHaveLength(1);
    expect((await get(`/series/${id}`)).body).toContain("could not start on its day");
  });

  test("is begun by a member who hosts it; others are named by facilitators", async () => {
    await expect(begin({}, member)).rejects.toMatchObject({ fields: { hosts: "series.refused.hosts" } });
    const id = await begin({ hosts: "" }, member);
    expect(await hostsOf(id)).toEqual(Array(3).fill("Wiremu Pōtae"));
    await expect(begin({}, await ctxOf(cast.outsider))).rejects.toThrow(Forbidden);
    await expect(begin({ hosts: "@jo-sefo" })).rejects.toMatchObject({
      fields: { hosts: "series.host.unknown" },
    });
    expect(await begin({ hosts: "" }, member)).toBe(id);
  });

  test("says what to mend about its days, parts and rhythm", async () => {
    await expect(begin({ first: "2020-01-01T09:00" })).rejects.toMatchObject({
      fields: { first: "post.date.past" },
    });
    await expect(begin({ first: "soon" })).rejects.toMatchObject({ fields: { first: "post.date.wrong" } });
    await expect(begin({ parts: " \n " })).rejects.toMatchObject({ fields: { parts: "error.required" } });
    await expect(begin({ parts: "x\n".repeat(61) })).rejects.toMatchObject({
      fields: { parts: "series.parts.too-many" },
    });
    await expect(begin({ everyCount: "0" })).rejects.toMatchObject({
      fields: { everyCount: "series.every.wrong" },
    });
  });
});

describe("a part", () => {
  test("is written by its host beforehand; its day and host are for who keeps the series", async () => {
    const id = await begin();
    await changePart(member, id, 2, { title: "What did you leave?", markdown: "Kia ora" });
    const day = localTimeOf(new Date(clock().getTime() + 3 * dayMs), zone);
    await expect(changePart(member, id, 2, { title: "x", on: day })).rejects.toThrow(
      "series.refused.not-keeper",
    );
    await expect(changePart(member, id, 2, { title: "x", host: "@hana-kereama" })).rejects.toMatchObject({
      fields: { host: "series.refused.hosts" },
    });
    await expect(changePart(member, id, 1, { title: "x" })).rejects.toThrow(Forbidden);
    await changePart(facilitator, id, 2, { title: "Moved", on: day, host: "@tamsin-marama" });
    const moved = (await findSeries(member, id)).parts[1];
    expect(moved).toMatchObject({ title: "Moved", hostName: "Tamsin Marama" });
    expect(localTimeOf(moved?.dueAt ?? new Date(0), zone)).toBe(day);
  });

  test("swaps its host with another when both agree, or a facilitator says so", async () => {
    const id = await begin({ hosts: "@wiremu-potae, @tamsin-marama" });
    const steward = await ctxOf(cast.steward);
    const other = await person(ctx, "Third Host");
    await ctx.db.insertInto("memberships").values({ groupId: cast.groupId, personId: other }).execute();
    const third = await ctxOf(other);
    await changePart(facilitator, id, 2, { title: "Two", host: "@third-host" });
    expect(await swapHosts(member, id, 1, { with: "2" })).toBe("offered");
    expect((await get(`/series/${id}`, other)).body).toContain("offers to swap");
    await dropOffer(third, id, 1);
    expect(await hostsOf(id)).toEqual(["Wiremu Pōtae", "Third Host", "Wiremu Pōtae"]);
    await swapHosts(member, id, 1, { with: "2" });
    expect(await swapHosts(third, id, 2, { with: "1" })).toBe("done");
    expect(await hostsOf(id)).toEqual(["Third Host", "Wiremu Pōtae", "Wiremu Pōtae"]);
    expect(await swapHosts(steward, id, 1, { with: "3" })).toBe("done");
    await expect(swapHosts(third, id, 1, { with: "2" })).rejects.toThrow("series.refused.not-host");
    await expect(dropOffer(await ctxOf(cast.outsider), id, 1)).rejects.toThrow(Forbidden);
  });
});

describe("who may know of a series", () => {
  test("is who may know of the talk in its group", async () => {
    const hidden = await group(ctx, "hidden", {
      visibility: "everyone",
      postsFor: "members",
      members: { [cast.facilitator]: "steward" },
    });
    expect(hidden).toBeGreaterThan(0);
    const id = await beginSeries(await ctxOf(cast.facilitator), "hidden", input({ hosts: "" }));
    expect((await findSeries(await ctxOf(cast.facilitator), id)).title).toBe("Monday question");
    for (const as of [visitorCtx(), member, await ctxOf(cast.outsider)])
      await expect(findSeries(as, id)).rejects.toThrow(NotFound);
    expect((await get("/groups/hidden/series", cast.facilitator)).body).toContain("Monday question");
    expect((await get("/groups/hidden/series", cast.member)).body).not.toContain("Monday question");
    expect((await get(`/series/${id}`, cast.member)).statusCode).toBe(404);
    expect((await send(`/series/${id}/parts/1/skip`, {}, cast.member)).statusCode).toBe(404);
    expect((await get("/series/99999", cast.member)).statusCode).toBe(404);
    expect((await get("/series/x", cast.member)).statusCode).toBe(404);
  });
});
