import { expect, test } from "vitest";
import { group, person, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { GroupId, PersonCtx, PersonId } from "../viewer/index.ts";
import { barPerson } from "./bar-person.ts";
import { changeRole } from "./change-role.ts";
import { closeMemberships } from "./close-memberships.ts";
import { handOver } from "./hand-over.ts";
import { joinGroup } from "./join-group.ts";
import { leaveGroup } from "./leave-group.ts";
import { liftBar } from "./lift-bar.ts";
import { removeMember } from "./remove-member.ts";

const { ctx, ctxOf, get, post } = await testApp();

const slug = "leading-e-learning";
const roleOf = async (groupId: GroupId, personId: PersonId) =>
  (
    await ctx.db
      .selectFrom("memberships")
      .where("groupId", "=", groupId)
      .where("personId", "=", personId)
      .select("role")
      .executeTakeFirst()
  )?.role;

const read = (id: GroupId) =>
  ctx.db.selectFrom("groups").where("id", "=", id).selectAll().executeTakeFirstOrThrow();

const kinds = async () =>
  (await ctx.db.selectFrom("activity").select("kind").orderBy("id").execute()).map(({ kind }) => kind);

const mails = () => ctx.db.selectFrom("mailOutbox").select(["toAddress", "subject", "text"]).execute();

// ---- Who is here

test("members are listed by role and name, found by a part of their name without macrons, and paged", async () => {
  const { outsider, groupId, steward } = await smallCommunity(ctx);
  const page = (await get(`/groups/${slug}/members`, outsider)).body;
  const order = ["Tamsin Marama", "Hana Kereama", "Wiremu Pōtae"].map((name) => page.indexOf(`${name}</a>`));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(page).not.toContain("Manage");
  const found = (await get(`/groups/${slug}/members?words=potae`, outsider)).body;
  expect(found).toContain("Wiremu Pōtae</a>");
  expect(found).not.toContain("Hana Kereama</a>");
  expect((await get(`/groups/${slug}/members?words=%25`, outsider)).body).toContain("Nobody here is called");
  expect((await get(`/groups/${slug}/members`, steward)).body).toContain("Manage");
  for (let number = 1; number <= 50; number++) {
    const id = await person(ctx, `Zed ${String(number).padStart(2, "0")}`);
    await ctx.db.insertInto("memberships").values({ groupId, personId: id }).execute();
  }
  const second = (await get(`/groups/${slug}/members?page=2`, outsider)).body;
  expect(second).toContain("Zed 50");
  expect(second).not.toContain("Zed 01");
});

test("members are not shown to visitors and to those who are barred", async () => {
  const { barred } = await smallCommunity(ctx);
  expect((await get(`/groups/${slug}/members`)).headers.location).toContain("/log-in");
  expect((await get(`/groups/${slug}/members`, barred)).statusCode).toBe(403);
});

// ---- Roles

test("a steward gives and takes roles; facilitators and members do not", async () => {
  const { steward, facilitator, member, groupId } = await smallCommunity(ctx);
  await changeRole(await ctxOf(steward), slug, "wiremu-potae", { role: "facilitator" });
  expect(await roleOf(groupId, member)).toBe("facilitator");
  await changeRole(await ctxOf(steward), slug, "wiremu-potae", { role: "member" });
  for (const as of [facilitator, member])
    await expect(changeRole(await ctxOf(as), slug, "wiremu-potae", { role: "steward" })).rejects.toThrow(
      "group.refused.not-steward",
    );
  expect(await roleOf(groupId, member)).toBe("member");
  expect(await kinds()).toEqual(["group-role-changed", "group-role-changed"]);
});

test("a steward is set lower by themselves or an administrator, and by no other steward", async () => {
  const { steward, member, admin, groupId } = await smallCommunity(ctx);
  await changeRole(await ctxOf(steward), slug, "wiremu-potae", { role: "steward" });
  await expect(changeRole(await ctxOf(member), slug, "tamsin-marama", { role: "member" })).rejects.toThrow(
    "group.refused.other-steward",
  );
  await changeRole(await ctxOf(member), slug, "wiremu-potae", { role: "facilitator" });
  await changeRole(await ctxOf(admin), slug, "wiremu-potae", { role: "steward" });
  await changeRole(await ctxOf(admin), slug, "tamsin-marama", { role: "member" });
  expect(await roleOf(groupId, steward)).toBe("member");
});

test("the last steward is not set lower, by whomever, and not by two at once", async () => {
  const { steward, member, admin, groupId } = await smallCommunity(ctx);
  for (const as of [steward, admin])
    await expect(changeRole(await ctxOf(as), slug, "tamsin-marama", { role: "member" })).rejects.toThrow(
      "group.refused.last-steward",
    );
  await changeRole(await ctxOf(steward), slug, "wiremu-potae", { role: "steward" });
  const results = await Promise.allSettled([
    changeRole(await ctxOf(steward), slug, "tamsin-marama", { role: "member" }),
    leaveGroup(await ctxOf(member), slug),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const stewards = await ctx.db
    .selectFrom("memberships")
    .where("groupId", "=", groupId)
    .where("role", "=", "steward")
    .selectAll()
    .execute();
  expect(stewards).toHaveLength(1);
});

test("stewardship is handed over whole: one becomes steward, the other facilitator", async () => {
  const { steward, member, outsider, admin, groupId } = await smallCommunity(ctx);
  await expect(handOver(await ctxOf(steward), slug, "jo-sefo")).rejects.toMatchObject({ status: 404 });
  expect(await roleOf(groupId, outsider)).toBeUndefined();
  for (const as of [member, admin])
    await expect(handOver(await ctxOf(as), slug, "hana-kereama")).rejects.toThrow("not-steward");
  await expect(handOver(await ctxOf(steward), slug, "tamsin-marama")).rejects.toThrow("steward-already");
  const answer = await post(`/groups/${slug}/stewardship`, { person: "wiremu-potae" }, steward);
  expect(answer.headers.location).toBe(`/groups/${slug}/members`);
  expect(await roleOf(groupId, member)).toBe("steward");
  expect(await roleOf(groupId, steward)).toBe("facilitator");
});

test("stewardship that was taken away meanwhile cannot be handed over", async () => {
  const { steward, facilitator, groupId } = await smallCommunity(ctx);
  const stale = await ctxOf(steward);
  await changeRole(await ctxOf(steward), slug, "hana-kereama", { role: "steward" });
  await changeRole(await ctxOf(steward), slug, "tamsin-marama", { role: "member" });
  await expect(handOver(stale, slug, "wiremu-potae")).rejects.toThrow("group.refused.not-steward");
  expect(await roleOf(groupId, facilitator)).toBe("steward");
});

// ---- Taking out

test("a member is taken out, told by mail, and may come back", async () => {
  const { steward, member, groupId } = await smallCommunity(ctx);
  await post(
    `/groups/${slug}/members/wiremu-potae?_method=delete`,
    { word: "You moved to another school." },
    steward,
  );
  expect(await roleOf(groupId, member)).toBeUndefined();
  expect((await read(groupId)).memberCount).toBe(2);
  const [mail] = await mails();
  expect(mail?.toAddress).toBe("wiremu-potae@school.example");
  expect(mail?.text).toContain("You moved to another school.");
  await joinGroup(await ctxOf(member), slug, {});
  expect(await kinds()).toEqual(["group-member-removed", "group-joined"]);
});

test("one takes out those below oneself, and never oneself", async () => {
  const { steward, facilitator, member, admin, groupId } = await smallCommunity(ctx);
  const remove = async (as: PersonId, handle: string) => removeMember(await ctxOf(as), slug, handle, {});
  await expect(remove(member, "hana-kereama")).rejects.toThrow("not-facilitator");
  await expect(remove(facilitator, "tamsin-marama")).rejects.toThrow("other-steward");
  await expect(remove(steward, "tamsin-marama")).rejects.toThrow("yourself");
  await expect(remove(admin, "tamsin-marama")).rejects.toThrow("last-steward");
  await expect(remove(steward, "jo-sefo")).rejects.toMatchObject({ status: 404 });
  await changeRole(await ctxOf(steward), slug, "wiremu-potae", { role: "facilitator" });
  await expect(remove(facilitator, "wiremu-potae")).rejects.toThrow("not-steward");
  await remove(steward, "wiremu-potae");
  await remove(steward, "hana-kereama");
  expect((await read(groupId)).memberCount).toBe(1);
});

// ---- Bars

test("somebody barred is out, told why, and cannot come in until the bar is lifted", async () => {
  const { facilitator, member, groupId } = await smallCommunity(ctx);
  const answer = await post(
    `/groups/${slug}/bars`,
    { person: "@Wiremu-Pōtae", reason: "Three warnings." },
    facilitator,
  );
  expect(answer.statusCode).toBe(303);
  expect(await roleOf(groupId, member)).toBeUndefined();
  expect((await read(groupId)).memberCount).toBe(2);
  expect((await mails())[0]?.text).toContain("Three warnings.");
  await expect(joinGroup(await ctxOf(member), slug, {})).rejects.toThrow("group.refused.barred");
  expect((await get(`/groups/${slug}/bars`, facilitator)).body).toContain("Three warnings.");
  await post(`/groups/${slug}/bars/wiremu-potae?_method=delete`, {}, facilitator);
  expect(await roleOf(groupId, member)).toBeUndefined();
  await joinGroup(await ctxOf(member), slug, {});
  expect(await kinds()).toEqual(["group-barred", "group-bar-lifted", "group-joined"]);
});

test("a bar ends a request that waits, and holds for people who were never members", async () => {
  const { steward, outsider } = await smallCommunity(ctx);
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  await joinGroup(await ctxOf(outsider), "asking", { reason: "Please." });
  await barPerson(await ctxOf(steward), "asking", { person: "jo-sefo", reason: "No." });
  const request = await ctx.db.selectFrom("joinRequests").select("answer").executeTakeFirst();
  expect(request?.answer).toBe("declined");
  expect((await get("/groups/asking", outsider)).body).toContain("You cannot take part");
});

test("bars need a reason and somebody that there is, below oneself and no administrator", async () => {
  const { steward, facilitator, member, admin, groupId } = await smallCommunity(ctx);
  const bar = async (as: PersonId, more: Record<string, string>) =>
    barPerson(await ctxOf(as), slug, { person: "wiremu-potae", reason: "Why", ...more });
  await expect(bar(steward, { reason: " " })).rejects.toMatchObject({ fields: { reason: "error.required" } });
  await expect(bar(steward, { person: "nobody" })).rejects.toMatchObject({
    fields: { person: "group.bar.nobody" },
  });
  await expect(bar(steward, { person: "\0" })).rejects.toMatchObject({ status: 422 });
  await expect(bar(member, { person: "hana-kereama" })).rejects.toThrow("not-facilitator");
  await expect(bar(facilitator, { person: "tamsin-marama" })).rejects.toThrow("other-steward");
  await expect(bar(steward, { person: "ana-tui" })).rejects.toThrow("group.refused.administrator");
  await expect(bar(admin, { person: "tamsin-marama" })).rejects.toThrow("last-steward");
  await Promise.all([bar(steward, {}), bar(facilitator, {})]);
  expect((await kinds()).filter((kind) => kind === "group-barred")).toHaveLength(1);
  expect((await read(groupId)).memberCount).toBe(2);
  await expect(liftBar(await ctxOf(member), slug, "mal-content")).rejects.toMatchObject({ status: 403 });
  await expect(liftBar(await ctxOf(steward), slug, "jo-sefo")).rejects.toMatchObject({ status: 409 });
});

test("the page of a member offers what may be done with them, and nothing else", async () => {
  const { steward, facilitator, member } = await smallCommunity(ctx);
  const path = `/groups/${slug}/members`;
  const forSteward = (await get(`${path}/wiremu-potae`, steward)).body;
  for (const offer of ["Hand over", "Save the role", "Take Wiremu Pōtae out", "Bar Wiremu Pōtae"])
    expect(forSteward).toContain(offer);
  const forFacilitator = (await get(`${path}/wiremu-potae`, facilitator)).body;
  expect(forFacilitator).toContain("Take Wiremu Pōtae out");
  expect(forFacilitator).not.toContain("Save the role");
  const ofSteward = (await get(`${path}/tamsin-marama`, facilitator)).body;
  expect(ofSteward).not.toContain("<textarea");
  expect((await get(`${path}/wiremu-potae`, member)).statusCode).toBe(403);
  expect((await get(`${path}/jo-sefo`, steward)).statusCode).toBe(404);
  expect((await get(`${path}/%00`, steward)).statusCode).toBe(404);
});

test("an archived group keeps its members and roles as they are", async () => {
  const { steward, groupId } = await smallCommunity(ctx);
  await ctx.db.updateTable("groups").set({ archivedAt: new Date() }).where("id", "=", groupId).execute();
  const viewer = await ctxOf(steward);
  const acts = [
    changeRole(viewer, slug, "wiremu-potae", { role: "facilitator" }),
    handOver(viewer, slug, "wiremu-potae"),
    removeMember(viewer, slug, "wiremu-potae", {}),
    barPerson(viewer, slug, { person: "wiremu-potae", reason: "Why" }),
    liftBar(viewer, slug, "mal-content"),
  ];
  for (const result of await Promise.allSettled(acts))
    expect(result).toMatchObject({ reason: { message: "group.refused.archived" } });
});

// ---- Accounts that close

const close = (viewer: PersonCtx) => inTransaction(viewer, closeMemberships);

test("an account does not close while it is the only steward of a group with others", async () => {
  const { steward, member, groupId } = await smallCommunity(ctx);
  await group(ctx, "another", { members: { [steward]: "member" } });
  await expect(close(await ctxOf(steward))).rejects.toMatchObject({
    fields: { "": "group.close.hand-over" },
  });
  expect(await roleOf(groupId, steward)).toBe("steward");
  await handOver(await ctxOf(steward), slug, "wiremu-potae");
  await close(await ctxOf(steward));
  expect(await roleOf(groupId, steward)).toBeUndefined();
  expect(await roleOf(groupId, member)).toBe("steward");
});

test("who is alone in a group archives it by closing the account; requests and invitations end", async () => {
  const { outsider, steward } = await smallCommunity(ctx);
  const alone = await group(ctx, "alone", { members: { [outsider]: "steward" } });
  const old = await group(ctx, "old", { members: { [outsider]: "steward", [steward]: "member" } });
  await ctx.db.updateTable("groups").set({ archivedAt: new Date() }).where("id", "=", old).execute();
  await group(ctx, "asking", { joining: "ask", members: { [steward]: "steward" } });
  await joinGroup(await ctxOf(outsider), "asking", { reason: "Please." });
  await ctx.db
    .insertInto("invitations")
    .values({ tokenHash: "x", invitedBy: outsider, expiresAt: new Date(Date.now() + 1e9) } as never)
    .execute();
  await close(await ctxOf(outsider));
  expect((await read(alone)).archivedAt).not.toBeNull();
  expect(await roleOf(old, outsider)).toBeUndefined();
  expect((await ctx.db.selectFrom("joinRequests").select("answer").executeTakeFirst())?.answer).toBe(
    "withdrawn",
  );
  expect(
    (await ctx.db.selectFrom("invitations").select("endedAt").executeTakeFirst())?.endedAt,
  ).not.toBeNull();
});

test("of two stewards who close their accounts at once, one has to hand over first", async () => {
  const { steward, member } = await smallCommunity(ctx);
  await changeRole(await ctxOf(steward), slug, "wiremu-potae", { role: "steward" });
  const results = await Promise.allSettled([close(await ctxOf(steward)), close(await ctxOf(member))]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
