import { beforeEach, expect, test, vi } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { listPosts } from "./index.ts";
import { createReadMarks, findReadMark } from "./read-marks.ts";

const { get, ctx, ctxOf, clock, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Why build it?");
});

const rows = () => ctx.db.selectFrom("postReads").select(["personId", "postId", "lastReplyId"]).execute();

test("many readers are noted in one go, each with the furthest they have come", async () => {
  const marks = createReadMarks(ctx);
  marks.note(cast.member, postId, 7);
  marks.note(cast.member, postId, 9);
  marks.note(cast.facilitator, postId, null);
  expect(await rows()).toEqual([]);
  await marks.flush();
  expect(await rows()).toHaveLength(2);
  marks.note(cast.member, postId, 3); // an earlier page
  await marks.flush();
  expect(await findReadMark(await ctxOf(cast.member), postId)).toMatchObject({ lastReplyId: 9 });
  expect(await findReadMark(await ctxOf(cast.facilitator), postId)).toMatchObject({ lastReplyId: null });
  expect(await findReadMark(visitorCtx(), postId)).toBeUndefined();
});

test("a post that has gone meanwhile spoils nothing for the others", async () => {
  const marks = createReadMarks(ctx);
  marks.note(cast.member, 999, null);
  marks.note(cast.member, postId, null);
  await marks.flush();
  expect((await rows()).map((row) => row.postId)).toEqual([postId]);
  await marks.flush();
});

test("a member who opens a thread has read it a little later; a visitor leaves no trace", async () => {
  await get(`/posts/${postId}-why-build-it`);
  await get(`/posts/${postId}-why-build-it`, cast.member);
  await vi.waitFor(async () => expect(await rows()).toHaveLength(1), 10_000);
  expect((await rows())[0]?.personId).toBe(cast.member);
});

test("what others wrote since stands below a line, and one's own words do not", async () => {
  const path = `/posts/${postId}-why-build-it`;
  const line = "New since you were last here";
  const first = await reply(ctx, postId, cast.facilitator, "Known.");
  expect((await get(path, cast.member)).body).not.toContain(line);
  const marks = createReadMarks(ctx);
  marks.note(cast.member, postId, first);
  await marks.flush();
  await reply(ctx, postId, cast.member, "My own.");
  expect((await get(path, cast.member)).body).not.toContain(line);
  await reply(ctx, postId, cast.facilitator, "News.");
  const { body } = await get(path, cast.member);
  expect(body.indexOf("My own.")).toBeLessThan(body.indexOf(line));
  expect(body.indexOf(line)).toBeLessThan(body.indexOf("News."));
  expect((await get(path, cast.steward)).body).not.toContain(line);
});

test("a list lights what is new to its viewer: unread and young, or answered since by somebody else", async () => {
  const old = await post(ctx, cast.groupId, cast.steward, "Old", {
    at: new Date(clock().getTime() - 30 * 86_400_000),
  });
  const fresh = async (as: string) =>
    (await listPosts(await ctxOf(as), {})).posts.filter((row) => row.fresh).map((row) => row.id);
  expect(await fresh(cast.member)).toEqual([postId]);
  expect(await fresh(cast.steward)).toEqual([]); // their own
  const marks = createReadMarks(ctx);
  marks.note(cast.member, postId, null);
  marks.note(cast.member, old, null);
  await marks.flush();
  expect(await fresh(cast.member)).toEqual([]);
  clock.advance(60_000);
  await reply(ctx, old, cast.facilitator, "After all");
  expect(await fresh(cast.member)).toEqual([old]);
  // Their own words do not read those of others for them, and are never unread.
  await reply(ctx, old, cast.member, "Indeed");
  expect(await fresh(cast.member)).toEqual([old]);
  expect((await listPosts(visitorCtx(), {})).posts.some((row) => row.fresh)).toBe(false);
});
