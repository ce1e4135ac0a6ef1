import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { setLevel } from "../notifications/set-level.ts";
import { findUnseenPosts } from "../notifications/unseen-posts.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "../platform/errors/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { findVisiblePost, listPosts, movePost, pinPost, postReply, reactToPost, startPost } from "./index.ts";
import { sharePost, sharesMax, unsharePost } from "./share-post.ts";

const { ctx, ctxOf, visitorCtx, get, post: send } = await testApp();

let cast: SmallCommunity;
let postId: number;
let northId: number;
let hiddenId: number;
/** Belongs to Northland alone. */
let northerner: PersonId;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  northerner = await person(ctx, "Nita Rangi");
  northId = await group(ctx, "northland", {
    name: "Northland",
    members: { [northerner]: "member", [cast.member]: "member", [cast.steward]: "member" },
  });
  hiddenId = await group(ctx, "hidden", {
    name: "Hidden Harbour",
    visibility: "members",
    members: { [cast.member]: "member", [cast.outsider]: "member" },
  });
  postId = await post(ctx, cast.groupId, cast.member, "Where do we meet?");
});

const share = async (as: PersonId, slug = "northland", id = postId) =>
  sharePost(await ctxOf(as), id, { group: slug, reason: "It is near them" });
const body = async (as?: PersonId, id = postId) => {
  const found = await get(`/posts/${id}`, as);
  return (found.headers.location ? await get(String(found.headers.location), as) : found).body;
};
const listed = async (groupId: number, as = visitorCtx()) =>
  (await listPosts(as, { groupId, pinnedFirst: true })).posts.map((one) => one.id);
const eventsOf = (personId: PersonId) =>
  ctx.db.selectFrom("noticeEvents").where("personId", "=", personId).selectAll().execute();
const reasonsOf = async (personId: PersonId) => (await eventsOf(personId)).map((one) => one.reason);
const choose = async (as: PersonId, place: string, level: string) =>
  setLevel(await ctxOf(as), { place, level });
const refusal = (message: string) => expect.objectContaining({ message });

describe("who shares", () => {
  test("an author and a facilitator who belong to both groups; the talk says who, why and where", async () => {
    await share(cast.member);
    await share(cast.steward); // twice is the same as once
    expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toEqual([northId]);
    const html = await body();
    expect(html).toContain("shared this into");
    expect(html.match(/shared this into/g)).toHaveLength(1);
    expect(html).toContain("It is near them");
    expect(html).toMatch(/Also in:.*Northland/s);
    const other = await post(ctx, cast.groupId, cast.member, "Another");
    await share(cast.steward, "northland", other);
    expect((await findVisiblePost(visitorCtx(), other)).sharedInto).toEqual([northId]);
  });

  test("nobody else", async () => {
    await ctx.db
      .insertInto("memberships")
      .values({ groupId: cast.groupId, personId: cast.outsider, role: "member" })
      .execute();
    await expect(share(cast.outsider, "hidden")).rejects.toEqual(refusal("post.refused.not-author"));
    await expect(share(northerner)).rejects.toEqual(refusal("post.refused.not-member"));
    await expect(share(cast.facilitator)).rejects.toEqual(refusal("post.refused.not-member"));
    await expect(share(cast.admin)).rejects.toBeInstanceOf(Forbidden);
    await expect(share(cast.facilitator, "hidden")).rejects.toBeInstanceOf(NotFound);
    expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toEqual([]);
  });

  test("not into its home, nor into a group that is archived or that takes none", async () => {
    await expect(share(cast.member, cast.groupSlug)).rejects.toBeInstanceOf(Invalid);
    const set = (columns: object) =>
      ctx.db.updateTable("groups").set(columns).where("id", "=", northId).execute();
    await set({ archivedAt: ctx.now() });
    await expect(share(cast.member)).rejects.toEqual(refusal("post.refused.archived"));
    await set({ archivedAt: null, tools: JSON.stringify({ shared: false }) });
    await expect(share(cast.member)).rejects.toEqual(refusal("post.refused.sharing-off"));
    await set({ tools: JSON.stringify({}) });
    await share(cast.member);
    expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toEqual([northId]);
  });

  test("no draft, no deleted post, none that does not exist or may not be known", async () => {
    const draft = await post(ctx, cast.groupId, cast.member, "Not yet", { draft: true });
    await expect(share(cast.member, "northland", draft)).rejects.toBeInstanceOf(Forbidden);
    await expect(share(cast.member, "northland", 999_999)).rejects.toBeInstanceOf(NotFound);
    const secret = await post(ctx, hiddenId, cast.member, "Ours alone");
    await expect(share(northerner, "northland", secret)).rejects.toBeInstanceOf(NotFound);
    await ctx.db.updateTable("posts").set({ deletedAt: ctx.now() }).where("id", "=", postId).execute();
    await expect(share(cast.member)).rejects.toBeInstanceOf(Forbidden);
  });

  test("into no more groups than some, of two at once too", async () => {
    for (let number = 1; number <= sharesMax + 1; number++)
      await group(ctx, `more-${number}`, { members: { [cast.member]: "member" } });
    for (let number = 1; number < sharesMax; number++) await share(cast.member, `more-${number}`);
    const both = await Promise.allSettled([
      share(cast.member, `more-${sharesMax}`),
      share(cast.member, `more-${sharesMax + 1}`),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toHaveLength(sharesMax);
  });
});

describe("who takes it out", () => {
  test("who shared it, its author, and those who look after one of the groups", async () => {
    await ctx.db
      .updateTable("memberships")
      .set({ role: "facilitator" })
      .where("groupId", "=", northId)
      .where("personId", "=", northerner)
      .execute();
    for (const by of [cast.steward, cast.member, cast.facilitator, northerner, cast.admin]) {
      await share(cast.steward);
      expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toEqual([northId]);
      await unsharePost(await ctxOf(by), postId, "northland");
      expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toEqual([]);
    }
    expect(await body()).toContain("took this out of");
  });

  test("nobody else, and of a group that they may not know of they find nothing", async () => {
    await share(cast.member);
    await share(cast.member, "hidden");
    const one = await ctxOf(northerner);
    await expect(unsharePost(one, postId, "northland")).rejects.toEqual(refusal("post.refused.not-sharer"));
    for (const slug of ["hidden", "nowhere", cast.groupSlug])
      await expect(unsharePost(one, postId, slug)).rejects.toBeInstanceOf(NotFound);
    const removed = await send(`/posts/${postId}/shares/hidden?_method=delete`, {}, cast.facilitator);
    expect(removed.statusCode).toBe(404);
    expect((await findVisiblePost(one, postId)).sharedInto).toEqual([northId, hiddenId]);
  });
});

describe("what others see", () => {
  test("a post keeps its readers: who may not see its home does not see it where it is shared", async () => {
    const secret = await post(ctx, hiddenId, cast.member, "Ours alone");
    await share(cast.member, "northland", secret);
    expect(await listed(northId, await ctxOf(cast.member))).toEqual([secret]);
    expect(await listed(northId, await ctxOf(northerner))).toEqual([]);
    expect((await get(`/posts/${secret}`, northerner)).statusCode).toBe(404);
    expect((await get("/groups/northland", northerner)).body).not.toContain("Ours alone");
  });

  test("of a hidden group there is no trace for who may not know of it", async () => {
    await share(cast.member, "hidden");
    expect(await body(cast.member)).toContain("Hidden Harbour");
    expect((await get(`/posts/${postId}/shares`, cast.member)).body).toContain("Hidden Harbour");
    await unsharePost(await ctxOf(cast.member), postId, "hidden");
    await share(cast.member, "hidden");
    for (const viewer of [undefined, northerner, cast.facilitator]) {
      const html = await body(viewer);
      expect(html).toContain("Where do we meet?");
      expect(html).not.toMatch(/Hidden Harbour|shared this|Also in|took this out|It is near them/);
    }
    const page = (await get(`/posts/${postId}/shares`, cast.facilitator)).body;
    expect(page).not.toMatch(/Hidden Harbour|It is near them/);
  });

  test("lists show it once, with its home, and pinned at home alone", async () => {
    await share(cast.member);
    const young = await post(ctx, northId, northerner, "Younger", { at: new Date(Date.now() + 1_000) });
    await pinPost(await ctxOf(cast.facilitator), postId, true);
    expect(await listed(northId)).toEqual([young, postId]);
    const html = (await get("/groups/northland")).body;
    expect(html).toContain("Where do we meet?");
    expect(html).toContain("Leading Effective e-Learning ·");
    const mine = await ctxOf(cast.member);
    const both = await listPosts(mine, { groupIds: [cast.groupId, northId, hiddenId] });
    expect(both.posts.filter((one) => one.id === postId)).toHaveLength(1);
    const items = await findUnseenPosts(await ctxOf(cast.steward), new Date(0));
    expect(items.filter((one) => one.postId === postId)).toHaveLength(1);
    const far = await findUnseenPosts(await ctxOf(northerner), new Date(0));
    expect(far.map((one) => one.postId)).toEqual([postId]);
    await unsharePost(mine, postId, "northland");
    expect(await listed(northId)).toEqual([young]);
  });
});

describe("taking part", () => {
  test("members of a group it is shared into answer, mend their words and react; others do not", async () => {
    const one = await ctxOf(northerner);
    await expect(postReply(one, postId, { markdown: "Here" })).rejects.toBeInstanceOf(Forbidden);
    await share(cast.member);
    const replyId = await postReply(one, postId, { markdown: "Here" });
    await reactToPost(one, postId, { kind: "thanks" });
    expect((await get(`/replies/${replyId}/edit`, northerner)).statusCode).toBe(200);
    const far = await ctxOf(cast.outsider);
    await expect(postReply(far, postId, { markdown: "Here" })).rejects.toBeInstanceOf(Forbidden);
    await expect(reactToPost(far, postId, { kind: "thanks" })).rejects.toBeInstanceOf(Forbidden);
    await unsharePost(await ctxOf(cast.member), postId, "northland");
    await expect(postReply(one, postId, { markdown: "And here" })).rejects.toBeInstanceOf(Forbidden);
  });

  test("who is barred at home stays so", async () => {
    await share(cast.member);
    await ctx.db
      .insertInto("memberships")
      .values({ groupId: northId, personId: cast.barred, role: "member" })
      .execute();
    const one = await ctxOf(cast.barred);
    await expect(postReply(one, postId, { markdown: "Here" })).rejects.toEqual(
      refusal("post.refused.barred"),
    );
    await expect(reactToPost(one, postId, { kind: "thanks" })).rejects.toBeInstanceOf(Forbidden);
  });

  test("moving it into a group where it is shared ends that share and no other", async () => {
    await share(cast.member);
    await share(cast.member, "hidden");
    await movePost(await ctxOf(cast.steward), postId, { group: "northland" });
    expect(await findVisiblePost(visitorCtx(), postId)).toMatchObject({
      groupId: northId,
      sharedInto: [hiddenId],
    });
  });

  test("who shares it while it moves is told so", async () => {
    const both = await Promise.allSettled([
      movePost(await ctxOf(cast.steward), postId, { group: "northland" }),
      share(cast.member),
    ]);
    for (const one of both) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Conflict);
    const { groupId, sharedInto } = await findVisiblePost(visitorCtx(), postId);
    expect(sharedInto).not.toContain(groupId);
  });
});

describe("who is told", () => {
  test("of the sharing those who watch the group and may see it, and nobody who was told before", async () => {
    await choose(northerner, `group:${northId}`, "watching");
    await choose(cast.steward, `group:${northId}`, "watching");
    await choose(cast.steward, `group:${cast.groupId}`, "watching");
    const steward = await ctxOf(cast.steward);
    const { id } = await startPost(await ctxOf(cast.member), cast.groupSlug, {
      kind: "discussion",
      title: "Who brings tea?",
      markdown: "I do.",
    });
    await ctx.jobs.drain();
    expect(await reasonsOf(steward.viewer.id)).toEqual(["group.watching"]);
    await share(cast.member, "northland", id);
    await ctx.jobs.drain();
    expect(await reasonsOf(steward.viewer.id)).toEqual(["group.watching"]);
    expect(await reasonsOf(northerner)).toEqual(["shared.watching"]);
    expect(await eventsOf(cast.member)).toEqual([]);
    await unsharePost(await ctxOf(cast.member), id, "northland");
    await share(cast.member, "northland", id);
    await ctx.jobs.drain();
    expect(await eventsOf(northerner)).toHaveLength(1);
    expect((await get(`/notices/threads/${id}`, northerner)).body).toContain(
      "a group that this talk is shared",
    );
  });

  test("nobody is told of what they may not see", async () => {
    const secret = await post(ctx, hiddenId, cast.member, "Ours alone");
    await choose(northerner, `group:${northId}`, "watching");
    await share(cast.member, "northland", secret);
    await postReply(await ctxOf(cast.outsider), secret, { markdown: "Yes" });
    await ctx.jobs.drain();
    expect(await eventsOf(northerner)).toEqual([]);
    await share(cast.member);
    await ctx.jobs.drain();
    expect(await reasonsOf(northerner)).toEqual(["shared.watching"]);
  });

  test("of a reply each once, however many of the groups they watch", async () => {
    await share(cast.member);
    await share(cast.member, "hidden");
    await ctx.jobs.drain();
    for (const place of [cast.groupId, northId]) await choose(cast.steward, `group:${place}`, "watching");
    await choose(northerner, `group:${northId}`, "watching");
    await postReply(await ctxOf(cast.facilitator), postId, { markdown: "At the river" });
    await ctx.jobs.drain();
    expect(await reasonsOf(cast.steward)).toEqual(["group.watching"]);
    expect(await reasonsOf(northerner)).toEqual(["shared.watching"]);
    expect(await reasonsOf(cast.outsider)).toEqual([]);
  });

  test("a muted home does not silence another group; where all are muted nothing comes", async () => {
    await share(cast.member);
    await ctx.jobs.drain();
    await choose(cast.steward, `group:${cast.groupId}`, "muted");
    await choose(cast.steward, `group:${northId}`, "watching");
    await postReply(await ctxOf(cast.facilitator), postId, { markdown: "At the river" });
    await ctx.jobs.drain();
    expect(await reasonsOf(cast.steward)).toEqual(["shared.watching"]);
    const steward = await ctxOf(cast.steward);
    const fresh = async () => (await listPosts(steward, { groupId: northId })).posts[0]?.fresh;
    expect(await fresh()).toBe(true);
    await choose(cast.steward, `group:${northId}`, "muted");
    expect(await fresh()).toBe(false);
    await postReply(await ctxOf(cast.facilitator), postId, { markdown: "Or @tamsin-marama at the hall" });
    await ctx.jobs.drain();
    expect(await eventsOf(cast.steward)).toHaveLength(1);
  });
});

test("the page adds a group by a plain form and takes it out, and says what to mend", async () => {
  const page = await get(`/posts/${postId}/shares`, cast.member);
  expect(page.body).toContain('<option value="northland"');
  expect(page.body).not.toContain(`<option value="${cast.groupSlug}"`);
  const empty = await send(`/posts/${postId}/shares`, { group: "", reason: "Because" }, cast.member);
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain("Because");
  const added = await send(`/posts/${postId}/shares`, { group: "northland" }, cast.member);
  expect(added.statusCode).toBe(303);
  expect((await get(`/posts/${postId}/shares`, cast.member)).body).not.toContain('<option value="northland"');
  const removed = await send(`/posts/${postId}/shares/northland?_method=delete`, {}, cast.member);
  expect(removed.statusCode).toBe(303);
  expect((await findVisiblePost(visitorCtx(), postId)).sharedInto).toEqual([]);
});
