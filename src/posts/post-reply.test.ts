import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import {
  closePost,
  deletePost,
  deleteReply,
  editReply,
  findReplyPlace,
  findVisiblePost,
  postReply,
  readHistory,
  readThread,
  repliesPerPage,
  restoreReply,
} from "./index.ts";

const { ctx, ctxOf, clock, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Why build an online community?");
});

const kinds = async () =>
  (await ctx.db.selectFrom("activity").select("kind").execute()).map((row) => row.kind);
const archive = () =>
  ctx.db.updateTable("groups").set({ archivedAt: ctx.now() }).where("id", "=", cast.groupId).execute();

describe("a reply", () => {
  test("of a member stands in the thread at once, is counted, and moves the post up", async () => {
    clock.advance(60_000);
    const id = await postReply(await ctxOf(cast.member), postId, {
      markdown: "For me it is the *follow-up*.",
    });
    const thread = await readThread(visitorCtx(), postId);
    expect(thread.post).toMatchObject({ replyCount: 1, lastActivityAt: clock(), lastReplyId: id });
    expect(thread.replies).toMatchObject([
      { id, html: "<p>For me it is the <em>follow-up</em>.</p>\n", author: { name: "Wiremu Pōtae" } },
    ]);
    expect(await kinds()).toEqual(["reply-posted"]);
  });

  test("says which reply it answers", async () => {
    const first = await postReply(await ctxOf(cast.member), postId, { markdown: "One" });
    await postReply(await ctxOf(cast.facilitator), postId, { markdown: "Two", answers: String(first) });
    const { replies } = await readThread(visitorCtx(), postId);
    expect(replies[1]?.answers).toEqual({ id: first, name: "Wiremu Pōtae" });
  });

  test("is one, though it is sent three times at once, and two where it answers two", async () => {
    const member = await ctxOf(cast.member);
    const sent = await Promise.all([1, 2, 3].map(() => postReply(member, postId, { markdown: "Thanks!" })));
    expect(new Set(sent).size).toBe(1);
    const other = await postReply(member, postId, { markdown: "Thanks!", answers: String(sent[0]) });
    expect(other).not.toBe(sent[0]);
    clock.advance(61_000);
    expect(await postReply(member, postId, { markdown: "Thanks!" })).not.toBe(sent[0]);
    expect((await findVisiblePost(visitorCtx(), postId)).replyCount).toBe(3);
  });

  test("by many at once is counted right", async () => {
    const members = [cast.steward, cast.facilitator, cast.member];
    await Promise.all(
      members.map(async (id) => postReply(await ctxOf(id), postId, { markdown: `From ${id}` })),
    );
    expect((await findVisiblePost(visitorCtx(), postId)).replyCount).toBe(3);
  });

  test("tells open pages its number, and only once it is kept", async () => {
    const heard: unknown[] = [];
    const stop = await ctx.live.hear((signals) => heard.push(...signals.map(({ data }) => data)));
    const id = await postReply(await ctxOf(cast.member), postId, { markdown: "One" });
    await expect.poll(() => heard).toEqual([{ reply: id }]);
    await expect(
      postReply(await ctxOf(cast.member), postId, { markdown: "Two", answers: "999" }),
    ).rejects.toMatchObject({ fields: { "": "post.reply.answered-gone" } });
    expect(heard).toHaveLength(1);
    stop();
    expect(await kinds()).toEqual(["reply-posted"]);
  });

  test("mentions people who have an account, and a second edit forgets those who are gone", async () => {
    await person(ctx, "Old Timer", { standing: "closed" });
    const id = await postReply(await ctxOf(cast.member), postId, {
      markdown: "Ask @hana-kereama, @jo-sefo, @old-timer or @nobody",
    });
    const mentioned = async () =>
      (await ctx.db.selectFrom("mentions").where("replyId", "=", id).select("personId").execute())
        .map((row) => row.personId)
        .sort();
    expect(await mentioned()).toEqual([cast.facilitator, cast.outsider].sort());
    await editReply(await ctxOf(cast.member), id, { markdown: "Ask @hana-kereama" });
    expect(await mentioned()).toEqual([cast.facilitator]);
  });
});

describe("a reply is refused", () => {
  const one = { markdown: "One" };

  test("of those who are not members, with the reason", async () => {
    for (const [id, reason] of [
      [cast.outsider, "post.refused.not-member"],
      [cast.admin, "post.refused.not-member"],
      [cast.barred, "post.refused.barred"],
    ] as const)
      await expect(postReply(await ctxOf(id), postId, one)).rejects.toThrow(reason);
  });

  test("where the talk is closed, the post deleted, a draft, hidden, or the group archived", async () => {
    const member = await ctxOf(cast.member);
    const refused = (id: number, reason: string) =>
      expect(postReply(member, id, one)).rejects.toThrow(reason);
    const draft = await post(ctx, cast.groupId, cast.member, "Half", { draft: true });
    await refused(draft, "post.refused.deleted");
    const hidden = await group(ctx, "hidden", { visibility: "members" });
    await refused(await post(ctx, hidden, cast.steward, "Behind the door"), "error.not-found");
    await closePost(await ctxOf(cast.facilitator), postId, {});
    await refused(postId, "post.refused.closed");
    const mine = await post(ctx, cast.groupId, cast.member, "Mine");
    await deletePost(member, mine);
    await refused(mine, "post.refused.deleted");
    await archive();
    await refused(postId, "post.refused.archived");
  });

  test("as an answer to a reply of another thread, or to a deleted one", async () => {
    const member = await ctxOf(cast.member);
    const other = await post(ctx, cast.groupId, cast.member, "Elsewhere");
    const there = await reply(ctx, other, cast.member, "There");
    const gone = await reply(ctx, postId, cast.member, "Gone");
    await deleteReply(member, gone);
    for (const answers of [there, gone])
      await expect(postReply(member, postId, { markdown: "To it", answers })).rejects.toMatchObject({
        fields: { "": "post.reply.answered-gone" },
      });
  });
});

describe("a reply is edited", () => {
  test("by its author or a facilitator, with history; the second of two at once is told", async () => {
    const id = await reply(ctx, postId, cast.member, "One.");
    await editReply(await ctxOf(cast.member), id, { markdown: "Two.", since: "never" });
    await expect(
      editReply(await ctxOf(cast.facilitator), id, { markdown: "Three.", since: "never" }),
    ).rejects.toThrow("post.conflict.edited");
    await editReply(await ctxOf(cast.member), id, { markdown: "Two.", since: "never" }); // a second press
    await editReply(await ctxOf(cast.facilitator), id, { markdown: "Four." });
    const now = {
      title: null,
      tags: null,
      markdown: "Four.",
      author: { name: "Wiremu Pōtae", standing: "active" },
      createdAt: clock(),
    };
    const history = await readHistory(visitorCtx(), { replyId: id }, now);
    expect(history.map(({ by, markdown }) => [by.name, markdown])).toEqual([
      ["Wiremu Pōtae", "One."],
      ["Wiremu Pōtae", "Two."],
      ["Hana Kereama", "Four."],
    ]);
  });

  test("by nobody else, and not once it is deleted", async () => {
    const id = await reply(ctx, postId, cast.steward, "One.");
    for (const other of [cast.member, cast.outsider, cast.barred])
      await expect(editReply(await ctxOf(other), id, { markdown: "Two." })).rejects.toThrow(
        "post.refused.not-author",
      );
    await deleteReply(await ctxOf(cast.steward), id);
    await expect(editReply(await ctxOf(cast.steward), id, { markdown: "Two." })).rejects.toThrow(
      "error.not-found",
    );
  });
});

describe("a reply is deleted", () => {
  test("and keeps its place without its words; the counts and the last word go back, and forth again", async () => {
    const first = await reply(ctx, postId, cast.facilitator, "First.");
    clock.advance(60_000);
    const second = await reply(ctx, postId, cast.member, "Second.", { answersId: first, at: clock() });
    const last = () =>
      ctx.db
        .selectFrom("posts")
        .where("id", "=", postId)
        .select(["replyCount", "lastReplyBy", "lastActivityAt"])
        .executeTakeFirstOrThrow();
    const before = await last();
    const member = await ctxOf(cast.member);
    await Promise.all([deleteReply(member, second), deleteReply(member, second)]);
    expect(await last()).toMatchObject({ replyCount: 1, lastReplyBy: cast.facilitator });
    expect((await last()).lastActivityAt < before.lastActivityAt).toBe(true);
    await deleteReply(await ctxOf(cast.facilitator), first);
    const { replies, post: now } = await readThread(visitorCtx(), postId);
    expect(replies.map((one) => one.html)).toEqual(["", ""]);
    expect(replies[1]?.answers).toEqual({ id: first, name: null });
    expect(now).toMatchObject({ replyCount: 0, placeCount: 2 });
    await restoreReply(await ctxOf(cast.facilitator), first);
    await restoreReply(member, second);
    expect(await last()).toEqual(before);
    expect(await kinds()).toEqual(["reply-deleted", "reply-deleted", "reply-restored", "reply-restored"]);
  });

  test("by its author or a facilitator, and brought back by an author only if they did it themselves", async () => {
    const id = await reply(ctx, postId, cast.member, "Mine.");
    await expect(deleteReply(await ctxOf(cast.outsider), id)).rejects.toThrow("post.refused.not-author");
    await deleteReply(await ctxOf(cast.facilitator), id);
    await expect(restoreReply(await ctxOf(cast.member), id)).rejects.toThrow("post.refused.deleted-by-other");
    await restoreReply(await ctxOf(cast.facilitator), id);
    await deleteReply(await ctxOf(cast.member), id);
    await expect(restoreReply(await ctxOf(cast.outsider), id)).rejects.toThrow("post.refused.not-author");
    await restoreReply(await ctxOf(cast.member), id);
    expect((await readThread(visitorCtx(), postId)).replies[0]?.html).toContain("Mine.");
  });
});

test("a reply's place is found on its page, also among those of the same moment", async () => {
  const ids: number[] = [];
  for (let number = 0; number < repliesPerPage + 3; number++)
    ids.push(await reply(ctx, postId, cast.member, `Number ${number}`, { at: clock() }));
  expect((await findReplyPlace(visitorCtx(), ids[repliesPerPage - 1] ?? 0)).page).toBe(1);
  expect((await findReplyPlace(visitorCtx(), ids[repliesPerPage] ?? 0)).page).toBe(2);
  const { replies, pages } = await readThread(visitorCtx(), postId, 99);
  expect(pages).toBe(2);
  expect(replies.map((one) => one.id)).toEqual(ids.slice(repliesPerPage));
  for (const strange of [0, -1, Number.NaN, 1.5])
    expect((await readThread(visitorCtx(), postId, strange)).page).toBe(1);
});
