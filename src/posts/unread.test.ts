import { beforeEach, describe, expect, test } from "vitest";
import { group, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { deleteReply, listPosts } from "./index.ts";
import { readMarks } from "./read-marks.ts";

const { get, post: send, ctx, ctxOf, clock, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
let path: string;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Long talk");
  path = `/posts/${postId}-long-talk`;
});

const unread = async (as: string, id = postId) =>
  (await listPosts(await ctxOf(as), {})).posts.find((row) => row.id === id)?.unread;
const replies = async (count: number, by = cast.facilitator) => {
  const ids: number[] = [];
  for (let number = 1; number <= count; number++) {
    clock.advance(60_000);
    ids.push(await reply(ctx, postId, by, `Number ${number}`));
  }
  return ids;
};
const flash = (answer: { cookies: { name: string; value: string }[] }) => {
  const value = answer.cookies.find((one) => one.name === "weft-flash")?.value.split(".")[0] ?? "";
  return JSON.parse(Buffer.from(value, "base64url").toString()) as {
    undo: string;
    values: { count: number };
  };
};

describe("the count of unread replies", () => {
  test("is of those by others that came after what was shown, the same in every list and on every device", async () => {
    await get(path, cast.member);
    await replies(3);
    await reply(ctx, postId, cast.member, "My own");
    expect(await unread(cast.member)).toBe(3);
    for (const list of ["/", `/groups/${cast.groupSlug}`, "/people/tamsin-marama"])
      expect((await get(list, cast.member)).body, list).toContain(">3 new<");
    await get(path, cast.member);
    // At once, though reading is written down a little later.
    expect(await unread(cast.member)).toBe(0);
    for (const list of ["/", `/groups/${cast.groupSlug}`])
      expect((await get(list, cast.member)).body).not.toContain(" new<");
    expect(await unread(cast.steward)).toBe(4);
  });

  test("knows nothing of visitors, of a thread never opened, of deleted replies, and of what is muted", async () => {
    const [first = 0] = await replies(2);
    expect(await unread(cast.member)).toBe(0);
    expect((await listPosts(visitorCtx(), {})).posts[0]?.unread).toBe(0);
    await readMarks(ctx).note(cast.member, postId, null);
    expect(await unread(cast.member)).toBe(2);
    await deleteReply(await ctxOf(cast.facilitator), first);
    expect(await unread(cast.member)).toBe(1);
    const levels = (place: string, level: string) => send("/notices/levels", { place, level }, cast.member);
    await levels(`group:${cast.groupId}`, "muted");
    expect(await unread(cast.member)).toBe(0);
    await levels(`post:${postId}`, "following");
    expect(await unread(cast.member)).toBe(1);
  });
});

describe("the way to the first unread reply", () => {
  const way = async (as?: string) => (await get(`/posts/${postId}/unread`, as)).headers.location;

  test("leads to its page and the line above it, as far as one was shown", async () => {
    const ids = await replies(60);
    await get(path, cast.member);
    expect(await way(cast.member)).toBe(`${path}?page=2#new`);
    const { body } = await get(`${path}?page=2`, cast.member);
    expect(body.indexOf('id="new"')).toBeLessThan(body.indexOf(`id="reply-${ids[25]}"`));
    expect(body.indexOf('id="new"')).toBeGreaterThan(0);
    expect(await way(cast.member)).toBe(`${path}?page=3#new`);
    await get(`${path}?page=3`, cast.member);
    expect(await way(cast.member)).toBe(`${path}?page=3#reply-${ids[59]}`);
  });

  test("leads a visitor and who has never been there to the beginning", async () => {
    await replies(30);
    expect(await way()).toBe(path);
    expect(await way(cast.member)).toBe(path);
  });

  test("stands in lists where something is unread, and nowhere else", async () => {
    const home = async () => (await get("/", cast.member)).body;
    expect(await home()).toContain(`href="${path}"`);
    await get(path, cast.member);
    await replies(1);
    expect(await home()).toContain(`href="/posts/${postId}/unread" data-turbo="false"`);
  });
});

test("a reply can be made unread again with all after it; that can be undone, and reading reads it again", async () => {
  const ids = await replies(5);
  await get(path, cast.member);
  const answer = await send(`/replies/${ids[2]}/unread`, {}, cast.member);
  expect(answer.headers.location).toBe(`/groups/${cast.groupSlug}`);
  expect(await unread(cast.member)).toBe(3);
  await send(flash(answer).undo, {}, cast.member);
  expect(await unread(cast.member)).toBe(0);
  await send(`/replies/${ids[0]}/unread`, {}, cast.member);
  expect(await unread(cast.member)).toBe(5);
  await get(path, cast.member);
  expect(await unread(cast.member)).toBe(0);
  expect(await unread(cast.steward)).toBe(5);
});

describe("marking all as read", () => {
  test("reads what is new and unread in a group, or in all of one's own, and undo brings back just that", async () => {
    const other = await group(ctx, "other", {
      members: { [cast.member]: "member", [cast.steward]: "steward" },
    });
    const elsewhere = await post(ctx, other, cast.steward, "Elsewhere");
    await get(path, cast.member);
    const [first = 0] = await replies(3);
    const never = await post(ctx, cast.groupId, cast.steward, "Never opened");
    const fresh = async () =>
      (await listPosts(await ctxOf(cast.member), {})).posts.filter((row) => row.fresh).map((row) => row.id);
    expect((await fresh()).sort()).toEqual([postId, elsewhere, never].sort());
    const inGroup = await send("/reading", { group: cast.groupSlug }, cast.member);
    expect(flash(inGroup).values.count).toBe(2);
    expect(await fresh()).toEqual([elsewhere]);
    clock.advance(1000);
    await send("/reading", {}, cast.member);
    expect(await fresh()).toEqual([]);
    await send(flash(inGroup).undo, {}, cast.member);
    expect((await fresh()).sort()).toEqual([postId, never].sort());
    expect(await unread(cast.member)).toBe(3);
    expect((await get(`/posts/${postId}/unread`, cast.member)).headers.location).toBe(`${path}#new`);
    expect(first).toBeGreaterThan(0);
  });

  test("is taken back for nobody else, and not for what was read since", async () => {
    await get(path, cast.member);
    await replies(2);
    const swept = await send("/reading", {}, cast.member);
    const undo = flash(swept).undo;
    await send(undo, {}, cast.outsider);
    expect(await unread(cast.member)).toBe(0);
    await replies(1);
    await get(path, cast.member);
    await send(undo, {}, cast.member);
    expect(await unread(cast.member)).toBe(0);
  });

  test("touches no group that one may not see", async () => {
    await group(ctx, "board", { visibility: "members", members: { [cast.steward]: "steward" } });
    expect((await send("/reading", { group: "board" }, cast.steward)).statusCode).toBe(303);
    expect((await send("/reading", { group: "board" }, cast.member)).statusCode).toBe(404);
  });
});

describe("a jump", () => {
  test("leads to the first reply of a day on the viewer's calendar, or after it, else to the last", async () => {
    const at = (when: string) => reply(ctx, postId, cast.member, when, { at: new Date(when) });
    const first = await at("2026-03-01T10:00:00Z");
    const next = await at("2026-03-03T11:30:00Z"); // the 4th in Auckland
    const last = await at("2026-03-09T00:00:00Z");
    const jump = async (date: string) => (await get(`/posts/${postId}/jump?date=${date}`)).headers.location;
    expect(await jump("2026-01-01")).toBe(`${path}#reply-${first}`);
    expect(await jump("2026-03-04")).toBe(`${path}#reply-${next}`);
    expect(await jump("2026-03-05")).toBe(`${path}#reply-${last}`);
    expect(await jump("2027-01-01")).toBe(`${path}#reply-${last}`);
    expect((await get(`/posts/${postId}/jump`)).headers.location).toBe(`${path}#reply-${last}`);
  });

  test("to what is no day leads to the beginning", async () => {
    await replies(1);
    for (const date of ["", "2026-02-30", "x", "0000-01-01", "2026-13-01", "'; drop table replies"])
      expect((await get(`/posts/${postId}/jump?date=${encodeURIComponent(date)}`)).headers.location).toBe(
        path,
      );
  });
});

test("a talk of a thousand replies opens at its last one, and says where one is", async () => {
  await ctx.db
    .insertInto("replies")
    .values(
      Array.from({ length: 1000 }, (_, index) => ({
        postId,
        authorId: cast.facilitator,
        markdown: `Number ${index}`,
        html: `<p>Number ${index}</p>`,
        createdAt: new Date(clock().getTime() + index * 1000),
      })),
    )
    .execute();
  await ctx.db.updateTable("posts").set({ replyCount: 1000 }).where("id", "=", postId).execute();
  readMarks(ctx).note(cast.member, postId, null);
  expect(await unread(cast.member)).toBe(1000);
  const { location } = (await get(`/posts/${postId}/jump`, cast.member)).headers;
  expect(location).toMatch(/\?page=40#reply-\d+$/);
  const { body } = await get(String(location).split("#")[0] ?? "", cast.member);
  expect(body).toContain('data-first="976"');
  expect(body).toContain("Reply # of 1,000");
  expect(await unread(cast.member)).toBe(0);
});

test("the keys can be turned off and on, by anybody", async () => {
  const { body } = await get("/keys");
  expect(body).toContain("Turn them off");
  const off = await send("/keys", { keys: "off" });
  expect(off.cookies).toContainEqual(expect.objectContaining({ name: "weft-keys", value: "off" }));
  expect((await get("/keys", undefined, { headers: { cookie: "weft-keys=off" } })).body).toContain(
    "Turn them on",
  );
});
