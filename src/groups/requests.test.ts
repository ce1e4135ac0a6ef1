import { beforeEach, expect, test } from "vitest";
import { group, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { GroupId } from "../viewer/index.ts";
import { answerRequest } from "./answer-request.ts";
import { joinGroup } from "./join-group.ts";
import { leaveGroup } from "./leave-group.ts";

const { ctx, ctxOf, get, post } = await testApp();

let cast: SmallCommunity;
let asking: GroupId;
let requestId: number;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  const { steward, facilitator, member, outsider } = cast;
  asking = await group(ctx, "asking", {
    name: "Asking",
    joining: "ask",
    members: { [steward]: "steward", [facilitator]: "facilitator", [member]: "member" },
  });
  await joinGroup(await ctxOf(outsider), "asking", {
    reason: "I teach in Ōtaki.",
    to: "/posts/7-why#reply-box",
  });
  requestId = (await ctx.db.selectFrom("joinRequests").select("id").executeTakeFirstOrThrow()).id;
  await ctx.db.deleteFrom("mailOutbox").execute();
  await ctx.db.deleteFrom("activity").execute();
});

const request = () => ctx.db.selectFrom("joinRequests").selectAll().executeTakeFirstOrThrow();
const mail = () => ctx.db.selectFrom("mailOutbox").selectAll().executeTakeFirstOrThrow();
const belongs = async () => (await ctxOf(cast.outsider)).viewer.roles.has(asking);

test("a facilitator reads why somebody asks and lets them in with a word; they land where they were", async () => {
  expect((await get("/groups/asking/requests", cast.facilitator)).body).toContain("I teach in Ōtaki.");
  const answer = await post(
    `/groups/asking/requests/${requestId}`,
    { answer: "approved", word: "Nau mai!" },
    cast.facilitator,
  );
  expect(answer.headers.location).toBe("/groups/asking/requests");
  expect(await belongs()).toBe(true);
  expect(await request()).toMatchObject({
    answer: "approved",
    word: "Nau mai!",
    answeredBy: cast.facilitator,
    answeredAt: expect.any(Date),
  });
  expect(await mail()).toMatchObject({
    toAddress: "jo-sefo@school.example",
    subject: "You are a member of Asking",
    text: expect.stringMatching(/Nau mai![\s\S]*\/posts\/7-why#reply-box/),
  });
  expect((await get("/groups/asking/requests", cast.steward)).body).toContain("No requests are waiting");
});

test("who is declined reads why on the group's page and may ask again", async () => {
  await answerRequest(await ctxOf(cast.steward), "asking", requestId, {
    answer: "declined",
    word: "Not yet.",
  });
  expect(await belongs()).toBe(false);
  expect((await mail()).text).toContain("Not yet.");
  const page = (await get("/groups/asking", cast.outsider)).body;
  expect(page).toContain("Your request to join was declined");
  expect(page).toContain("Not yet.");
  expect(page).toContain("Ask to join");
  await joinGroup(await ctxOf(cast.outsider), "asking", { reason: "Now?" });
  expect((await get("/groups/asking", cast.outsider)).body).not.toContain("Not yet.");
});

test("a request is answered once, also by two at once", async () => {
  const results = await Promise.allSettled([
    answerRequest(await ctxOf(cast.steward), "asking", requestId, { answer: "approved" }),
    answerRequest(await ctxOf(cast.facilitator), "asking", requestId, { answer: "declined" }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await belongs()).toBe((await request()).answer === "approved");
  expect(await ctx.db.selectFrom("mailOutbox").select("id").execute()).toHaveLength(1);
});

test("a request that was taken back can no longer be answered", async () => {
  await leaveGroup(await ctxOf(cast.outsider), "asking");
  await expect(
    answerRequest(await ctxOf(cast.steward), "asking", requestId, { answer: "approved" }),
  ).rejects.toMatchObject({ status: 409 });
  expect(await belongs()).toBe(false);
});

test("members, outsiders and visitors neither read nor answer requests", async () => {
  const path = `/groups/asking/requests/${requestId}`;
  for (const as of [cast.member, cast.outsider]) {
    expect((await get("/groups/asking/requests", as)).statusCode).toBe(403);
    expect((await post(path, { answer: "approved" }, as)).statusCode).toBe(403);
  }
  expect((await get("/groups/asking/requests")).headers.location).toContain("/log-in");
  expect((await post(path, { answer: "approved" })).headers.location).toContain("/log-in");
  expect(await belongs()).toBe(false);
});

test("a request is answered in its own group only", async () => {
  await expect(
    answerRequest(await ctxOf(cast.steward), cast.groupSlug, requestId, { answer: "approved" }),
  ).rejects.toMatchObject({ status: 404 });
  for (const id of ["abc", "0", "-1", "999999999999999999", "%00"])
    expect(
      (await post(`/groups/asking/requests/${id}`, { answer: "approved" }, cast.steward)).statusCode,
    ).toBe(404);
  expect(
    (await post(`/groups/asking/requests/${requestId}`, { answer: "maybe" }, cast.steward)).statusCode,
  ).toBe(422);
});

test("joining another way answers the request that waits", async () => {
  await ctx.db.updateTable("groups").set({ joining: "open" }).where("id", "=", asking).execute();
  await joinGroup(await ctxOf(cast.outsider), "asking", {});
  expect(await request()).toMatchObject({ answer: "approved" });
});

test("requests of people whose account does not stand are not shown", async () => {
  await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", cast.outsider).execute();
  expect((await get("/groups/asking/requests", cast.steward)).body).toContain("No requests are waiting");
});
