import { beforeEach, expect, test } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { Activity } from "../activity/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { deleteReply, editReply, postReply, startPost } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { forgetNotices, purgeNotices } from "./forget-notices.ts";
import { countUnread } from "./index.ts";
import { listNotices } from "./list-notices.ts";
import { markRead } from "./mark-read.ts";
import { setLevel } from "./set-level.ts";
import { tell } from "./tell.ts";

const { ctx, ctxOf, get, post: send, clock } = await testApp();

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "How do we begin?");
});

const answer = async (as: PersonId, markdown: string, answers: number | "" = "") => {
  const id = await postReply(await ctxOf(as), postId, { markdown, answers });
  await ctx.jobs.drain();
  return id;
};
const noticesOf = async (id: PersonId) => (await listNotices(await ctxOf(id), 1)).notices;
const choose = async (id: PersonId, place: string, level: string) =>
  setLevel(await ctxOf(id), { place, level });

test("an answer tells the one who asked, with the reason, and never the one who answered", async () => {
  const replyId = await answer(cast.member, "Slowly.");
  expect(await noticesOf(cast.steward)).toMatchObject([
    {
      kind: "answer",
      reason: "answer",
      others: 0,
      count: 1,
      replyId,
      actor: { name: "Wiremu Pōtae" },
      readAt: null,
    },
  ]);
  expect(await noticesOf(cast.member)).toEqual([]);
  expect(await noticesOf(cast.facilitator)).toEqual([]);
});

test("several events in one thread are one notice, led by what is most to oneself", async () => {
  const mine = await answer(cast.facilitator, "I wonder too.");
  await answer(cast.member, "First");
  await answer(cast.steward, "Second");
  expect(await noticesOf(cast.facilitator)).toMatchObject([
    { kind: "reply", reason: "thread.replied", others: 1, count: 2 },
  ]);
  await answer(cast.member, "To you", mine);
  expect(await noticesOf(cast.facilitator)).toMatchObject([{ kind: "answer", others: 1, count: 3 }]);
  expect(await countUnread(await ctxOf(cast.facilitator))).toBe(1);
});

test("who is mentioned is told and follows the thread from then on", async () => {
  await answer(cast.member, "What says @hana-kereama?");
  expect(await noticesOf(cast.facilitator)).toMatchObject([{ kind: "mention", reason: "mention" }]);
  await markRead(await ctxOf(cast.facilitator), {});
  await answer(cast.steward, "Who knows");
  expect(await noticesOf(cast.facilitator)).toMatchObject([
    { kind: "reply", reason: "thread.mentioned", readAt: null },
    { kind: "mention" },
  ]);
});

test("a new post tells those who watch, and who is mentioned in it; others hear of it in the digest", async () => {
  await choose(cast.member, `group:${cast.groupId}`, "watching");
  const outsider = await ctxOf(cast.outsider);
  await setLevel(outsider, { place: "community", level: "watching" });
  await startPost(await ctxOf(cast.steward), cast.groupSlug, {
    kind: "discussion",
    title: "News",
    markdown: "For @hana-kereama",
  });
  await ctx.jobs.drain();
  expect(await noticesOf(cast.member)).toMatchObject([
    { kind: "post", reason: "group.watching", replyId: null },
  ]);
  expect(await noticesOf(cast.facilitator)).toMatchObject([{ kind: "mention" }]);
  expect(await noticesOf(cast.outsider)).toEqual([]);
});

test("who has muted a thread hears nothing, not even a mention", async () => {
  await choose(cast.facilitator, `post:${postId}`, "muted");
  await answer(cast.member, "@hana-kereama?");
  expect(await noticesOf(cast.facilitator)).toEqual([]);
  expect(await choose(cast.facilitator, `post:${postId}`, "")).toMatchObject({
    before: "muted",
    level: null,
  });
  await answer(cast.member, "And now, @hana-kereama?");
  expect(await noticesOf(cast.facilitator)).toHaveLength(1);
});

test("an edit tells nobody, though it mentions somebody new", async () => {
  const replyId = await answer(cast.member, "Slowly.");
  await editReply(await ctxOf(cast.member), replyId, { markdown: "Slowly, @hana-kereama." });
  await ctx.jobs.drain();
  expect(await noticesOf(cast.facilitator)).toEqual([]);
});

test("words that were put in from elsewhere tell nobody", async () => {
  await reply(ctx, postId, cast.member, "From an archive");
  await ctx.jobs.drain();
  expect(await noticesOf(cast.steward)).toEqual([]);
});

test.each(["suspended", "closed"] as const)("somebody %s is not told", async (standing) => {
  await postReply(await ctxOf(cast.member), postId, { markdown: "Kia ora" });
  await ctx.db.updateTable("people").set({ standing }).where("id", "=", cast.steward).execute();
  await ctx.jobs.drain();
  expect(await ctx.db.selectFrom("notices").selectAll().execute()).toEqual([]);
});

test("who may not see a post is not told of it, though it mentions them", async () => {
  await ctx.db.updateTable("groups").set({ visibility: "members", postsFor: "members" }).execute();
  await choose(cast.barred, "community", "watching");
  await answer(cast.member, "@jo-sefo @mal-content @hana-kereama");
  expect(await noticesOf(cast.facilitator)).toHaveLength(1);
  const told = await ctx.db.selectFrom("notices").select("personId").execute();
  expect(told.map((row) => row.personId)).not.toContain(cast.outsider);
  expect(told.map((row) => row.personId)).not.toContain(cast.barred);
});

test("a right that is withdrawn takes the notice along, and its count", async () => {
  await answer(cast.member, "@hana-kereama");
  expect(await countUnread(await ctxOf(cast.facilitator))).toBe(1);
  await ctx.db.updateTable("groups").set({ visibility: "members", postsFor: "members" }).execute();
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.facilitator).execute();
  ctx.cache.forget("*");
  expect(await noticesOf(cast.facilitator)).toEqual([]);
  expect(await countUnread(await ctxOf(cast.facilitator))).toBe(0);
});

test("a right that is withdrawn between the event and its telling counts", async () => {
  await postReply(await ctxOf(cast.member), postId, { markdown: "@hana-kereama" });
  await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.facilitator).execute();
  ctx.cache.forget("*");
  await ctx.jobs.drain();
  const told = await ctx.db.selectFrom("notices").select("personId").execute();
  expect(told).toEqual([{ personId: cast.steward }]);
});

test("of words that are deleted nobody is told, and a notice of them goes", async () => {
  const replyId = await answer(cast.member, "Slowly.");
  expect(await countUnread(await ctxOf(cast.steward))).toBe(1);
  await deleteReply(await ctxOf(cast.member), replyId);
  await ctx.jobs.drain();
  expect(await countUnread(await ctxOf(cast.steward))).toBe(0);
  expect(await noticesOf(cast.steward)).toEqual([]);
});

test("an effect that runs twice, also twice at once, tells once", async () => {
  await answer(cast.member, "Slowly.");
  const [activity] = await ctx.db.selectFrom("activity").selectAll().execute();
  await Promise.all([tell(ctx, activity as Activity), tell(ctx, activity as Activity)]);
  expect(await ctx.db.selectFrom("noticeEvents").select("id").execute()).toHaveLength(1);
});

test("two answers at once are one notice with both", async () => {
  await postReply(await ctxOf(cast.member), postId, { markdown: "One" });
  await postReply(await ctxOf(cast.facilitator), postId, { markdown: "Two" });
  const happened = await ctx.db.selectFrom("activity").selectAll().execute();
  await Promise.all(happened.map((activity) => tell(ctx, activity as Activity)));
  expect(await noticesOf(cast.steward)).toMatchObject([{ others: 1, count: 2 }]);
});

test("opening the thread marks its notice as read; fetching ahead does not", async () => {
  await answer(cast.member, "Slowly.");
  const ahead = await get(`/posts/${postId}-how-do-we-begin`, cast.steward, {
    headers: { "sec-purpose": "prefetch" },
  });
  expect(ahead.body).toContain('aria-label="Notices: 1 unread"');
  const opened = await get(`/posts/${postId}-how-do-we-begin`, cast.steward);
  expect(opened.body).toContain('aria-label="Notices"');
  expect(await noticesOf(cast.steward)).toMatchObject([{ readAt: expect.any(Date) }]);
});

test("a page of the thread that does not show what is new leaves the notice unread", async () => {
  for (let number = 0; number < 25; number++) await reply(ctx, postId, cast.steward, `Old ${number}`);
  await answer(cast.member, "On the second page.");
  await get(`/posts/${postId}-how-do-we-begin`, cast.steward);
  expect(await countUnread(await ctxOf(cast.steward))).toBe(1);
  await get(`/posts/${postId}-how-do-we-begin?page=2`, cast.steward);
  expect(await countUnread(await ctxOf(cast.steward))).toBe(0);
});

test("one notice or all can be marked as read, but not somebody else's", async () => {
  await answer(cast.member, "@hana-kereama");
  const [notice] = await noticesOf(cast.steward);
  await expect(markRead(await ctxOf(cast.member), { notice: notice?.id })).rejects.toThrow(NotFound);
  await markRead(await ctxOf(cast.steward), { notice: notice?.id });
  expect(await countUnread(await ctxOf(cast.steward))).toBe(0);
  expect(await countUnread(await ctxOf(cast.facilitator))).toBe(1);
});

test("the list says why each came and changes that in one press", async () => {
  await answer(cast.facilitator, "I wonder too.");
  await answer(cast.member, "So do I.");
  const page = await get("/notices", cast.facilitator);
  expect(page.body).toContain("Wiremu Pōtae answered in “How do we begin?”");
  expect(page.body).toContain("You were told because you answered in this talk");
  const pressed = await send(
    "/notices/levels",
    { place: `post:${postId}`, level: "quiet", to: "/notices" },
    cast.facilitator,
  );
  expect(pressed.headers.location).toBe("/notices");
  await answer(cast.member, "More.");
  expect(await noticesOf(cast.facilitator)).toMatchObject([{ count: 1 }]);
});

test("an empty list teaches what will be there", async () => {
  expect((await get("/notices", cast.outsider)).body).toContain("Nothing to tell you yet");
});

test("one cannot follow what one may not know of", async () => {
  await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
  ctx.cache.forget("*");
  await expect(choose(cast.outsider, `post:${postId}`, "watching")).rejects.toThrow(NotFound);
  await expect(choose(cast.outsider, `group:${cast.groupId}`, "watching")).rejects.toThrow(NotFound);
  expect(await choose(cast.member, `group:${cast.groupId}`, "watching")).toMatchObject({ level: "watching" });
});

test("the thread and the group say what one is told there, and why", async () => {
  const thread = `/posts/${postId}-how-do-we-begin`;
  expect((await get(thread, cast.steward)).body).toContain("You started this talk, so you follow it.");
  expect((await get(thread, cast.member)).body).toContain("Not following");
  expect((await get(thread)).body).not.toContain("/notices/levels");
  await choose(cast.member, `group:${cast.groupId}`, "muted");
  expect((await get(thread, cast.member)).body).toContain("You chose this for the group.");
  expect((await get(`/groups/${cast.groupSlug}`, cast.member)).body).toContain("Muted");
  expect((await get("/settings/notices", cast.member)).body).toContain("Leading Effective e-Learning");
});

test("an undo brings back what was chosen before", async () => {
  await choose(cast.member, "community", "quiet");
  await send("/notices/levels", { place: "community", level: "muted" }, cast.member);
  await send("/notices/levels?place=community&level=quiet&to=/settings/notices", {}, cast.member);
  const rows = await ctx.db.selectFrom("followLevels").select("level").execute();
  expect(rows).toEqual([{ level: "quiet" }]);
});

test("an account that closes takes along what it was told and chose, and nobody else's", async () => {
  await answer(cast.member, "@hana-kereama");
  await choose(cast.steward, "community", "quiet");
  await choose(cast.member, "community", "quiet");
  await forgetNotices(await ctxOf(cast.steward));
  expect(await ctx.db.selectFrom("followLevels").select("personId").execute()).toEqual([
    { personId: cast.member },
  ]);
  expect(await ctx.db.selectFrom("notices").select("personId").execute()).toEqual([
    { personId: cast.facilitator },
  ]);
});

test("what was read half a year ago goes, what is unread stays", async () => {
  await answer(cast.member, "@hana-kereama");
  await markRead(await ctxOf(cast.steward), {});
  clock.set(new Date(clock().getTime() + 181 * 86_400_000));
  await purgeNotices.run(ctx, {}, new AbortController().signal);
  expect(await ctx.db.selectFrom("notices").select("personId").execute()).toEqual([
    { personId: cast.facilitator },
  ]);
});
