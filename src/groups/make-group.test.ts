import sharp from "sharp";
import { expect, test } from "vitest";
import { group, person, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { writeSettings } from "../settings/index.ts";
import type { GroupId, PersonId } from "../viewer/index.ts";
import { archiveGroup } from "./archive-group.ts";
import { createGroup } from "./create-group.ts";
import { editGroup } from "./edit-group.ts";
import { joinGroup } from "./join-group.ts";
import { defineGroupTool } from "./tools.ts";

const { app, clock, ctx, ctxOf, get, post } = await testApp();
defineGroupTool({ key: "test-tool", nameKey: "group.join", hintKey: "group.join" });

const fields = { name: "Waikato", visibility: "everyone", joining: "open", postsFor: "everyone" };

const read = (id: GroupId) =>
  ctx.db.selectFrom("groups").where("id", "=", id).selectAll().executeTakeFirstOrThrow();

const idOf = (slug: string) =>
  ctx.db.selectFrom("groups").where("slug", "=", slug).select("id").executeTakeFirstOrThrow();

test("who makes a group is its first steward, and everything said of it is kept", async () => {
  const { outsider } = await smallCommunity(ctx);
  const answer = await post(
    "/groups",
    {
      name: "  Ngā   kaiako o Ōtaki ",
      purpose: "We **learn** together.",
      region: "Ōtaki",
      tags: "#Leadership, pedagogy,  leadership ,",
      visibility: "people",
      joining: "ask",
      postsFor: "members",
    },
    outsider,
  );
  expect(answer.headers.location).toBe("/groups/nga-kaiako-o-otaki");
  const { id } = await idOf("nga-kaiako-o-otaki");
  expect(await read(id)).toMatchObject({
    name: "Ngā kaiako o Ōtaki",
    purposeHtml: expect.stringContaining("<strong>learn</strong>"),
    region: "Ōtaki",
    tags: ["leadership", "pedagogy"],
    visibility: "people",
    joining: "ask",
    postsFor: "members",
    memberCount: 1,
    createdBy: outsider,
  });
  expect((await ctxOf(outsider)).viewer.roles.get(id)).toBe("steward");
  const activity = await ctx.db.selectFrom("activity").select(["kind", "groupId"]).execute();
  expect(activity).toEqual([{ kind: "group-made", groupId: id }]);
});

test("groups of the same name, also made at once, get addresses of their own", async () => {
  const { outsider, member, steward } = await smallCommunity(ctx);
  const viewers = await Promise.all([outsider, member, steward].map(ctxOf));
  const made = await Promise.all(viewers.map((viewer) => createGroup(viewer, fields)));
  expect(made.map(({ slug }) => slug).sort()).toEqual(["waikato", "waikato-2", "waikato-3"]);
});

test("a second press makes no second group, but a minute later the same name is meant", async () => {
  const viewer = await ctxOf((await smallCommunity(ctx)).outsider);
  const [first, again] = await Promise.all([createGroup(viewer, fields), createGroup(viewer, fields)]);
  expect(again).toEqual(first);
  clock.advance(61_000);
  expect((await createGroup(viewer, fields)).slug).toBe("waikato-2");
});

test("no group takes an address that the product has itself", async () => {
  const { outsider } = await smallCommunity(ctx);
  expect((await createGroup(await ctxOf(outsider), { ...fields, name: "New" })).slug).toBe("new-2");
});

test("where only administrators make groups, others are told so and see no button", async () => {
  const { outsider, admin } = await smallCommunity(ctx);
  expect((await get("/groups", outsider)).body).toContain("/groups/new");
  await writeSettings(ctx, { newGroups: "administrators" });
  expect((await get("/groups", outsider)).body).not.toContain("/groups/new");
  expect((await get("/groups/new", outsider)).statusCode).toBe(403);
  expect((await post("/groups", fields, outsider)).statusCode).toBe(403);
  expect((await get("/groups/new", admin)).statusCode).toBe(200);
  expect((await post("/groups", fields, admin)).statusCode).toBe(303);
});

test("a visitor is led to log in before they make a group", async () => {
  await smallCommunity(ctx);
  expect((await get("/groups/new")).headers.location).toBe("/log-in?to=%2Fgroups%2Fnew");
  expect((await post("/groups", fields)).headers.location).toContain("/log-in");
});

test("a form that cannot be taken is shown again with what was typed and what to mend", async () => {
  const { outsider } = await smallCommunity(ctx);
  const answer = await post(
    "/groups",
    { ...fields, name: "!!!", purpose: "Kept & <safe>", tags: "a,b,c,d,e,f,g,h,i", toolsShown: "1" },
    outsider,
  );
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("at least one letter or digit");
  expect(answer.body).toContain("At most eight tags");
  expect(answer.body).toContain("Kept &amp; &lt;safe>");
  expect(answer.body).not.toMatch(/name="tool-test-tool"[^>]*checked/);
});

test("hostile words are refused or made harmless, never a failure", async () => {
  const { outsider } = await smallCommunity(ctx);
  const status = async (more: Record<string, string | string[]>) =>
    (await post("/groups", { ...fields, ...more }, outsider)).statusCode;
  expect(await status({ name: "" })).toBe(422);
  expect(await status({ name: "x".repeat(81) })).toBe(422);
  expect(await status({ name: ["a", "b"] })).toBe(422);
  expect(await status({ visibility: "nobody" })).toBe(422);
  expect(await status({ parent: "x".repeat(300) })).toBe(422);
  expect(await status({ parent: "\0" })).toBe(303);
  expect(await status({ purpose: "x".repeat(20_001) })).toBe(422);
  expect(await status({ name: "a\0b\u202ec", purpose: "<script>alert(1)</script>\0" })).toBe(303);
  const page = (await get("/groups/a-b-c")).body;
  expect(page).not.toContain("<script>alert");
});

// ---- Editing

test("a steward and an administrator edit a group; nobody else does", async () => {
  const { steward, facilitator, member, outsider, barred, admin, groupSlug } = await smallCommunity(ctx);
  const path = `/groups/${groupSlug}`;
  for (const as of [facilitator, member, outsider, barred]) {
    expect((await get(`${path}/edit`, as)).statusCode).toBe(403);
    expect((await post(`${path}?_method=put`, fields, as)).statusCode).toBe(403);
  }
  expect((await get(`${path}/edit`)).headers.location).toContain("/log-in");
  for (const as of [steward, admin]) {
    expect((await get(`${path}/edit`, as)).statusCode).toBe(200);
    expect((await post(`${path}?_method=put`, { ...fields, name: "Changed" }, as)).statusCode).toBe(303);
  }
});

test("an address that a group had before leads on, and goes back to it alone", async () => {
  const { steward, outsider, groupSlug } = await smallCommunity(ctx);
  const viewer = await ctxOf(steward);
  await editGroup(viewer, groupSlug, { ...fields, slug: "Ngā Hononga" });
  expect((await get("/groups/nga-hononga")).statusCode).toBe(200);
  expect((await get(`/groups/${groupSlug}`)).headers.location).toBe("/groups/nga-hononga");
  expect((await post(`/groups/${groupSlug}/membership`, {}, outsider)).headers.location).toBe(
    "/groups/nga-hononga",
  );
  const other = await createGroup(await ctxOf(outsider), { ...fields, name: "Other" });
  await expect(
    editGroup(await ctxOf(outsider), other.slug, { ...fields, slug: groupSlug }),
  ).rejects.toMatchObject({ fields: { slug: "group.slug.taken" } });
  await editGroup(viewer, "nga-hononga", { ...fields, slug: groupSlug });
  expect((await get(`/groups/${groupSlug}`)).statusCode).toBe(200);
  expect((await get("/groups/nga-hononga")).headers.location).toBe(`/groups/${groupSlug}`);
});

test("two groups that wish for the same address at once do not both get it", async () => {
  const { steward } = await smallCommunity(ctx);
  for (const slug of ["one", "two"]) await group(ctx, slug, { members: { [steward]: "steward" } });
  const viewer = await ctxOf(steward);
  const results = await Promise.allSettled(
    ["one", "two"].map((slug) => editGroup(viewer, slug, { ...fields, slug: "three" })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a former address of a hidden group tells nobody where it went", async () => {
  const { steward, outsider } = await smallCommunity(ctx);
  await group(ctx, "secret", { visibility: "members", members: { [steward]: "steward" } });
  await editGroup(await ctxOf(steward), "secret", { ...fields, visibility: "members", slug: "secret-now" });
  expect((await get("/groups/secret", steward)).statusCode).toBe(302);
  for (const as of [undefined, outsider]) expect((await get("/groups/secret", as)).statusCode).toBe(404);
});

test("what somebody else changed meanwhile is not written over", async () => {
  const { steward, groupId, groupSlug } = await smallCommunity(ctx);
  const form = (await get(`/groups/${groupSlug}/edit`, steward)).body;
  const since = /name="since" value="(\d+)"/.exec(form)?.[1] ?? "";
  expect(since).not.toBe("");
  await editGroup(await ctxOf(steward), groupSlug, { ...fields, name: "First", since });
  const late = await post(`/groups/${groupSlug}?_method=put`, { ...fields, name: "Second", since }, steward);
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain("Somebody else has changed the group");
  expect(late.body).toContain(`value="Second"`);
  expect((await read(groupId)).name).toBe("First");
});

test("tools are switched off and on without loss, and unknown ones stay as they are", async () => {
  const { steward, groupId, groupSlug } = await smallCommunity(ctx);
  await ctx.db
    .updateTable("groups")
    .set({ tools: JSON.stringify({ later: false }) })
    .where("id", "=", groupId)
    .execute();
  const viewer = await ctxOf(steward);
  await editGroup(viewer, groupSlug, { ...fields, toolsShown: "1" });
  expect((await read(groupId)).tools).toMatchObject({ "test-tool": false, later: false });
  await editGroup(viewer, groupSlug, fields); // a program that does not speak of tools
  expect((await read(groupId)).tools).toMatchObject({ "test-tool": false });
  await editGroup(viewer, groupSlug, { ...fields, toolsShown: "1", "tool-test-tool": "on" });
  expect((await read(groupId)).tools).toMatchObject({ "test-tool": true, later: false });
});

// ---- The order of groups among each other

test("a group is put into one that its editor belongs to, and into no other", async () => {
  const { steward, groupId, groupSlug, outsider, admin } = await smallCommunity(ctx);
  const inside = await createGroup(await ctxOf(steward), { ...fields, parent: groupSlug });
  expect((await read(inside.id)).parentId).toBe(groupId);
  for (const parent of [groupSlug, "nowhere"])
    await expect(createGroup(await ctxOf(outsider), { ...fields, parent })).rejects.toMatchObject({
      fields: { parent: "group.parent.not-yours" },
    });
  expect((await createGroup(await ctxOf(admin), { ...fields, parent: groupSlug })).slug).toBe("waikato-2");
});

test("a hidden group cannot be found out by wishing to be part of it", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "hidden", { visibility: "members", members: { [steward]: "steward" } });
  const refusal = (parent: string) =>
    ctxOf(outsider).then((viewer) =>
      createGroup(viewer, { ...fields, parent }).catch((error) => error.fields),
    );
  expect(await refusal("hidden")).toEqual(await refusal("not-there"));
});

test("groups never stand inside one another in a ring", async () => {
  const { steward } = await smallCommunity(ctx);
  const members = { [steward]: "steward" } as const;
  const a = await group(ctx, "a", { members });
  const b = await group(ctx, "b", { members, parentId: a });
  await group(ctx, "c", { members, parentId: b });
  const viewer = await ctxOf(steward);
  for (const parent of ["a", "b", "c"])
    await expect(editGroup(viewer, "a", { ...fields, parent })).rejects.toMatchObject({
      fields: { parent: "group.parent.ring" },
    });
  await editGroup(viewer, "c", { ...fields, parent: "a" });
});

test("two moves at once that would make a ring together are not both done", async () => {
  const { steward } = await smallCommunity(ctx);
  const members = { [steward]: "steward" } as const;
  await group(ctx, "a", { members });
  await group(ctx, "b", { members });
  const viewer = await ctxOf(steward);
  const results = await Promise.allSettled([
    editGroup(viewer, "a", { ...fields, parent: "b" }),
    editGroup(viewer, "b", { ...fields, parent: "a" }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a group is never seen by more people than the one it is part of", async () => {
  const { steward } = await smallCommunity(ctx);
  const members = { [steward]: "steward" } as const;
  const parentId = await group(ctx, "parent", { visibility: "people", members });
  const viewer = await ctxOf(steward);
  await expect(createGroup(viewer, { ...fields, parent: "parent" })).rejects.toMatchObject({
    fields: { visibility: "group.visibility.parent" },
  });
  const child = await createGroup(viewer, { ...fields, visibility: "people", parent: "parent" });
  const inner = await group(ctx, "inner", { visibility: "people", parentId: child.id, members });
  const narrowed = await editGroup(await ctxOf(steward), "parent", { ...fields, visibility: "members" });
  expect(narrowed).toEqual({ slug: "parent", narrowed: 2 });
  for (const id of [parentId, child.id, inner]) expect((await read(id)).visibility).toBe("members");
});

test("a parent that the editor cannot see stays, and is not named to them", async () => {
  const { steward, member } = await smallCommunity(ctx);
  const parentId = await group(ctx, "upper", {
    name: "Upper House",
    visibility: "members",
    members: { [member]: "steward" },
  });
  const child = await group(ctx, "lower", {
    visibility: "members",
    parentId,
    members: { [steward]: "steward" },
  });
  const form = (await get("/groups/lower/edit", steward)).body;
  expect(form).not.toContain("Upper House");
  expect(form).toContain("A group that you cannot see");
  await editGroup(await ctxOf(steward), "lower", { ...fields, visibility: "members", parent: "=" });
  expect((await read(child)).parentId).toBe(parentId);
  await editGroup(await ctxOf(steward), "lower", { ...fields, visibility: "members", parent: "" });
  expect((await read(child)).parentId).toBeNull();
});

// ---- Pictures

const picture = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: "#0b5d57" } })
    .jpeg()
    .toBuffer();

async function sendPicture(path: string, as: PersonId, content: Buffer, more: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...more })) form.set(name, value);
  form.set("file", new File([new Uint8Array(content)], "waka.jpg"));
  const sent = new Request("http://local/", { method: "POST", body: form });
  return app.inject({
    method: "POST",
    url: path,
    payload: Buffer.from(await sent.arrayBuffer()),
    headers: {
      "content-type": sent.headers.get("content-type") ?? "",
      "sec-fetch-site": "same-origin",
      accept: "text/html",
      cookie: await logIn(ctx, as),
    },
  });
}

test("a group's picture is made anew, is seen by who may know of the group, and goes when it is replaced", async () => {
  const { steward, outsider, groupId, groupSlug } = await smallCommunity(ctx);
  const path = `/groups/${groupSlug}?_method=put`;
  const answer = await sendPicture(path, steward, await picture(), { pictureAlt: "A waka" });
  expect(answer.statusCode).toBe(303);
  const { pictureId, pictureAlt } = await read(groupId);
  expect(pictureAlt).toBe("A waka");
  expect((await get(`/pictures/${pictureId}/128.webp`, outsider)).headers["content-type"]).toBe("image/webp");
  expect((await get(`/groups/${groupSlug}`)).body).toContain(`/pictures/${pictureId}/`);
  await ctx.db.updateTable("groups").set({ visibility: "members" }).where("id", "=", groupId).execute();
  expect((await get(`/pictures/${pictureId}/128.webp`, outsider)).statusCode).toBe(404);
  await sendPicture(path, steward, await picture(), { visibility: "members" });
  expect(await ctx.db.selectFrom("attachments").select("id").execute()).toHaveLength(1);
  await editGroup(await ctxOf(steward), groupSlug, { ...fields, removePicture: "on" });
  expect(await ctx.db.selectFrom("attachments").select("id").execute()).toEqual([]);
  expect((await read(groupId)).pictureId).toBeNull();
});

test("what is no picture is refused by its field, and a picture of a form that fails is not kept", async () => {
  const { steward, groupSlug, groupId } = await smallCommunity(ctx);
  const path = `/groups/${groupSlug}?_method=put`;
  const odd = await sendPicture(path, steward, Buffer.from("no picture"), { name: "Still typed" });
  expect(odd.statusCode).toBe(422);
  expect(odd.body).toContain("Still typed");
  expect((await sendPicture(path, steward, await picture(), { parent: "nowhere" })).statusCode).toBe(422);
  expect(await ctx.db.selectFrom("attachments").select("id").execute()).toEqual([]);
  expect((await read(groupId)).name).toBe("Leading Effective e-Learning");
});

// ---- Archiving

test("an archived group is read only until it is brought back", async () => {
  const { steward, member, outsider, groupSlug, groupId } = await smallCommunity(ctx);
  const path = `/groups/${groupSlug}`;
  expect((await post(`${path}/archive`, {}, steward)).headers.location).toBe(path);
  expect(await read(groupId)).toMatchObject({ archivedBy: steward, archivedAt: expect.any(Date) });
  expect((await post(`${path}?_method=put`, fields, steward)).statusCode).toBe(403);
  expect((await post(`${path}/membership`, {}, outsider)).statusCode).toBe(403);
  expect((await get(path, outsider)).statusCode).toBe(200);
  expect((await get(`${path}/edit`, steward)).body).toContain("Bring it back");
  expect((await post(`${path}/membership?_method=delete`, {}, member)).statusCode).toBe(303);
  await post(`${path}/archive?_method=delete`, {}, steward);
  expect((await read(groupId)).archivedAt).toBeNull();
  await joinGroup(await ctxOf(outsider), groupSlug, {});
});

test("only a steward or an administrator archives a group and brings it back, and twice is once", async () => {
  const { facilitator, member, outsider, admin, groupSlug } = await smallCommunity(ctx);
  for (const as of [facilitator, member, outsider])
    for (const verb of ["", "?_method=delete"])
      expect((await post(`/groups/${groupSlug}/archive${verb}`, {}, as)).statusCode).toBe(403);
  expect((await post(`/groups/${groupSlug}/archive`)).headers.location).toContain("/log-in");
  const viewer = await ctxOf(admin);
  await Promise.all([1, 2].map(() => archiveGroup(viewer, groupSlug, true)));
  const kinds = await ctx.db.selectFrom("activity").select("kind").execute();
  expect(kinds).toEqual([{ kind: "group-archived" }]);
});

test("nothing of a hidden group can be reached by those who may not know of it", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "hidden", { visibility: "members", members: { [steward]: "steward" } });
  const stranger = await person(ctx, "Stranger");
  for (const as of [undefined, outsider, stranger]) {
    expect((await get("/groups/hidden/edit", as)).statusCode).toBe(404);
    for (const path of ["?_method=put", "/archive", "/archive?_method=delete", "/membership?_method=delete"])
      expect((await post(`/groups/hidden${path}`, fields, as)).statusCode).toBe(404);
  }
});
