import { get as open } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { deletePost, editPost, postReply } from "./index.ts";

const { app, get, ctx, ctxOf } = await testApp();
await app.listen({ port: 0, host: "127.0.0.1" });
const { port } = app.server.address() as AddressInfo;

let cast: SmallCommunity;
let postId: number;
const lines: (() => void)[] = [];
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Why build an online community?");
});
afterEach(() => {
  for (const close of lines.splice(0)) close();
});

interface Line {
  /** What has been heard so far. */
  readonly events: unknown[];
  /** Resolves when so many have been heard. */
  heard(count: number): Promise<unknown[]>;
  /** Resolves when the other side ends it. */
  readonly ended: Promise<void>;
}

/** Listens as a browser does. */
async function listen(path: string, as: string): Promise<Line> {
  const events: unknown[] = [];
  const waiting: { count: number; done: (events: unknown[]) => void }[] = [];
  const cookie = await logIn(ctx, as);
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    const request = open({ host: "127.0.0.1", port, path, headers: { cookie } }, resolve);
    request.once("error", reject);
  });
  lines.push(() => response.destroy());
  expect(response.headers["content-type"]).toContain("text/event-stream");
  const ended = new Promise<void>((resolve) => response.once("end", resolve));
  response.on("error", () => {});
  response.setEncoding("utf8").on("data", (text: string) => {
    for (const match of text.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(match[1] ?? "").data);
    for (const one of waiting) if (events.length >= one.count) one.done(events);
  });
  return {
    events,
    ended,
    heard: (count) =>
      events.length >= count ? Promise.resolve(events) : new Promise((done) => waiting.push({ count, done })),
  };
}

test("a new reply and an edit are heard, by number and without a word of what they say", async () => {
  const line = await listen(`/live?topics=post:${postId}`, cast.member);
  const id = await postReply(await ctxOf(cast.facilitator), postId, { markdown: "A secret" });
  await editPost(await ctxOf(cast.steward), postId, { title: "Other", markdown: "Other." });
  expect(await line.heard(2)).toEqual([{ reply: id }, { reply: null }]);
});

test("what came since the page was made is told first", async () => {
  const first = await reply(ctx, postId, cast.facilitator, "Seen");
  const second = await reply(ctx, postId, cast.facilitator, "Missed");
  const third = await reply(ctx, postId, cast.facilitator, "Gone");
  await ctx.db.updateTable("replies").set({ deletedAt: ctx.now() }).where("id", "=", third).execute();
  const line = await listen(`/live?topics=post:${postId}&seen=${first}`, cast.member);
  expect(await line.heard(1)).toEqual([{ reply: second }]);
});

test("the line ends as soon as the listener may no longer see the thread", async () => {
  const line = await listen(`/live?topics=post:${postId}`, cast.member);
  await deletePost(await ctxOf(cast.steward), postId);
  await line.ended;
  const again = await get(`/live?topics=post:${postId}`, cast.member);
  expect(again.statusCode).toBe(404);
});

test("the line of somebody who is put out of a members' group ends by itself", async () => {
  await ctx.db.updateTable("posts").set({ audience: "group" }).execute();
  const line = await listen(`/live?topics=post:${postId}`, cast.member);
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
  await line.ended;
});

test("whoever may no longer see the thread is told nothing of what happens next, not even its number", async () => {
  const line = await listen(`/live?topics=post:${postId}`, cast.member);
  const first = await postReply(await ctxOf(cast.facilitator), postId, { markdown: "For all" });
  expect(await line.heard(1)).toEqual([{ reply: first }]);
  await ctx.db.updateTable("posts").set({ audience: "group" }).execute();
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
  ctx.cache.forget(`post:${postId}`);
  await postReply(await ctxOf(cast.facilitator), postId, { markdown: "For members" });
  await line.ended;
  expect(line.events).toEqual([{ reply: first }]);
});

test("one who listens everywhere is told to wait, and others are not", async () => {
  const path = `/live?topics=post:${postId}`;
  for (let number = 0; number < 12; number++) await listen(path, cast.member);
  expect((await get(path, cast.member)).statusCode).toBe(429);
  await listen(path, cast.facilitator);
});

test("topics that are none are not there, and visitors do not listen", async () => {
  for (const topics of [
    "",
    "people",
    "post:",
    "post:x",
    `post:${postId},people:1`,
    "post:1,post:2,post:3,post:4,post:5,post:6",
  ])
    expect((await get(`/live?topics=${topics}`, cast.member)).statusCode, topics).toBe(404);
  expect((await get(`/live?topics=post:${postId}`)).statusCode).toBe(303);
});

test("the server ends though somebody still listens", async () => {
  const line = await listen(`/live?topics=post:${postId}`, cast.member);
  await app.close();
  await line.ended;
});
