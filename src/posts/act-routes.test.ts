import { beforeEach, describe, expect, test } from "vitest";
import { group, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { deletePost, deleteReply, editPost, editReply, findVisiblePost } from "./index.ts";

const { get, post: send, ctx, ctxOf, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
let replyId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.member, "Why build it?");
  replyId = await reply(ctx, postId, cast.member, "For the follow-up.");
});

const path = () => `/posts/${postId}-why-build-it`;

/** Follows where an answer leads, with what was left to be said there. */
async function follow(answer: Awaited<ReturnType<typeof get>>, as: string) {
  const flash = answer.cookies.find((cookie) => cookie.name === "weft-flash")?.value ?? "";
  const cookie = `${await logIn(ctx, as)}; weft-flash=${encodeURIComponent(flash)}`;
  return get(String(answer.headers.location), undefined, { headers: { cookie } });
}

describe("deleting", () => {
  test("a post leads to its group with a way back, and the way back works", async () => {
    const answer = await send(`/posts/${postId}?_method=delete`, {}, cast.member);
    expect(answer.headers.location).toBe("/groups/leading-e-learning");
    const next = await follow(answer, cast.member);
    expect(next.body).toContain("The post is deleted.");
    expect(next.body).toContain(`action="/posts/${postId}/restoration"`);
    expect((await get(path())).statusCode).toBe(404);
    expect((await get(path(), cast.member)).body).toContain("This post is deleted");
    const back = await send(`/posts/${postId}/restoration`, {}, cast.member);
    expect(back.headers.location).toBe(path());
    expect((await get(path())).statusCode).toBe(200);
  });

  test("a draft leads back to the drafts", async () => {
    const draft = await post(ctx, cast.groupId, cast.member, "Half", { draft: true });
    const answer = await send(`/posts/${draft}?_method=delete`, {}, cast.member);
    expect(answer.headers.location).toBe("/drafts");
    expect((await get("/drafts", cast.member)).body).toContain("No drafts");
    await send(`/posts/${draft}/restoration`, {}, cast.member);
    expect((await get("/drafts", cast.member)).body).toContain("Half");
  });

  test("a reply leads to its place, where it can be brought back", async () => {
    const answer = await send(`/replies/${replyId}?_method=delete`, {}, cast.facilitator);
    expect(answer.headers.location).toBe(`/replies/${replyId}`);
    const visitor = (await get(path())).body;
    expect(visitor).toContain("This reply was deleted.");
    expect(visitor).not.toContain("For the follow-up");
    expect(visitor).not.toContain("/restoration");
    expect((await get(path(), cast.member)).body).not.toContain("/restoration"); // a facilitator did it
    expect((await get(path(), cast.facilitator)).body).toContain(`/replies/${replyId}/restoration`);
    await send(`/replies/${replyId}/restoration`, {}, cast.facilitator);
    expect((await get(path())).body).toContain("For the follow-up");
  });
});

test("pinning, closing and opening lead back to the post, with a word about it", async () => {
  const done = async (url: string, form = {}) =>
    follow(await send(url, form, cast.facilitator), cast.facilitator);
  expect((await done(`/posts/${postId}/pin`)).body).toContain("at the top of the group");
  expect((await get(path())).body).toContain("Pinned");
  await done(`/posts/${postId}/pin?_method=delete`);
  expect((await get(path())).body).not.toContain("Pinned");
  expect((await get(`/posts/${postId}/closing`, cast.facilitator)).body).toContain('name="reason"');
  const late = await send(`/posts/${postId}/closing`, { reason: "a".repeat(501) }, cast.facilitator);
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain("a".repeat(501));
  await done(`/posts/${postId}/closing`, { reason: "Settled." });
  expect((await get(path())).body).toContain("Settled.");
  await done(`/posts/${postId}/closing?_method=delete`);
  // It no longer stands where one answers, and stays in the talk as what was done.
  expect((await get(path())).body.match(/[^<>]*>Settled\./g)).toEqual([
    'p class="thread-mark-reason">Settled.',
  ]);
});

test("moving offers the groups one may write in, says what changes, and leads to the post", async () => {
  await group(ctx, "board", {
    name: "The board",
    visibility: "members",
    members: { [cast.facilitator]: "member" },
  });
  await group(ctx, "elsewhere", { name: "Elsewhere" });
  const { body } = await get(`/posts/${postId}/group`, cast.facilitator);
  expect(body).toContain("The board");
  expect(body).toContain("Only its members can read it there.");
  expect(body).not.toContain("Elsewhere");
  const form = `/posts/${postId}/group?_method=put`;
  expect((await send(form, {}, cast.facilitator)).statusCode).toBe(422);
  const answer = await send(form, { group: "board" }, cast.facilitator);
  expect(answer.headers.location).toBe(path());
  expect((await get(path())).statusCode).toBe(404);
  expect((await get(`/posts/${postId}/group`, cast.steward)).statusCode).toBe(404);
});

describe("the history", () => {
  test("shows who changed what, word by word, and the page of the post leads there", async () => {
    expect((await get(path())).body).not.toContain("/history");
    await editPost(await ctxOf(cast.facilitator), postId, {
      title: "Why build it?",
      markdown: "New <b>words</b>.",
      tags: "x",
    });
    expect((await get(path())).body).toContain(`/posts/${postId}/history`);
    const { body } = await get(`/posts/${postId}/history`);
    expect(body).toContain("<b>Hana Kereama</b> changed it");
    expect(body).toContain("<b>Wiremu Pōtae</b> wrote it");
    expect(body).toMatch(/<ins>.*New &lt;b>/);
    expect(body).toMatch(/<ins>.*#x<\/ins>/);
  });

  test("comes in pages where there is much of it", async () => {
    const member = await ctxOf(cast.member);
    for (let number = 1; number <= 25; number++)
      await editReply(member, replyId, { markdown: `Take ${number}.` });
    const first = (await get(`/replies/${replyId}/history`)).body;
    expect(first).toContain("25");
    expect(first).not.toContain("wrote it");
    expect((await get(`/replies/${replyId}/history?page=2`)).body).toContain("wrote it");
  });

  test("of a deleted reply is for its author and those who look after the group; a draft has none", async () => {
    await editReply(await ctxOf(cast.member), replyId, { markdown: "Other." });
    await deleteReply(await ctxOf(cast.member), replyId);
    for (const other of [undefined, cast.outsider])
      expect((await get(`/replies/${replyId}/history`, other)).statusCode).toBe(404);
    for (const keeper of [cast.member, cast.facilitator])
      expect((await get(`/replies/${replyId}/history`, keeper)).statusCode).toBe(200);
    const draft = await post(ctx, cast.groupId, cast.member, "Half", { draft: true });
    expect((await get(`/posts/${draft}/history`, cast.member)).statusCode).toBe(404);
  });
});

describe("what may not be seen", () => {
  const reads = (id: number, replyTo: number) => [
    `/posts/${id}`,
    `/posts/${id}-any-words`,
    `/posts/${id}/history`,
    `/posts/${id}/edit`,
    `/posts/${id}/reactions`,
    `/posts/${id}/use`,
    `/posts/${id}/unread`,
    `/posts/${id}/jump`,
    `/posts/${id}/closing`,
    `/posts/${id}/group`,
    `/replies/${replyTo}`,
    `/replies/${replyTo}/edit`,
    `/replies/${replyTo}/history`,
    `/replies/${replyTo}/reactions`,
    `/replies/${replyTo}/use`,
    `/live?topics=post:${id}`,
  ];
  const writes = (id: number, replyTo: number) => [
    `/posts/${id}?_method=patch`,
    `/posts/${id}?_method=delete`,
    `/posts/${id}/restoration`,
    `/posts/${id}/replies`,
    `/posts/${id}/pin`,
    `/posts/${id}/pin?_method=delete`,
    `/posts/${id}/closing`,
    `/posts/${id}/closing?_method=delete`,
    `/posts/${id}/group?_method=put`,
    `/posts/${id}/reaction`,
    `/replies/${replyTo}?_method=patch`,
    `/replies/${replyTo}?_method=delete`,
    `/replies/${replyTo}/restoration`,
    `/replies/${replyTo}/reaction`,
  ];
  const form = { title: "x", markdown: "x", group: "leading-e-learning", reason: "x", kind: "thanks" };

  test("is not there, on every route, for everybody who may not see it", async () => {
    const board = await group(ctx, "board", {
      visibility: "members",
      members: { [cast.steward]: "steward" },
    });
    const hidden = await post(ctx, board, cast.steward, "Behind the door");
    const deleted = await post(ctx, cast.groupId, cast.steward, "Gone");
    const forMembers = await post(ctx, cast.groupId, cast.steward, "Ours", { audience: "group" });
    const places: [number, string[]][] = [
      [hidden, [cast.member, cast.outsider]],
      [deleted, [cast.member, cast.outsider]],
      [forMembers, [cast.outsider, cast.barred]],
      [999, [cast.steward]],
    ];
    for (const [id, viewers] of places) {
      const replyTo = id === 999 ? 999 : await reply(ctx, id, cast.steward, "Words");
      if (id === deleted) await deletePost(await ctxOf(cast.steward), deleted);
      for (const viewer of viewers) {
        for (const url of reads(id, replyTo)) expect((await get(url, viewer)).statusCode, url).toBe(404);
        for (const url of writes(id, replyTo))
          expect((await send(url, form, viewer)).statusCode, url).toBe(404);
      }
      // A visitor is told no more: not there, or to log in, and the same for what does not exist.
      for (const url of reads(id, replyTo)) {
        const { statusCode, headers } = await get(url);
        expect(statusCode === 404 || String(headers.location).startsWith("/log-in"), url).toBe(true);
      }
    }
    expect((await findVisiblePost(await ctxOf(cast.steward), hidden)).replyCount).toBe(1);
  });

  test("of a post that all may see, others change nothing", async () => {
    const before = await findVisiblePost(visitorCtx(), postId);
    for (const viewer of [cast.outsider, cast.barred])
      for (const url of writes(postId, replyId)) {
        const { statusCode } = await send(url, form, viewer);
        expect(statusCode, url).toBe(403);
      }
    for (const url of writes(postId, replyId))
      expect((await send(url, form)).headers.location, url).toMatch(/^\/log-in/);
    ctx.cache.forget("*");
    expect(await findVisiblePost(visitorCtx(), postId)).toEqual(before);
  });
});
