import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import {
  findReplyPlace,
  findVisiblePost,
  listPosts,
  movePost,
  postReply,
  readThread,
  restorePost,
} from "./index.ts";
import { mergeThreads } from "./merge-threads.ts";
import { splitThread, undoSplit } from "./split-thread.ts";

const { ctx, ctxOf, visitorCtx, get, post: send } = await testApp();

let cast: SmallCommunity;
let postId: number;
let replies: number[];
/** A group that only its members know of; the facilitator looks after it too. */
let hiddenId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  hiddenId = await group(ctx, "hidden", {
    name: "Hidden Harbour",
    visibility: "members",
    postsFor: "members",
    members: { [cast.facilitator]: "facilitator", [cast.steward]: "member" },
  });
  postId = await post(ctx, cast.groupId, cast.member, "Two things at once", { at: minutesAgo(60) });
  replies = [];
  for (let number = 1; number <= 4; number++)
    replies.push(await reply(ctx, postId, cast.member, `Reply ${number}`, { at: minutesAgo(50 - number) }));
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const chosen = (more: object = {}) => ({
  replies: [String(replies[1]), String(replies[2])],
  title: "The second thing",
  markdown: "What the second thing is about",
  kind: "discussion",
  group: cast.groupSlug,
  reason: "These are two subjects",
  ...more,
});
const idsIn = async (id: number, as = visitorCtx()) =>
  (await readThread(as, id)).replies.map((one) => one.id);
const page = async (id: number, as?: string) => (await get(`/posts/${id}`, as)).headers.location ?? "";
const body = async (id: number, as?: string) => (await get(await page(id, as), as)).body;

describe("splitting replies off", () => {
  test("gives them a talk of their own; both threads say who, why and where, and addresses lead on", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    const { id } = await splitThread(facilitator, postId, chosen());
    expect(await idsIn(postId)).toEqual([replies[0], replies[3]]);
    expect(await idsIn(id)).toEqual([replies[1], replies[2]]);
    expect(await findVisiblePost(visitorCtx(), id)).toMatchObject({
      replyCount: 2,
      authorId: cast.facilitator,
    });
    expect(await findVisiblePost(visitorCtx(), postId)).toMatchObject({ replyCount: 2 });
    expect((await findReplyPlace(visitorCtx(), replies[2] as number)).post.id).toBe(id);
    const [source, split] = [await body(postId), await body(id)];
    expect(source).toContain("moved 2 replies from here to");
    expect(source).toContain(`/posts/${id}-the-second-thing`);
    expect(split).toContain("began this talk with replies from");
    for (const html of [source, split]) expect(html).toContain("These are two subjects");
  });

  test("takes all from one reply on", async () => {
    const { id } = await splitThread(
      await ctxOf(cast.facilitator),
      postId,
      chosen({ replies: [], from: String(replies[2]) }),
    );
    expect(await idsIn(id)).toEqual(replies.slice(2));
  });

  test("keeps pictures, names, thanks and history with their replies", async () => {
    const [moved] = [replies[1] as number];
    await ctx.db.insertInto("mentions").values({ personId: cast.steward, postId, replyId: moved }).execute();
    const revision = {
      replyId: moved,
      postId: null,
      editorId: cast.member,
      markdown: "Before",
      title: null,
      tags: null,
    };
    await ctx.db.insertInto("revisions").values(revision).execute();
    const { id } = await splitThread(await ctxOf(cast.facilitator), postId, chosen());
    expect(await ctx.db.selectFrom("mentions").select(["postId", "replyId"]).execute()).toEqual([
      { postId: id, replyId: moved },
    ]);
    expect((await get(`/replies/${moved}/history`)).statusCode).toBe(200);
  });

  test("does not name what an answer answers in the other thread, and shows it again once they are together", async () => {
    const answer = await reply(ctx, postId, cast.steward, "An answer", { answersId: replies[1] });
    const facilitator = await ctxOf(cast.facilitator);
    const answers = async (id: number) =>
      (await readThread(visitorCtx(), id)).replies.find((one) => one.id === answer)?.answers;
    expect(await answers(postId)).toMatchObject({ id: replies[1] });
    const { id } = await splitThread(facilitator, postId, chosen());
    expect(await answers(postId)).toBeNull();
    await undoSplit(facilitator, id);
    expect(await answers(postId)).toMatchObject({ id: replies[1] });
  });

  test("is undone with all that came since: the new address leads back, no mark stays, it is not undone twice", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    const { id } = await splitThread(facilitator, postId, chosen());
    const late = await postReply(await ctxOf(cast.member), id, { markdown: "Too late?" });
    await undoSplit(facilitator, id);
    expect(await idsIn(postId)).toEqual([...replies, late]);
    expect(await body(postId)).not.toContain("moved 2 replies");
    expect(await page(id)).toBe(`/posts/${postId}-two-things-at-once`);
    await expect(undoSplit(facilitator, id)).rejects.toThrow("post.refused.deleted");
    await expect(restorePost(facilitator, id)).rejects.toThrow("thread.refused.merged");
  });

  test("is for those who look after the group and may write where it goes, and takes only replies of this thread", async () => {
    for (const id of [cast.member, cast.outsider, cast.barred])
      await expect(splitThread(await ctxOf(id), postId, chosen())).rejects.toThrow("post.refused");
    const facilitator = await ctxOf(cast.facilitator);
    const other = await post(ctx, hiddenId, cast.steward, "Elsewhere");
    const foreign = await reply(ctx, other, cast.steward, "Not of this thread");
    for (const wrong of [
      { replies: [String(foreign)] },
      { replies: [], from: String(foreign) },
      { replies: [] },
    ])
      await expect(splitThread(facilitator, postId, chosen(wrong))).rejects.toMatchObject({
        fields: { replies: expect.stringContaining("thread.split") },
      });
    await group(ctx, "not-mine", {});
    await expect(splitThread(facilitator, postId, chosen({ group: "not-mine" }))).rejects.toThrow(
      "post.refused.not-member",
    );
    await expect(
      splitThread(await ctxOf(cast.steward), postId, chosen({ group: "hidden" })),
    ).resolves.toBeDefined();
    expect(await idsIn(postId)).toEqual([replies[0], replies[3]]);
  });

  test("refuses replies that are held back, and a round that goes on", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    await ctx.db.updateTable("posts").set({ repliesHeld: true }).where("id", "=", postId).execute();
    await expect(splitThread(facilitator, postId, chosen())).rejects.toThrow("thread.refused.held");
    await ctx.db.updateTable("posts").set({ repliesHeld: false, roundUntil: "facilitator" }).execute();
    await expect(splitThread(facilitator, postId, chosen())).rejects.toThrow("thread.refused.round");
  });

  test("into a hidden group names it to nobody who may not know of it, and hides the replies from them", async () => {
    const { id } = await splitThread(
      await ctxOf(cast.facilitator),
      postId,
      chosen({ group: "hidden", title: "A secret title" }),
    );
    expect(await body(postId, cast.facilitator)).toContain("A secret title");
    for (const as of [undefined, cast.member, cast.outsider]) {
      const html = await body(postId, as);
      expect(html).toContain("moved 2 replies from here to another talk");
      for (const secret of ["A secret title", "Hidden Harbour", `/posts/${id}`])
        expect(html).not.toContain(secret);
      expect((await get(`/replies/${replies[1]}`, as)).statusCode).toBe(404);
    }
  });

  test("of what was written for members stays theirs", async () => {
    await ctx.db.updateTable("posts").set({ audience: "group" }).where("id", "=", postId).execute();
    const { id } = await splitThread(await ctxOf(cast.facilitator), postId, chosen());
    expect((await findVisiblePost(await ctxOf(cast.member), id)).audience).toBe("group");
    await expect(findVisiblePost(visitorCtx(), id)).rejects.toThrow("error.not-found");
  });

  test("at once by two takes each reply once, and loses none that comes in meanwhile", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    const steward = await ctxOf(cast.steward);
    const done = await Promise.allSettled([
      splitThread(facilitator, postId, chosen({ title: "One" })),
      splitThread(steward, postId, chosen({ title: "Other" })),
      postReply(await ctxOf(cast.member), postId, { markdown: "Meanwhile" }),
    ]);
    expect(done.map((one) => one.status).filter((status) => status === "rejected")).toHaveLength(1);
    const rows = await ctx.db
      .selectFrom("posts")
      .select(["id", "replyCount"])
      .where("replyCount", ">", 0)
      .execute();
    expect(rows.map((row) => row.replyCount).toSorted()).toEqual([2, 3]);
  });

  test("of a thousand replies takes them all", async () => {
    const many = Array.from({ length: 1_000 }, (_, number) => ({
      postId,
      authorId: cast.member,
      markdown: `Number ${number}`,
      html: "",
      createdAt: new Date(),
    }));
    await ctx.db.insertInto("replies").values(many).execute();
    const { id } = await splitThread(
      await ctxOf(cast.facilitator),
      postId,
      chosen({ replies: [], from: String(replies[0]) }),
    );
    expect(await findVisiblePost(visitorCtx(), id)).toMatchObject({ replyCount: 1_004 });
  });
});

describe("what people have read and were told", () => {
  test("holds for replies that were split off: nobody is told anew, nothing read becomes unread", async () => {
    const steward = await ctxOf(cast.steward);
    const watcher = await person(ctx, "Watcher");
    await ctx.db.insertInto("memberships").values({ groupId: cast.groupId, personId: watcher }).execute();
    await ctx.db
      .insertInto("followLevels")
      .values({ personId: watcher, postId, groupId: null, level: "watching", setAt: new Date() })
      .execute();
    const told = await postReply(steward, postId, { markdown: "Do you see this?" });
    await ctx.jobs.drain();
    const before = await ctx.db.selectFrom("noticeEvents").selectAll().execute();
    expect(before.length).toBeGreaterThan(1);
    await ctx.db
      .insertInto("postReads")
      .values({ personId: cast.member, postId, readAt: new Date(), lastReplyId: told })
      .execute();
    const { id } = await splitThread(
      await ctxOf(cast.facilitator),
      postId,
      chosen({ replies: [String(told)] }),
    );
    await ctx.jobs.drain();
    expect(await ctx.db.selectFrom("noticeEvents").select("id").execute()).toHaveLength(before.length);
    const notices = await ctx.db.selectFrom("notices").select("postId").execute();
    expect(notices.length).toBeGreaterThan(0);
    expect(new Set(notices.map((row) => row.postId))).toEqual(new Set([id]));
    const [row] = (await listPosts(await ctxOf(cast.member), { groupId: cast.groupId })).posts;
    expect(row).toMatchObject({ id, unread: 0, fresh: false });
    const levels = await ctx.db
      .selectFrom("followLevels")
      .select(["postId", "personId"])
      .orderBy("postId")
      .execute();
    expect(levels).toEqual([postId, id].map((one) => ({ postId: one, personId: watcher })));
  });
});

describe("joining two talks", () => {
  let targetId: number;
  beforeEach(async () => {
    targetId = await post(ctx, cast.groupId, cast.steward, "The older talk", { at: minutesAgo(90) });
    await reply(ctx, targetId, cast.steward, "There first", { at: minutesAgo(80) });
  });
  const join = (more: object = {}) => ({
    target: `/posts/${targetId}-the-older-talk`,
    sure: "on",
    reason: "",
    ...more,
  });

  test("makes a reply of the post at its time, keeps all addresses and says so", async () => {
    await ctx.db.insertInto("reactions").values({ personId: cast.steward, postId, replyId: null }).execute();
    await mergeThreads(await ctxOf(cast.facilitator), postId, join({ reason: "The same <question>" }));
    const thread = await readThread(visitorCtx(), targetId);
    expect(thread.replies.map((one) => one.author.id)).toEqual([cast.steward, ...Array(5).fill(cast.member)]);
    expect(thread.replies[1]?.html).toContain("Two things at once");
    expect(thread.replies.slice(2).map((one) => one.answers?.id)).toEqual(
      Array(4).fill(thread.replies[1]?.id),
    );
    expect(thread.post.replyCount).toBe(6);
    expect(await page(postId)).toBe(`/posts/${targetId}-the-older-talk`);
    expect((await findReplyPlace(visitorCtx(), replies[0] as number)).post.id).toBe(targetId);
    const html = await body(targetId);
    expect(html).toContain("joined the talk “Two things at once” to this one, with its 4 replies");
    expect(html).toContain("The same &lt;question>");
    expect(await ctx.db.selectFrom("reactions").select(["postId", "replyId"]).execute()).toEqual([
      { postId: null, replyId: thread.replies[1]?.id },
    ]);
  });

  test("leads those on who may see the target, and nobody else", async () => {
    const hidden = await post(ctx, hiddenId, cast.steward, "Where it went");
    await mergeThreads(await ctxOf(cast.facilitator), postId, join({ target: String(hidden) }));
    expect(await page(postId, cast.steward)).toContain(`/posts/${hidden}`);
    for (const as of [undefined, cast.outsider])
      expect((await get(`/posts/${postId}`, as)).statusCode).toBe(404);
    const author = await get(`/posts/${postId}-two-things-at-once`, cast.member);
    expect(author.body).not.toContain("Where it went");
  });

  test("is for those who look after both, says what is wrong with the address, and wants to be sure", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    for (const id of [cast.member, cast.outsider])
      await expect(mergeThreads(await ctxOf(id), postId, join())).rejects.toThrow("post.refused");
    const theirs = await post(ctx, hiddenId, cast.facilitator, "Not the steward’s");
    await expect(
      mergeThreads(await ctxOf(cast.steward), postId, join({ target: String(theirs) })),
    ).rejects.toThrow("post.refused.not-facilitator");
    for (const [wrong, key] of [
      [{ target: "nonsense" }, "thread.merge.target.unknown"],
      [{ target: "999999" }, "thread.merge.target.unknown"],
      [{ target: String(postId) }, "thread.merge.target.itself"],
    ] as const)
      await expect(mergeThreads(facilitator, postId, join(wrong))).rejects.toMatchObject({
        fields: { target: key },
      });
    await expect(mergeThreads(facilitator, postId, join({ sure: undefined }))).rejects.toMatchObject({
      fields: { sure: "thread.merge.sure.needed" },
    });
    expect(await idsIn(postId)).toEqual(replies);
  });

  test("into each other at once happens once", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    const done = await Promise.allSettled([
      mergeThreads(facilitator, postId, join()),
      mergeThreads(facilitator, targetId, join({ target: String(postId) })),
    ]);
    expect(done.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const standing = (await listPosts(facilitator, { groupId: cast.groupId })).posts;
    expect(standing.map((one) => one.replyCount)).toEqual([6]);
  });

  test("in a chain leads to the last", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    const last = await post(ctx, cast.groupId, cast.steward, "The last");
    await mergeThreads(facilitator, postId, join());
    await mergeThreads(facilitator, targetId, join({ target: String(last) }));
    expect(await page(postId)).toBe(`/posts/${last}-the-last`);
  });

  test("who has read both has read all", async () => {
    for (const [id, lastReplyId] of [
      [postId, replies[3] as number],
      [targetId, 1_000],
    ] as const)
      await ctx.db
        .insertInto("postReads")
        .values({ personId: cast.facilitator, postId: id, readAt: new Date(), lastReplyId })
        .execute();
    await mergeThreads(await ctxOf(cast.steward), postId, join());
    const [row] = (await listPosts(await ctxOf(cast.facilitator), { groupId: cast.groupId })).posts;
    expect(row).toMatchObject({ id: targetId, unread: 0 });
  });
});

describe("moving a talk", () => {
  test("leaves a mark with the reason, that names the group it came from to those who may know of it", async () => {
    const hidden = await post(ctx, hiddenId, cast.facilitator, "Out in the open");
    await movePost(await ctxOf(cast.facilitator), hidden, { group: cast.groupSlug, reason: "For all of us" });
    const known = await body(hidden, cast.facilitator);
    expect(known).toContain("Hidden Harbour");
    const unknown = await body(hidden, cast.member);
    expect(unknown).toContain("moved this here from another group");
    expect(unknown).toContain("For all of us");
    expect(unknown).not.toContain("Hidden Harbour");
  });
});

test("the forms are for those who look after the group, and what is wrong stands beside what was typed", async () => {
  for (const part of ["split", "merge"]) {
    expect((await get(`/posts/${postId}/${part}`, cast.facilitator)).statusCode).toBe(200);
    expect((await get(`/posts/${postId}/${part}`, cast.member)).statusCode).toBe(403);
  }
  const wrong = await send(`/posts/${postId}/split`, chosen({ replies: [] }) as never, cast.facilitator);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Choose at least one reply.");
  expect(wrong.body).toContain("What the second thing is about");
});
