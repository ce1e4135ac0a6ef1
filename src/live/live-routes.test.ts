import { get as open } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { group, post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { deletePost, editPost, postReply, startPost } from "../posts/index.ts";

const { app, get, post: send, ctx, ctxOf } = await testApp();
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

interface Heard {
  readonly name: string;
  readonly number: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the line.
  readonly data: any;
}

interface Line {
  /** What has been heard so far under this name. */
  of(name: string): Heard["data"][];
  readonly events: Heard[];
  /** Resolves when the other side ends it. */
  readonly ended: Promise<void>;
  readonly cookie: string;
}

/** Listens as a browser does, and waits until the line has begun. */
async function listen(query: string, as: string, cookie?: string, headers = {}): Promise<Line> {
  const events: Heard[] = [];
  const own = cookie ?? (await logIn(ctx, as));
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    const path = `/live?${query}`;
    const request = open({ host: "127.0.0.1", port, path, headers: { cookie: own, ...headers } }, resolve);
    request.once("error", reject);
  });
  lines.push(() => response.destroy());
  expect(response.headers["content-type"]).toContain("text/event-stream");
  const ended = new Promise<void>((resolve) => response.once("end", resolve));
  response.on("error", () => {});
  let text = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const field = (key: string) => new RegExp(`^${key}: (.*)$`, "m").exec(block)?.[1];
      const id = field("id");
      events.push({
        name: field("event") ?? "",
        number: id === undefined ? null : Number(id),
        data: JSON.parse(field("data") ?? "null"),
      });
    }
  });
  const of = (name: string) => events.filter((one) => one.name === name).map(({ data }) => data);
  await expect.poll(() => of("at").length + of("over").length).toBeGreaterThan(0);
  return { of, events, ended, cookie: own };
}

/** Who is there is told once a second at most. */
const soon = { timeout: 10_000 };
const thread = () => `topics=post:${postId}`;

// The first, because those who have left a thread count there for a moment.
test("who else is reading is counted, named where they wish it, and not shown where they do not", async () => {
  const hana = await listen(thread(), cast.facilitator);
  const wiremu = await listen(thread(), cast.member);
  await expect.poll(() => hana.of("here").at(-1)?.words, soon).toBe("Reading now: 1 other");
  const saved = await send("/settings/presence", { choice: "named" }, cast.steward);
  expect(saved.statusCode).toBe(303);
  await listen(thread(), cast.steward);
  await expect.poll(() => hana.of("here").at(-1)?.words, soon).toBe("Reading now: Tamsin Marama and 1 more");
  await send("/settings/presence", { choice: "hidden" }, cast.member);
  await expect.poll(() => hana.of("here").at(-1)?.words, soon).toBe("Reading now: Tamsin Marama");
  expect(wiremu.of("here").at(-1)?.words).toBe("Reading now: Tamsin Marama and 1 more"); // the hidden one still sees
  await send("/settings/presence", { choice: "counted" }, cast.member);
  await send("/settings/presence", { choice: "counted" }, cast.steward);
  await expect.poll(() => hana.of("here").at(-1)?.words, soon).toBe("Reading now: 2 others");
  const refused = await send("/settings/presence", { choice: "invisible" }, cast.member);
  expect(refused.statusCode).toBe(422);
});

test("a new reply and an edit are heard, by number and without a word of what they say", async () => {
  const line = await listen(thread(), cast.member);
  const id = await postReply(await ctxOf(cast.facilitator), postId, { markdown: "A secret" });
  await editPost(await ctxOf(cast.steward), postId, { title: "Other", markdown: "Other." });
  const topics = [`post:${postId}`];
  await expect
    .poll(() => line.of("post"))
    .toEqual([
      { post: postId, topics, reply: id },
      { post: postId, topics, reply: null },
    ]);
});

test("whoever comes back with the last number they heard is told all that they missed, once and in order", async () => {
  const line = await listen(thread(), cast.member);
  const replies = [await postReply(await ctxOf(cast.facilitator), postId, { markdown: "Heard" })];
  await expect.poll(() => line.of("post").length).toBe(1);
  const last = line.events.findLast(({ number }) => number !== null)?.number;
  for (const close of lines.splice(0)) close();
  for (const markdown of ["Missed", "Missed too"])
    replies.push(await postReply(await ctxOf(cast.facilitator), postId, { markdown }));
  const byQuery = await listen(`${thread()}&since=${last}`, cast.member);
  const byHeader = await listen(thread(), cast.member, undefined, { "last-event-id": String(last) });
  for (const again of [byQuery, byHeader]) {
    await expect.poll(() => again.of("post").map((told) => told.reply)).toEqual(replies.slice(1));
    expect(again.of("stale")).toEqual([]);
  }
});

test("whoever asks for what this database does not know is told to ask for everything anew", async () => {
  await postReply(await ctxOf(cast.facilitator), postId, { markdown: "One" });
  const known = await listen(`${thread()}&since=${ctx.live.last}`, cast.member);
  expect(known.of("stale")).toEqual([]);
  const line = await listen(`${thread()}&since=${(ctx.live.last as number) + 1_000_000}`, cast.member);
  expect(line.of("stale")).toEqual([null]);
});

test("lists hear of what the viewer may see in their groups, and of a post that is new", async () => {
  const hidden = await post(ctx, cast.groupId, cast.steward, "For members", { audience: "group" });
  const mine = await listen("topics=mine", cast.member);
  const list = await listen(`topics=group:${cast.groupId}`, cast.outsider);
  const notMine = await listen("topics=mine", cast.outsider);
  await postReply(await ctxOf(cast.steward), hidden, { markdown: "Among us" });
  const open = await postReply(await ctxOf(cast.steward), postId, { markdown: "For all" });
  const started = await startPost(await ctxOf(cast.steward), cast.groupSlug, {
    kind: "discussion",
    title: "Another",
    markdown: "Words.",
    intent: "publish",
  });
  await expect.poll(() => mine.of("post").map((told) => told.post)).toEqual([hidden, postId, started.id]);
  await expect
    .poll(() => list.of("post"))
    .toEqual([
      { post: postId, topics: [`group:${cast.groupId}`], reply: open },
      { post: started.id, topics: [`group:${cast.groupId}`], reply: null, fresh: true },
    ]);
  expect(notMine.of("post")).toEqual([]);
});

test("a post that is shared is told in each group where it stands, and a hidden group is not named by it", async () => {
  const north = await group(ctx, "northland", { members: { [cast.outsider]: "member" } });
  const hidden = await group(ctx, "hidden", {
    visibility: "members",
    members: { [cast.outsider]: "member" },
  });
  const shares = [north, hidden].map((groupId) => ({ postId, groupId, sharedBy: cast.steward }));
  await ctx.db.insertInto("postShares").values(shares).execute();
  ctx.cache.forget(`post:${postId}`);
  const all = `group:${north},group:${hidden}`;
  const inside = await listen(`topics=mine,${all}`, cast.outsider);
  const outside = await listen(`topics=mine,${all}`, cast.member);
  await postReply(await ctxOf(cast.facilitator), postId, { markdown: "For all" });
  const told = (line: Line) => line.of("post").map(({ topics }) => [...topics].sort());
  await expect.poll(() => told(inside)).toEqual([[`group:${north}`, `group:${hidden}`, "mine"].sort()]);
  await expect.poll(() => told(outside)).toEqual([[`group:${north}`, "mine"]]);
});

test("a thread is taken from the line as soon as the listener may no longer see it, and the rest goes on", async () => {
  const other = await post(ctx, cast.groupId, cast.steward, "Another");
  const line = await listen(`topics=post:${postId},post:${other}`, cast.member);
  await deletePost(await ctxOf(cast.steward), postId);
  await expect.poll(() => line.of("gone")).toEqual([{ topic: `post:${postId}` }]);
  const id = await postReply(await ctxOf(cast.facilitator), other, { markdown: "Still here" });
  await expect.poll(() => line.of("post").map((told) => told.reply)).toEqual([id]);
  expect((await get(`/live?topics=post:${postId}`, cast.member)).statusCode).toBe(404);
});

test("whoever may no longer see the thread is told nothing of what happens next, not even its number", async () => {
  const line = await listen(thread(), cast.member);
  const first = await postReply(await ctxOf(cast.facilitator), postId, { markdown: "For all" });
  await expect.poll(() => line.of("post").map((told) => told.reply)).toEqual([first]);
  await ctx.db.updateTable("posts").set({ audience: "group" }).execute();
  ctx.cache.forget(`post:${postId}`);
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
  await postReply(await ctxOf(cast.facilitator), postId, { markdown: "For members" });
  await expect.poll(() => line.of("gone").length).toBe(1);
  expect(line.of("post").map((told) => told.reply)).toEqual([first]);
});

test.each([
  ["logs out", async (as: string) => ctx.db.deleteFrom("sessions").where("userId", "=", as).execute()],
  [
    "is suspended",
    async (as: string) =>
      ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", as).execute(),
  ],
])("the line of somebody who %s is over, and those of others are not", async (_how, happen) => {
  const line = await listen(thread(), cast.member);
  const other = await listen(thread(), cast.facilitator);
  await happen(cast.member);
  const id = await postReply(await ctxOf(cast.steward), postId, { markdown: "After" });
  await line.ended;
  expect(line.of("post")).toEqual([]);
  expect(line.of("over")).toEqual([null]);
  await expect.poll(() => other.of("post").map((told) => told.reply)).toEqual([id]);
});

test("somebody who is barred from a group for people with accounts hears nothing more of it", async () => {
  await ctx.db.updateTable("groups").set({ visibility: "people" }).execute();
  const line = await listen(thread(), cast.outsider);
  await ctx.db
    .insertInto("groupBars")
    .values({ groupId: cast.groupId, personId: cast.outsider, barredBy: null })
    .execute();
  await postReply(await ctxOf(cast.steward), postId, { markdown: "After" });
  await expect.poll(() => line.of("gone").length).toBe(1);
  expect(line.of("post")).toEqual([]);
});

test("where one answers before one reads, the number of an answer is not told before", async () => {
  await ctx.db.updateTable("posts").set({ repliesHeld: true }).execute();
  ctx.cache.forget(`post:${postId}`);
  const line = await listen(thread(), cast.member);
  await postReply(await ctxOf(cast.facilitator), postId, { markdown: "Held back" });
  await expect.poll(() => line.of("post").map((told) => told.reply)).toEqual([null]);
});

test("the bell counts along", async () => {
  const line = await listen("topics=", cast.member);
  await expect.poll(() => line.of("notices").map(({ count }) => count)).toEqual([0]);
  const { id } = await ctx.db
    .insertInto("activity")
    .values({ kind: "reply-posted", actorId: cast.steward, groupId: cast.groupId, postId })
    .returning("id")
    .executeTakeFirstOrThrow();
  const notice = await ctx.db
    .insertInto("notices")
    .values({ personId: cast.member, postId, changedAt: ctx.now() } as never)
    .returning("id")
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto("noticeEvents")
    .values({
      noticeId: notice.id,
      personId: cast.member,
      activityId: id,
      kind: "reply-posted",
      reason: "watching",
      direct: false,
    } as never)
    .execute();
  ctx.cache.forget(`notices:${cast.member}`);
  await expect.poll(() => line.of("notices").map(({ count }) => count)).toEqual([0, 1]);
});

test("of somebody with very many lines the oldest makes room, and others keep theirs", async () => {
  const other = await listen(thread(), cast.facilitator);
  const cookie = await logIn(ctx, cast.member);
  const first = await listen(thread(), cast.member, cookie);
  for (let number = 0; number < 12; number++) await listen(thread(), cast.member, cookie);
  await first.ended;
  expect(first.of("again")).toEqual([null]);
  const id = await postReply(await ctxOf(cast.steward), postId, { markdown: "All" });
  await expect.poll(() => other.of("post").map((told) => told.reply)).toEqual([id]);
});

test("topics that are none are not there, and visitors do not listen", async () => {
  const many = Array.from({ length: 41 }, (_, index) => `post:${index + 1}`).join(",");
  for (const topics of [
    "people",
    "post:",
    "post:x",
    "post:0",
    `post:${postId},people:1`,
    many,
    "post:999999",
  ])
    expect((await get(`/live?topics=${topics}`, cast.member)).statusCode, topics).toBe(404);
  expect((await get(`/live?topics=post:${postId}`)).statusCode).toBe(303);
});

test("a page says with which number it was made, so that what comes while it loads is not missed", async () => {
  await ctx.live.start();
  const before = await get(`/posts/${postId}-why-build-an-online-community`, cast.member);
  const since = Number(
    /<weft-live data-idle(?:="[^"]*")? data-since="(\d+)"/.exec(before.body)?.[1] ?? Number.NaN,
  );
  expect(since).toBe(ctx.live.last);
  const id = await postReply(await ctxOf(cast.facilitator), postId, { markdown: "While it loaded" });
  const line = await listen(`${thread()}&since=${since}`, cast.member);
  await expect.poll(() => line.of("post").map((told) => told.reply)).toEqual([id]);
  const visitor = await get(`/posts/${postId}-why-build-an-online-community`);
  expect(visitor.body).not.toContain("weft-live");
  expect(visitor.body).not.toContain("weft-news");
});

test("the server ends though somebody still listens", async () => {
  const line = await listen(thread(), cast.member);
  await app.close();
  await line.ended;
});
