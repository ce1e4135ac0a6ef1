import { expect, test } from "vitest";
import { group, post as makePost, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { GroupId } from "../viewer/index.ts";
import { type DirectoryFilter, type GroupNode, listGroups } from "./list-groups.ts";
import { searchGroups } from "./search-groups.ts";

const { ctx, ctxOf, visitorCtx, get } = await testApp();

const all: DirectoryFilter = { show: "all", words: "", region: "", tag: "", sort: "name", page: 1 };

/** The order of groups as text: "a(b(c) d)". */
const shape = (groups: readonly GroupNode[]): string =>
  groups.map(({ slug, inside }) => (inside.length > 0 ? `${slug}(${shape(inside)})` : slug)).join(" ");

const set = (id: GroupId, values: Record<string, unknown>) =>
  ctx.db.updateTable("groups").set(values).where("id", "=", id).execute();

test("groups stand under their parents by name, and macrons do not move them", async () => {
  const { outsider } = await smallCommunity(ctx);
  const nation = await group(ctx, "nation", { name: "Aotearoa" });
  await group(ctx, "region-o", { name: "Ōtaki", parentId: nation });
  await group(ctx, "region-n", { name: "Nelson", parentId: nation });
  const waikato = await group(ctx, "region-w", { name: "Waikato", parentId: nation });
  await group(ctx, "cluster", { name: "Hamilton", parentId: waikato });
  const { groups, nested } = await listGroups(await ctxOf(outsider), all);
  expect(nested).toBe(true);
  expect(shape(groups)).toBe("nation(region-n region-o region-w(cluster)) leading-e-learning");
  const page = (await get("/groups", outsider)).body;
  expect(page).toContain("<details");
  expect(page).toContain("4 groups inside");
});

test("hidden groups are in nobody's directory but their members' and the administrators'", async () => {
  const { outsider, member, barred, admin } = await smallCommunity(ctx);
  const hidden = await group(ctx, "hidden", { visibility: "members", members: { [member]: "member" } });
  await group(ctx, "people", { visibility: "people", barred: [barred] });
  await group(ctx, "under", { parentId: hidden });
  const seen = async (viewer: Promise<Parameters<typeof listGroups>[0]> | ReturnType<typeof visitorCtx>) =>
    shape((await listGroups(await viewer, all)).groups);
  expect(await seen(visitorCtx())).toBe("leading-e-learning under");
  expect(await seen(ctxOf(barred))).toBe("leading-e-learning under");
  expect(await seen(ctxOf(outsider))).toBe("leading-e-learning people under");
  expect(await seen(ctxOf(member))).toBe("hidden(under) leading-e-learning people");
  expect(await seen(ctxOf(admin))).toBe("hidden(under) leading-e-learning people");
  const found = await listGroups(visitorCtx(), { ...all, words: "under" });
  expect(found.groups[0]?.parentName).toBeNull();
});

test("regions offered as a filter are those of groups that the viewer may know of", async () => {
  const { outsider, member } = await smallCommunity(ctx);
  await set(await group(ctx, "a"), { region: "Ōtaki" });
  await set(await group(ctx, "b"), { region: "Waikato" });
  await set(await group(ctx, "c", { visibility: "members", members: { [member]: "member" } }), {
    region: "Moon",
  });
  expect((await get("/groups", outsider)).body).not.toContain("Moon");
  expect((await get("/groups", member)).body).toContain("Moon");
});

test("words, region, tag and one's own narrow the directory, blind to macrons and case", async () => {
  const { member } = await smallCommunity(ctx);
  await set(await group(ctx, "otaki", { name: "Kaiako o Ōtaki" }), { region: "Ōtaki", tags: ["pāngarau"] });
  await set(await group(ctx, "taupo", { name: "Taupō" }), {
    purpose: "Writing and reading",
    region: "Taupō",
  });
  const viewer = await ctxOf(member);
  const found = async (filter: Partial<DirectoryFilter>) =>
    shape((await listGroups(viewer, { ...all, ...filter })).groups);
  expect(await found({ words: "otaki" })).toBe("otaki");
  expect(await found({ words: "OTA" })).toBe("otaki");
  expect(await found({ words: "write" })).toBe("taupo");
  expect(await found({ region: "taupo" })).toBe("taupo");
  expect(await found({ tag: "pāngarau" })).toBe("otaki");
  expect(await found({ show: "mine" })).toBe("leading-e-learning");
  expect(await found({ words: "%" })).toBe("");
  expect((await get("/groups?words=zzz", member)).body).toContain("No group like this");
});

test("archived groups are set apart, and their members find them among their own", async () => {
  const { member, outsider } = await smallCommunity(ctx);
  const old = await group(ctx, "old", { members: { [member]: "member" } });
  await group(ctx, "young", { parentId: old });
  await set(old, { archivedAt: new Date() });
  expect(shape((await listGroups(await ctxOf(outsider), all)).groups)).toBe("leading-e-learning young");
  const archived = await listGroups(await ctxOf(outsider), { ...all, show: "archived" });
  expect(shape(archived.groups)).toBe("old");
  const mine = await listGroups(await ctxOf(member), { ...all, show: "mine" });
  expect(shape(mine.groups)).toBe("leading-e-learning old");
});

test("latest talk is what the viewer may see of it, and can order the directory", async () => {
  const { member, outsider, groupId } = await smallCommunity(ctx);
  const busy = await group(ctx, "busy", { members: { [member]: "member" } });
  await makePost(ctx, groupId, member, "Open", { at: new Date("2026-01-01") });
  await makePost(ctx, busy, member, "Open", { at: new Date("2025-01-01") });
  await makePost(ctx, busy, member, "Ours", { at: new Date("2026-02-02"), audience: "group" });
  const latest: DirectoryFilter = { ...all, sort: "latest" };
  const times = async (viewer: Parameters<typeof listGroups>[0]) =>
    (await listGroups(viewer, latest)).groups.map(({ slug, latestAt }) => [
      slug,
      latestAt?.toISOString().slice(0, 10),
    ]);
  expect(await times(await ctxOf(outsider))).toEqual([
    ["leading-e-learning", "2026-01-01"],
    ["busy", "2025-01-01"],
  ]);
  expect(await times(await ctxOf(member))).toEqual([
    ["busy", "2026-02-02"],
    ["leading-e-learning", "2026-01-01"],
  ]);
});

test("a directory of thousands comes in pages", async () => {
  const { outsider } = await smallCommunity(ctx);
  const values = Array.from({ length: 64 }, (_, number) => ({
    slug: `g-${number}`,
    name: `Group ${String(number).padStart(3, "0")}`,
  }));
  await ctx.db
    .insertInto("groups")
    .values(values as never)
    .execute();
  const viewer = await ctxOf(outsider);
  const second = await listGroups(viewer, { ...all, page: 2 });
  expect(second).toMatchObject({ page: 2, pages: 3 });
  expect(second.groups[0]?.slug).toBe("g-30");
  expect((await listGroups(viewer, { ...all, page: 900 })).groups).toHaveLength(5);
  expect((await get("/groups?page=3", outsider)).body).toContain("leading-e-learning");
});

test("an empty directory says what a group is and offers to make the first", async () => {
  const { outsider } = await smallCommunity(ctx);
  await ctx.db.deleteFrom("groups").execute();
  const page = (await get("/groups", outsider)).body;
  expect(page).toContain("No groups yet");
  expect(page).toContain(`href="/groups/new"`);
  expect((await get("/groups?show=mine", outsider)).body).toContain("You belong to no group yet");
});

test("an address with odd filters shows the directory all the same", async () => {
  await smallCommunity(ctx);
  for (const query of [
    "words=%00",
    "words=%27%3B--",
    "region[]=a",
    "tag=a&tag=b",
    "sort=x",
    "show=y",
    "page=-2",
    "words=%22%28%7C",
  ])
    expect((await get(`/groups?${query}`)).statusCode).toBe(200);
});

test("search finds groups by a word without its macron, and only those that the viewer may know of", async () => {
  const { outsider, member } = await smallCommunity(ctx);
  await group(ctx, "otaki", { name: "Kaiako o Ōtaki" });
  await group(ctx, "secret", {
    name: "Ōtaki secret",
    visibility: "members",
    members: { [member]: "member" },
  });
  const found = async (viewer: Parameters<typeof searchGroups>[0]) =>
    (await searchGroups(viewer, "otaki", 10, 0)).map(({ path }) => path).sort();
  expect(await found(await ctxOf(outsider))).toEqual(["/groups/otaki"]);
  expect(await found(visitorCtx())).toEqual(["/groups/otaki"]);
  expect(await found(await ctxOf(member))).toEqual(["/groups/otaki", "/groups/secret"]);
});
