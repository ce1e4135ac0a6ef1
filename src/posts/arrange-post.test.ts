import { beforeEach, describe, expect, test } from "vitest";
import { group, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import {
  closePost,
  deletePost,
  findVisiblePost,
  listPosts,
  movePost,
  pinPost,
  reopenPost,
  restorePost,
} from "./index.ts";

const { ctx, ctxOf, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.member, "Why build an online community?");
});

const kinds = async () =>
  (await ctx.db.selectFrom("activity").select("kind").execute()).map((row) => row.kind);
const now = () => findVisiblePost(visitorCtx(), postId);

describe("deleting a post", () => {
  test("takes it from everybody but its author and those who look after the group; it comes back whole", async () => {
    await reply(ctx, postId, cast.facilitator, "A reply");
    const member = await ctxOf(cast.member);
    await Promise.all([deletePost(member, postId), deletePost(member, postId)]);
    for (const other of [visitorCtx(), await ctxOf(cast.outsider)])
      await expect(findVisiblePost(other, postId)).rejects.toThrow("error.not-found");
    expect((await listPosts(member, { groupId: cast.groupId })).posts).toEqual([]);
    for (const keeper of [cast.facilitator, cast.steward, cast.admin])
      expect((await findVisiblePost(await ctxOf(keeper), postId)).deletedBy).toBe(cast.member);
    await restorePost(member, postId);
    expect(await now()).toMatchObject({ deletedAt: null, deletedBy: null, replyCount: 1 });
    expect(await kinds()).toEqual(["post-deleted", "post-restored"]);
  });

  test("is for its author and those who look after the group", async () => {
    const other = await post(ctx, cast.groupId, cast.steward, "Another");
    for (const id of [cast.member, cast.outsider, cast.barred])
      await expect(deletePost(await ctxOf(id), other)).rejects.toThrow("post.refused.not-author");
    await deletePost(await ctxOf(cast.facilitator), other);
  });

  test("by a facilitator is not undone by the author", async () => {
    await deletePost(await ctxOf(cast.facilitator), postId);
    await expect(restorePost(await ctxOf(cast.member), postId)).rejects.toThrow(
      "post.refused.deleted-by-other",
    );
    await restorePost(await ctxOf(cast.facilitator), postId);
    expect((await now()).deletedAt).toBeNull();
  });

  test("discards a draft, and undo brings it back, without a word to anybody", async () => {
    const draft = await post(ctx, cast.groupId, cast.member, "Half", { draft: true });
    const member = await ctxOf(cast.member);
    await deletePost(member, draft);
    await expect(deletePost(await ctxOf(cast.steward), draft)).rejects.toThrow("error.not-found");
    await restorePost(member, draft);
    expect((await findVisiblePost(member, draft)).deletedAt).toBeNull();
    expect(await kinds()).toEqual([]);
  });
});

describe("pinning", () => {
  test("puts a post first in its group, and off again, each noted once", async () => {
    await post(ctx, cast.groupId, cast.member, "Newer", { at: new Date(Date.now() + 60_000) });
    const facilitator = await ctxOf(cast.facilitator);
    await pinPost(facilitator, postId, true);
    await pinPost(facilitator, postId, true);
    const first = async () =>
      (await listPosts(visitorCtx(), { groupId: cast.groupId, pinnedFirst: true })).posts[0]?.id;
    expect(await first()).toBe(postId);
    await pinPost(facilitator, postId, false);
    expect(await first()).not.toBe(postId);
    expect(await kinds()).toEqual(["post-pinned", "post-unpinned"]);
  });

  test("is for those who look after the group, not for the author", async () => {
    for (const id of [cast.member, cast.outsider])
      await expect(pinPost(await ctxOf(id), postId, true)).rejects.toThrow("post.refused.not-facilitator");
  });
});

describe("closing", () => {
  test("is for the author and those who look after the group; the first of two has done it", async () => {
    await closePost(await ctxOf(cast.member), postId, { reason: "  Settled.\n " });
    await closePost(await ctxOf(cast.facilitator), postId, { reason: "Too late." });
    expect(await now()).toMatchObject({ closedByName: "Wiremu Pōtae", closedReason: "Settled." });
    await reopenPost(await ctxOf(cast.facilitator), postId);
    expect(await now()).toMatchObject({ closedAt: null, closedReason: "" });
    expect(await kinds()).toEqual(["post-closed", "post-reopened"]);
  });

  test("is refused to others, and with a reason that is too long", async () => {
    const other = await post(ctx, cast.groupId, cast.steward, "Another");
    await expect(closePost(await ctxOf(cast.member), other, {})).rejects.toThrow("post.refused.not-author");
    await expect(closePost(await ctxOf(cast.outsider), other, {})).rejects.toThrow("post.refused.not-author");
    await expect(
      closePost(await ctxOf(cast.member), postId, { reason: "a".repeat(501) }),
    ).rejects.toMatchObject({ fields: { reason: "error.too-long" } });
  });
});

describe("moving", () => {
  let boardId: number;
  beforeEach(async () => {
    boardId = await group(ctx, "board", {
      name: "Board",
      visibility: "members",
      postsFor: "members",
      members: { [cast.facilitator]: "member" },
    });
  });

  test("takes a post with its replies where the new group's rules hold, unpinned, at the same address", async () => {
    await reply(ctx, postId, cast.member, "A reply");
    const facilitator = await ctxOf(cast.facilitator);
    await pinPost(facilitator, postId, true);
    expect((await movePost(facilitator, postId, { group: "board" })).name).toBe("Board");
    expect(await findVisiblePost(facilitator, postId)).toMatchObject({
      groupId: boardId,
      audience: "group",
      pinnedAt: null,
      replyCount: 1,
    });
    for (const other of [visitorCtx(), await ctxOf(cast.member)])
      await expect(findVisiblePost(other, postId)).rejects.toThrow("error.not-found");
    const rows = await ctx.db.selectFrom("activity").where("kind", "=", "post-moved").selectAll().execute();
    expect(rows).toMatchObject([{ groupId: boardId, data: { fromGroupId: cast.groupId } }]);
  });

  test("is for those who look after the old group and may write in the new one", async () => {
    const move = async (id: string, slug = "board") => movePost(await ctxOf(id), postId, { group: slug });
    await expect(move(cast.steward)).rejects.toThrow("error.not-found"); // may not know of the board
    await expect(move(cast.admin)).rejects.toThrow("post.refused.not-member");
    await group(ctx, "open", { members: { [cast.member]: "member" } });
    await expect(move(cast.member, "open")).rejects.toThrow("post.refused.not-facilitator");
    await expect(move(cast.facilitator, "open")).rejects.toThrow("post.refused.not-member");
    await expect(movePost(await ctxOf(cast.facilitator), postId, {})).rejects.toMatchObject({
      fields: { group: "error.required" },
    });
  });

  test("goes nowhere that is archived or has switched the kind off", async () => {
    const facilitator = await ctxOf(cast.facilitator);
    const board = () => ctx.db.updateTable("groups").where("id", "=", boardId);
    await board()
      .set({ tools: JSON.stringify({ discussion: false }) })
      .execute();
    await expect(movePost(facilitator, postId, { group: "board" })).rejects.toThrow("post.refused.kind-off");
    await board().set({ archivedAt: ctx.now() }).execute();
    await expect(movePost(facilitator, postId, { group: "board" })).rejects.toThrow("post.refused.archived");
  });

  test("at the same moment by two happens once", async () => {
    await group(ctx, "other", { members: { [cast.facilitator]: "member" } });
    const facilitator = await ctxOf(cast.facilitator);
    await findVisiblePost(facilitator, postId);
    const both = await Promise.allSettled([
      movePost(facilitator, postId, { group: "board" }),
      movePost(facilitator, postId, { group: "other" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await kinds()).toEqual(["post-moved"]);
  });

  test("lets an author choose another group for a draft, unseen", async () => {
    const draft = await post(ctx, cast.groupId, cast.facilitator, "Half", { draft: true });
    await movePost(await ctxOf(cast.facilitator), draft, { group: "board" });
    expect((await findVisiblePost(await ctxOf(cast.facilitator), draft)).groupId).toBe(boardId);
    expect(await kinds()).toEqual([]);
  });
});
