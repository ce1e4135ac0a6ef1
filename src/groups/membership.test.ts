import { expect, test } from "vitest";
import { group, person, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { writeSettings } from "../settings/index.ts";
import type { GroupId, PersonId } from "../viewer/index.ts";
import { joinGroup } from "./join-group.ts";
import { leaveGroup } from "./leave-group.ts";

const { ctx, ctxOf, get, post, clock } = await testApp();

const roleOf = (groupId: GroupId, personId: PersonId) =>
  ctx.db
    .selectFrom("memberships")
    .where("groupId", "=", groupId)
    .where("personId", "=", personId)
    .select("role")
    .executeTakeFirst()
    .then((row) => row?.role);

const countOf = (groupId: GroupId) =>
  ctx.db
    .selectFrom("groups")
    .where("id", "=", groupId)
    .select("memberCount")
    .executeTakeFirstOrThrow()
    .then((row) => row.memberCount);

const happened = (groupId: GroupId) =>
  ctx.db
    .selectFrom("activity")
    .where("groupId", "=", groupId)
    .select(["kind", "actorId"])
    .orderBy("id")
    .execute();

const mails = () =>
  ctx.db.selectFrom("mailOutbox").select(["toAddress", "subject", "text"]).orderBy("toAddress").execute();

test("one press makes a person a member and leads them where they were", async () => {
  const { outsider, groupId, groupSlug } = await smallCommunity(ctx);
  expect(await roleOf(groupId, outsider)).toBeUndefined();
  const answer = await post(`/groups/${groupSlug}/membership`, { to: "/posts/1-why#reply-box" }, outsider);
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe("/posts/1-why#reply-box");
  expect(await roleOf(groupId, outsider)).toBe("member");
  expect(await countOf(groupId)).toBe(4);
  expect(await happened(groupId)).toEqual([{ kind: "group-joined", actorId: outsider }]);
});

test("the page after joining says that one is a member now", async () => {
  const { outsider, groupSlug } = await smallCommunity(ctx);
  const cookie = await logIn(ctx, outsider);
  const joined = await post(`/groups/${groupSlug}/membership`, {}, undefined, { headers: { cookie } });
  expect(joined.headers.location).toBe(`/groups/${groupSlug}`);
  const flash = joined.cookies.find(({ name }) => name === "weft-flash");
  const page = await get(`/groups/${groupSlug}`, undefined, {
    headers: { cookie: `${cookie}; weft-flash=${encodeURIComponent(flash?.value ?? "")}` },
  });
  expect(page.body).toContain("You are a member of Leading Effective e-Learning now");
});

test("joining twice, also at once, is joining once", async () => {
  const { outsider, groupId, groupSlug } = await smallCommunity(ctx);
  const viewer = await ctxOf(outsider);
  const outcomes = await Promise.all([1, 2, 3].map(() => joinGroup(viewer, groupSlug, {})));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already", "already", "joined"]);
  expect(await countOf(groupId)).toBe(4);
  expect(await happened(groupId)).toHaveLength(1);
});

test("several who join at once are all counted", async () => {
  const { groupId, groupSlug } = await smallCommunity(ctx);
  const newcomers = await Promise.all(["Ahi", "Bea", "Caz", "Dee"].map((name) => person(ctx, name)));
  await Promise.all(newcomers.map(async (id) => joinGroup(await ctxOf(id), groupSlug, {})));
  expect(await countOf(groupId)).toBe(7);
});

test("where one has to ask, a request waits and those who look after the group are told", async () => {
  const { outsider, steward, facilitator } = await smallCommunity(ctx);
  const asking = await group(ctx, "asking", {
    name: "Asking",
    joining: "ask",
    members: { [steward]: "steward", [facilitator]: "facilitator" },
  });
  const reason = "I lead e-learning at a school in Ōtaki.";
  const answer = await post("/groups/asking/membership", { reason, to: "/posts/7" }, outsider);
  expect(answer.headers.location).toBe("/posts/7");
  expect(await roleOf(asking, outsider)).toBeUndefined();
  const request = await ctx.db.selectFrom("joinRequests").selectAll().executeTakeFirstOrThrow();
  expect(request).toMatchObject({ personId: outsider, reason, returnTo: "/posts/7", answer: null });
  const sent = await mails();
  expect(sent.map((mail) => mail.toAddress)).toEqual([
    "hana-kereama@school.example",
    "tamsin-marama@school.example",
  ]);
  expect(sent[0]?.text).toContain(reason);
  expect(sent[0]?.text).toContain("/groups/asking/requests");
});

test("asking twice, also at once, is asking once", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  const viewer = await ctxOf(outsider);
  await Promise.all([1, 2].map(() => joinGroup(viewer, "asking", { reason: "Please." })));
  expect(await ctx.db.selectFrom("joinRequests").selectAll().execute()).toHaveLength(1);
  expect(await mails()).toHaveLength(1);
});

test("who asks again and again sends the stewards one mail a day", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  const viewer = await ctxOf(outsider);
  for (let time = 1; time <= 3; time++) {
    await joinGroup(viewer, "asking", { reason: "Please." });
    await leaveGroup(viewer, "asking");
  }
  expect(await mails()).toHaveLength(1);
  clock.set(new Date(Date.now() + 25 * 3_600_000));
  await joinGroup(viewer, "asking", { reason: "Please." });
  expect(await mails()).toHaveLength(2);
});

test("a request needs a reason, and the form that says so keeps where one was", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  const answer = await post("/groups/asking/membership", { reason: "  ", to: "/posts/7" }, outsider);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("Please fill this in");
  expect(answer.body).toContain(`value="/posts/7"`);
  expect(await ctx.db.selectFrom("joinRequests").selectAll().execute()).toEqual([]);
});

test("a group without anybody to look after it sends requests to the administrators", async () => {
  const { outsider } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask" });
  await joinGroup(await ctxOf(outsider), "asking", { reason: "Please." });
  expect((await mails()).map((mail) => mail.toAddress)).toEqual(["ana-tui@school.example"]);
});

test("a mail about a request is in the language of the one who gets it", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await ctx.db.updateTable("people").set({ language: "mi" }).where("id", "=", steward).execute();
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  await joinGroup(await ctxOf(outsider), "asking", { reason: "Please." });
  const { html } = await ctx.db.selectFrom("mailOutbox").select("html").executeTakeFirstOrThrow();
  expect(html).toContain(`lang="mi"`);
});

test("a group by invitation, an archived one, and one that bars the person let nobody in by pressing", async () => {
  const { outsider, barred, groupSlug, groupId } = await smallCommunity(ctx);
  await group(ctx, "invited", { joining: "invitation" });
  const old = await group(ctx, "old");
  await ctx.db.updateTable("groups").set({ archivedAt: new Date() }).where("id", "=", old).execute();
  expect((await post("/groups/invited/membership", {}, outsider)).statusCode).toBe(403);
  expect((await post("/groups/old/membership", {}, outsider)).statusCode).toBe(403);
  expect((await post(`/groups/${groupSlug}/membership`, {}, barred)).statusCode).toBe(403);
  expect(await roleOf(groupId, barred)).toBeUndefined();
});

test("somebody barred after their page was made is still refused", async () => {
  const { outsider, groupId, groupSlug } = await smallCommunity(ctx);
  const stale = await ctxOf(outsider);
  await ctx.db.insertInto("groupBars").values({ groupId, personId: outsider, barredBy: null }).execute();
  expect(stale.viewer.barred.has(groupId)).toBe(false);
  await expect(joinGroup(stale, groupSlug, {})).rejects.toMatchObject({ status: 403 });
  expect(await roleOf(groupId, outsider)).toBeUndefined();
});

test("a hidden group cannot be joined by guessing its address", async () => {
  const { outsider, steward, admin } = await smallCommunity(ctx);
  const hidden = await group(ctx, "hidden", { visibility: "members", members: { [steward]: "steward" } });
  for (const as of [undefined, outsider]) {
    expect((await post("/groups/hidden/membership", {}, as)).statusCode).toBe(404);
    expect((await get("/groups/hidden/membership", as)).statusCode).toBe(404);
  }
  await joinGroup(await ctxOf(admin), "hidden", {});
  expect(await roleOf(hidden, admin)).toBe("member");
});

test("after leaving, one press brings a person back into an open group", async () => {
  const { member, groupId, groupSlug } = await smallCommunity(ctx);
  const answer = await post(`/groups/${groupSlug}/membership?_method=delete`, {}, member);
  expect(answer.headers.location).toBe(`/groups/${groupSlug}`);
  expect(await roleOf(groupId, member)).toBeUndefined();
  expect(await countOf(groupId)).toBe(2);
  const flash = answer.cookies.find(({ name }) => name === "weft-flash")?.value ?? "";
  expect(Buffer.from(flash.split(".")[0] ?? "", "base64url").toString()).toContain(
    `/groups/${groupSlug}/membership`,
  );
  await post(`/groups/${groupSlug}/membership`, {}, member);
  expect(await roleOf(groupId, member)).toBe("member");
});

test("who leaves a hidden group lands where they may still be", async () => {
  const { member, steward } = await smallCommunity(ctx);
  await group(ctx, "hidden", {
    visibility: "members",
    joining: "invitation",
    members: { [steward]: "steward", [member]: "member" },
  });
  expect((await get("/groups/hidden/membership", member)).body).toContain(
    "only come back if somebody invites you",
  );
  const answer = await post("/groups/hidden/membership?_method=delete", {}, member);
  expect(answer.headers.location).toBe("/groups");
  expect((await get("/groups/hidden", member)).statusCode).toBe(404);
});

test("a request can be taken back, and what was never there cannot", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  await joinGroup(await ctxOf(outsider), "asking", { reason: "Please." });
  expect((await get("/groups/asking", outsider)).body).toContain("You have asked to join");
  const viewer = await ctxOf(outsider);
  expect((await leaveGroup(viewer, "asking")).outcome).toBe("withdrawn");
  await expect(leaveGroup(viewer, "asking")).rejects.toMatchObject({ status: 409 });
  expect((await get("/groups/asking", outsider)).body).not.toContain("You have asked to join");
});

test("the last steward cannot leave while others belong to the group, nor when alone", async () => {
  const { steward, groupId, groupSlug } = await smallCommunity(ctx);
  const alone = await person(ctx, "Alone");
  await group(ctx, "alone", { members: { [alone]: "steward" } });
  await expect(leaveGroup(await ctxOf(steward), groupSlug)).rejects.toThrow("group.refused.last-steward");
  await expect(leaveGroup(await ctxOf(alone), "alone")).rejects.toThrow("group.refused.alone");
  expect(await roleOf(groupId, steward)).toBe("steward");
  const page = await get(`/groups/${groupSlug}/membership`, steward);
  expect(page.body).toContain("You are the only steward");
});

test("of two stewards who leave at once, one stays", async () => {
  const { member, steward } = await smallCommunity(ctx);
  const two = await group(ctx, "two", { members: { [steward]: "steward", [member]: "steward" } });
  const results = await Promise.allSettled([
    leaveGroup(await ctxOf(steward), "two"),
    leaveGroup(await ctxOf(member), "two"),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await countOf(two)).toBe(1);
});

test("a steward whose account is suspended does not hold the group alone", async () => {
  const { member, steward } = await smallCommunity(ctx);
  await group(ctx, "two", { members: { [steward]: "steward", [member]: "steward" } });
  await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", member).execute();
  await expect(leaveGroup(await ctxOf(steward), "two")).rejects.toThrow("group.refused.last-steward");
});

// ---- A visitor who presses "Join"

/** What a browser keeps of an answer's cookies. */
const kept = (answer: Awaited<ReturnType<typeof post>>, name: string) => {
  const cookie = answer.cookies.find((one) => one.name === name);
  return cookie?.value ? `${name}=${encodeURIComponent(cookie.value)}` : "";
};

test("a visitor who presses the button signs up on the way and lands where they were as a member", async () => {
  const { groupId, groupSlug } = await smallCommunity(ctx);
  const pressed = await post(`/groups/${groupSlug}/membership`, { to: "/posts/1-why#reply-box" });
  expect(pressed.headers.location).toBe("/sign-up?to=%2Fposts%2F1-why%23reply-box");
  const newcomer = await person(ctx, "New Comer");
  const cookie = `${await logIn(ctx, newcomer)}; ${kept(pressed, "weft-join")}`;
  const landed = await get("/posts/1-why", undefined, { headers: { cookie } });
  expect(landed.statusCode).toBe(303);
  expect(landed.headers.location).toBe("/posts/1-why#reply-box");
  expect(landed.cookies.find(({ name }) => name === "weft-join")?.value).toBe("");
  expect(await roleOf(groupId, newcomer)).toBe("member");
});

test("a visitor's reason goes along and becomes a request", async () => {
  const { steward } = await smallCommunity(ctx);
  const asking = await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  const reason = "ā".repeat(500);
  const pressed = await post("/groups/asking/membership", { reason });
  const newcomer = await person(ctx, "New Comer");
  const cookie = `${await logIn(ctx, newcomer)}; ${kept(pressed, "weft-join")}`;
  await get("/", undefined, { headers: { cookie } });
  const request = await ctx.db.selectFrom("joinRequests").selectAll().executeTakeFirstOrThrow();
  expect(request).toMatchObject({ groupId: asking, personId: newcomer, reason });
});

test("where strangers cannot sign up, a visitor is led to log in", async () => {
  const { groupSlug } = await smallCommunity(ctx);
  await writeSettings(ctx, { signUp: "invitation" });
  const pressed = await post(`/groups/${groupSlug}/membership`, {});
  expect(pressed.headers.location).toBe(`/log-in?to=%2Fgroups%2F${groupSlug}`);
});

test("an intent ends after an hour, and one that is not signed by us is none", async () => {
  const { groupId, groupSlug, outsider } = await smallCommunity(ctx);
  const pressed = await post(`/groups/${groupSlug}/membership`, {});
  const session = await logIn(ctx, outsider);
  clock.set(new Date(Date.now() + 3_601_000));
  await get("/", undefined, { headers: { cookie: `${session}; ${kept(pressed, "weft-join")}` } });
  clock.set(new Date());
  const forged = Buffer.from(
    JSON.stringify({ slug: groupSlug, reason: "", to: "/", until: Date.now() + 1e6 }),
  ).toString("base64url");
  for (const value of [forged, `${forged}.AAAA`, "…", ""])
    await get("/", undefined, {
      headers: { cookie: `${session}; weft-join=${encodeURIComponent(value)}` },
    });
  expect(await roleOf(groupId, outsider)).toBeUndefined();
});

test("somebody who may not join is told why when they come in, and lands where they were", async () => {
  const { groupSlug, barred, groupId } = await smallCommunity(ctx);
  const pressed = await post(`/groups/${groupSlug}/membership`, { to: "/people" });
  const cookie = `${await logIn(ctx, barred)}; ${kept(pressed, "weft-join")}`;
  const landed = await get("/", undefined, { headers: { cookie } });
  expect(landed.headers.location).toBe("/people");
  expect(kept(landed, "weft-flash")).not.toBe("");
  expect(await roleOf(groupId, barred)).toBeUndefined();
});

test("nothing that a browser sends as a way back leads to another site", async () => {
  const { groupSlug, outsider } = await smallCommunity(ctx);
  for (const to of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const answer = await post(`/groups/${groupSlug}/membership`, { to }, outsider);
    expect(answer.headers.location).toBe(`/groups/${groupSlug}`);
  }
  const visitor = await post(`/groups/${groupSlug}/membership`, { to: "//evil.example" });
  expect(visitor.headers.location).toBe(`/sign-up?to=%2Fgroups%2F${groupSlug}`);
});

test("hostile input to a membership is an error that says so, never a failure", async () => {
  const { groupSlug, outsider } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask" });
  const long = await post("/groups/asking/membership", { reason: "x".repeat(501) }, outsider);
  expect(long.statusCode).toBe(422);
  const twice = await post("/groups/asking/membership", { reason: ["a", "b"], to: ["/a", "/b"] }, outsider);
  expect(twice.statusCode).toBe(422);
  const nul = await post("/groups/asking/membership", { reason: "a\0b\u202ec" }, outsider);
  expect(nul.statusCode).toBe(303);
  for (const slug of ["%00", "..%2f..", "a".repeat(300), "%ff", "' or 1=1 --"]) {
    const answer = await post(`/groups/${slug}/membership`, {}, outsider);
    expect([400, 404, 414]).toContain(answer.statusCode);
  }
  expect((await post(`/groups/${groupSlug}/membership`, {}, outsider)).statusCode).toBe(303);
});
