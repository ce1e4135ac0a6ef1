import { expect, test } from "vitest";
import { group, post as makePost, person, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { joinGroup } from "./join-group.ts";
import { mayKnowGroup, visibleGroups } from "./visible-groups.ts";

const { ctx, ctxOf, visitorCtx, get } = await testApp();

test("what may be known in memory is what the query finds, for every viewer and every group", async () => {
  const { admin, steward, member, outsider, barred } = await smallCommunity(ctx);
  for (const visibility of ["everyone", "people", "members"] as const)
    await group(ctx, visibility, { visibility, members: { [member]: "member" }, barred: [barred] });
  const all = await ctx.db.selectFrom("groups").select(["id", "slug", "visibility"]).orderBy("id").execute();
  const viewers = [
    visitorCtx(),
    ...(await Promise.all([admin, steward, member, outsider, barred].map(ctxOf))),
  ];
  for (const viewer of viewers) {
    const found = await visibleGroups(viewer).select("groups.slug").orderBy("groups.id").execute();
    const known = all.filter((one) => mayKnowGroup(viewer.viewer, one)).map(({ slug }) => slug);
    expect(found.map(({ slug }) => slug)).toEqual(known);
  }
  expect(all).toHaveLength(4);
});

test("every page of a hidden group answers 404 to those who may not know of it", async () => {
  const { admin, member, outsider, barred } = await smallCommunity(ctx);
  await group(ctx, "people", { visibility: "people", members: { [member]: "member" }, barred: [barred] });
  await group(ctx, "members", { visibility: "members", members: { [member]: "member" }, barred: [barred] });
  const status = async (slug: string) =>
    Promise.all(
      [undefined, outsider, barred, member, admin].map(
        async (as) => (await get(`/groups/${slug}`, as)).statusCode,
      ),
    );
  expect(await status("people")).toEqual([404, 200, 404, 200, 200]);
  expect(await status("members")).toEqual([404, 404, 404, 200, 200]);
});

test("a visitor sees what a group is for, who looks after it, its talk, and one way in", async () => {
  const { groupId, groupSlug, member } = await smallCommunity(ctx);
  await ctx.db
    .updateTable("groups")
    .set({ purposeHtml: "<p>To lead learning.</p>", region: "Waikato", tags: ["leadership"] })
    .where("id", "=", groupId)
    .execute();
  await makePost(ctx, groupId, member, "Why build an online community?");
  const page = (await get(`/groups/${groupSlug}`)).body;
  expect(page).toContain("<p>To lead learning.</p>");
  expect(page).toContain("Waikato");
  expect(page).toContain("Why build an online community?");
  expect(page).toContain("Tamsin Marama");
  expect(page).toContain("Join this group to contribute to discussions");
  expect(page).toContain("You log in or sign up on the way");
  expect(page).not.toContain("/posts/new");
});

test("members are named to people with an account, and not to visitors or somebody barred", async () => {
  const { groupSlug, outsider, barred } = await smallCommunity(ctx);
  const faces = (body: string) => body.includes(`class="faces"`);
  expect(faces((await get(`/groups/${groupSlug}`, outsider)).body)).toBe(true);
  expect(faces((await get(`/groups/${groupSlug}`)).body)).toBe(false);
  expect(faces((await get(`/groups/${groupSlug}`, barred)).body)).toBe(false);
});

test("an empty group says to its members what to do first, and to others what will be here", async () => {
  const { groupSlug, member, outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "private-talk", { postsFor: "members", members: { [steward]: "steward" } });
  expect((await get(`/groups/${groupSlug}`, member)).body).not.toContain("Join this group");
  expect((await get(`/groups/${groupSlug}`, outsider)).body).toContain("No talk here yet");
  expect((await get("/groups/private-talk", outsider)).body).toContain("The talk here is for members");
});

test("posts for members are in no list that others see", async () => {
  const { groupId, groupSlug, member, outsider } = await smallCommunity(ctx);
  await makePost(ctx, groupId, member, "Between ourselves", { audience: "group" });
  expect((await get(`/groups/${groupSlug}`, member)).body).toContain("Between ourselves");
  expect((await get(`/groups/${groupSlug}`, outsider)).body).not.toContain("Between ourselves");
});

test("talk is found by tag and comes in pages, pinned posts first", async () => {
  const { groupId, groupSlug, member } = await smallCommunity(ctx);
  for (let number = 1; number <= 21; number++)
    await makePost(ctx, groupId, member, `Post number ${number}`, {
      at: new Date(Date.UTC(2026, 0, number)),
      tags: number === 3 ? ["norms"] : [],
    });
  await ctx.db
    .updateTable("posts")
    .set({ pinnedAt: new Date() })
    .where("title", "=", "Post number 1")
    .execute();
  const first = (await get(`/groups/${groupSlug}`, member)).body;
  expect(first.indexOf("Post number 1<")).toBeLessThan(first.indexOf("Post number 21<"));
  expect(first).not.toContain("Post number 2<");
  expect(first).toContain(`/groups/${groupSlug}?page=2`);
  expect((await get(`/groups/${groupSlug}?page=2`, member)).body).toContain("Post number 2<");
  const tagged = (await get(`/groups/${groupSlug}?tag=norms`, member)).body;
  expect(tagged).toContain("Post number 3<");
  expect(tagged).not.toContain("Post number 4<");
});

test("an address with odd filters shows the group all the same", async () => {
  const { groupSlug } = await smallCommunity(ctx);
  for (const query of [
    "page=-1",
    "page=abc",
    "page=99999999999",
    "tag=%00",
    "kind=a&kind=b",
    "tag=",
    "kind=%27",
  ])
    expect((await get(`/groups/${groupSlug}?${query}`)).statusCode).toBe(200);
});

test("somebody barred reads what everyone can read, sees why, and is offered no way in", async () => {
  const { groupId, groupSlug, barred, member } = await smallCommunity(ctx);
  await makePost(ctx, groupId, member, "Open talk");
  await ctx.db.updateTable("groupBars").set({ reason: "Three warnings." }).execute();
  const page = (await get(`/groups/${groupSlug}`, barred)).body;
  expect(page).toContain("Open talk");
  expect(page).toContain("Three warnings.");
  expect(page).not.toContain("Join this group");
});

test("an archived group is read and offers nothing else", async () => {
  const { groupId, groupSlug, member, outsider } = await smallCommunity(ctx);
  await ctx.db.updateTable("groups").set({ archivedAt: new Date() }).where("id", "=", groupId).execute();
  for (const as of [undefined, member, outsider]) {
    const page = (await get(`/groups/${groupSlug}`, as)).body;
    expect(page).toContain("This group is archived");
    expect(page).not.toContain("Join this group");
    expect(page).not.toContain("/posts/new");
  }
});

test("requests that wait are counted for those who may answer them, and for nobody else", async () => {
  const { steward, member, outsider, admin } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward", [member]: "member" } });
  const sees = async (as: string) => (await get("/groups/asking", as)).body.includes("Somebody asks to join");
  expect(await sees(steward)).toBe(false);
  await joinGroup(await ctxOf(outsider), "asking", { reason: "Please." });
  expect(await sees(steward)).toBe(true);
  expect(await sees(admin)).toBe(true);
  expect(await sees(member)).toBe(false);
  expect((await get("/groups/asking", steward)).body).toContain("1 waiting");
  expect((await get("/groups/asking", outsider)).body).not.toContain("1 waiting");
});

test("groups around a group are named only to those who may know of them", async () => {
  const { groupId, groupSlug, member, outsider } = await smallCommunity(ctx);
  await group(ctx, "inner", {
    name: "Inner Circle",
    visibility: "members",
    parentId: groupId,
    members: { [member]: "member" },
  });
  await group(ctx, "cluster", { name: "Open Cluster", parentId: groupId });
  expect((await get(`/groups/${groupSlug}`, member)).body).toContain("Inner Circle");
  const page = (await get(`/groups/${groupSlug}`, outsider)).body;
  expect(page).not.toContain("Inner Circle");
  expect(page).toContain("Open Cluster");
  expect((await get("/groups/cluster", outsider)).body).toContain("Leading Effective e-Learning");
});

test("a name that looks like markup is only a name", async () => {
  const { member } = await smallCommunity(ctx);
  await group(ctx, "odd", { name: `<script>alert("x")</script>`, members: { [member]: "member" } });
  await person(ctx, "<b>Bold</b>");
  const page = (await get("/groups/odd", member)).body;
  expect(page).not.toContain("<script>alert");
});

test("the group's own page stays out of search engines unless everyone may see it", async () => {
  const { groupSlug, member } = await smallCommunity(ctx);
  await group(ctx, "inner", { visibility: "people" });
  expect((await get(`/groups/${groupSlug}`)).body).not.toContain("noindex");
  expect((await get("/groups/inner", member)).body).toContain("noindex");
});
