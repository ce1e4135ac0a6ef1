import { beforeEach, describe, expect, test } from "vitest";
import { type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { editPost, findVisiblePost, startPost } from "./index.ts";
import { findDuePosts } from "./publish-on-time.ts";
import { readPublishPlan, unschedulePost } from "./unschedule-post.ts";

const { ctx, ctxOf, get, post: send, clock } = await testApp();
let cast: SmallCommunity;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  clock.set(new Date("2026-03-01T00:00:00Z")); // in New Zealand the first of March, 13:00
});

const form = {
  kind: "discussion",
  title: "Monday's question",
  markdown: "Kia ora @hana-kereama",
  intent: "schedule",
};
const schedule = async (publishOn = "2026-03-02T09:00", more = {}) =>
  startPost(await ctxOf(cast.member), cast.groupSlug, { ...form, publishOn, ...more });

/** What the minute's job and those that it adds do at this time. */
async function workAt(at: string): Promise<void> {
  clock.set(new Date(at));
  ctx.cache.forget("*");
  await ctx.jobs.add(ctx, findDuePosts, {});
  await ctx.jobs.drain({ early: true });
}

const activities = (kind: string) =>
  ctx.db.selectFrom("activity").where("kind", "=", kind).select(["postId", "actorId"]).execute();
const isSeen = async (id: number) => (await get(`/posts/${id}`, cast.steward)).statusCode !== 404;

describe("a post with an hour", () => {
  test("is its author's alone until then, and is published at that hour with all that follows", async () => {
    const { id, publishOn } = await schedule();
    expect(publishOn).toEqual(new Date("2026-03-01T20:00:00Z"));
    await workAt("2026-03-01T19:59:00Z");
    expect(await isSeen(id)).toBe(false);
    expect(await activities("post-published")).toEqual([]);
    await workAt("2026-03-01T20:00:00Z");
    expect(await isSeen(id)).toBe(true);
    const post = await findVisiblePost(await ctxOf(cast.member), id);
    expect(post).toMatchObject({ publishedAt: new Date("2026-03-01T20:00:00Z"), editedAt: null });
    expect(await activities("post-published")).toEqual([{ postId: id, actorId: cast.member }]);
    const told = await ctx.db.selectFrom("noticeEvents").select(["personId", "kind"]).execute();
    expect(told).toContainEqual({ personId: cast.facilitator, kind: "mention" });
  });

  test("is published once, late and however often the job runs", async () => {
    const { id } = await schedule();
    await workAt("2026-03-05T00:00:00Z");
    await workAt("2026-03-05T00:01:00Z");
    await Promise.all([ctx.jobs.add(ctx, findDuePosts, {}), ctx.jobs.add(ctx, findDuePosts, {})]);
    await ctx.jobs.drain({ early: true });
    expect(await activities("post-published")).toHaveLength(1);
    expect(await isSeen(id)).toBe(true);
  });

  test("counts by the writer's clock, also on the days when it changes", async () => {
    clock.set(new Date("2026-09-01T00:00:00Z"));
    const before = await schedule("2026-09-26T09:00", { title: "Before" });
    const after = await schedule("2026-09-28T09:00", { title: "After" });
    const skipped = await schedule("2026-09-27T02:30", { title: "In the hour that is not there" });
    expect(before.publishOn?.toISOString()).toBe("2026-09-25T21:00:00.000Z");
    expect(after.publishOn?.toISOString()).toBe("2026-09-27T20:00:00.000Z");
    expect(skipped.publishOn?.toISOString()).toBe("2026-09-26T14:30:00.000Z");
  });

  test.each([
    ["", "post.schedule.when"],
    ["soon", "post.schedule.when"],
    ["2026-02-30T09:00", "post.schedule.when"],
    ["2026-02-28T09:00", "post.schedule.past"],
    ["2031-01-01T09:00", "post.schedule.too-far"],
  ])("needs a time that comes: not %j", async (publishOn, key) => {
    await expect(schedule(publishOn)).rejects.toMatchObject({ fields: { publishOn: key } });
  });

  test("needs what a post needs", async () => {
    await expect(schedule(undefined, { title: "" })).rejects.toMatchObject({
      fields: { title: "error.required" },
    });
  });

  test("can be given another, and the first then does nothing", async () => {
    const { id } = await schedule();
    const again = { ...form, publishOn: "2026-03-04T09:00" };
    await editPost(await ctxOf(cast.member), id, again);
    await workAt("2026-03-01T20:00:00Z");
    expect(await isSeen(id)).toBe(false);
    await workAt("2026-03-03T20:00:00Z");
    expect(await isSeen(id)).toBe(true);
  });

  test("can be kept as a draft again", async () => {
    const { id } = await schedule();
    const answer = await send(`/posts/${id}/schedule?_method=delete`, {}, cast.member);
    expect(answer.headers.location).toBe("/drafts");
    await workAt("2026-03-02T00:00:00Z");
    expect(await isSeen(id)).toBe(false);
    await expect(unschedulePost(await ctxOf(cast.steward), id)).rejects.toThrow("error.not-found");
  });

  test("that was thrown away is not published", async () => {
    const { id } = await schedule();
    await send(`/posts/${id}?_method=delete`, {}, cast.member);
    await workAt("2026-03-02T00:00:00Z");
    expect(await activities("post-published")).toEqual([]);
  });
});

describe("rights are asked again at the hour", () => {
  const refusedBy = async (id: number) =>
    (await readPublishPlan(await ctxOf(cast.member), id)).publishRefused;

  test("whoever has left the group meanwhile keeps a draft, and reads why", async () => {
    const { id } = await schedule();
    await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
    await workAt("2026-03-02T00:00:00Z");
    expect(await isSeen(id)).toBe(false);
    expect(await refusedBy(id)).toBe("post.refused.not-member");
    expect((await get("/drafts", cast.member)).body).toContain("It was not published on its date");
    await workAt("2026-03-02T00:01:00Z");
    expect(await activities("post-published")).toEqual([]);
  });

  test("an archived group takes nothing", async () => {
    const { id } = await schedule();
    await ctx.db.updateTable("groups").set({ archivedAt: ctx.now() }).execute();
    await workAt("2026-03-02T00:00:00Z");
    expect(await refusedBy(id)).toBe("post.refused.archived");
  });

  test("a suspended account publishes nothing", async () => {
    const { id } = await schedule();
    await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", cast.member).execute();
    await workAt("2026-03-02T00:00:00Z");
    await ctx.db.updateTable("people").set({ standing: "active" }).where("id", "=", cast.member).execute();
    expect(await refusedBy(id)).toBe("post.schedule.no-account");
  });
});

test("without a script a date is set on the form and shown in the list", async () => {
  const answer = await send(
    `/groups/${cast.groupSlug}/posts`,
    { ...form, publishOn: "2026-03-02T09:00" },
    cast.member,
  );
  expect(answer.headers.location).toBe("/drafts");
  const list = (await get("/drafts", cast.member)).body;
  expect(list).toContain("will be published on Monday, 2 March 2026 at 9:00 am");
});
