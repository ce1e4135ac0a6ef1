import { beforeEach, describe, expect, test } from "vitest";
import { group, post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { editStamp } from "./edit-stamp.ts";
import { closePost, deletePost, editPost, findVisiblePost, readHistory, startPost } from "./index.ts";

const { ctx, ctxOf, clock, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.member, "A first try", { markdown: "One.", tags: ["a"] });
});

const words = { title: "A second try", markdown: "Two.", tags: "b" };
const kinds = async () =>
  (await ctx.db.selectFrom("activity").select("kind").execute()).map((row) => row.kind);
const stampNow = async () => editStamp((await findVisiblePost(await ctxOf(cast.member), postId)).editedAt);

describe("a post is edited", () => {
  test("by its author and by a facilitator, and each version is in its history with who and when", async () => {
    await editPost(await ctxOf(cast.member), postId, words);
    clock.advance(60_000);
    await editPost(await ctxOf(cast.facilitator), postId, { ...words, markdown: "Three." });
    const now = await findVisiblePost(visitorCtx(), postId);
    expect(now).toMatchObject({ title: "A second try", html: "<p>Three.</p>\n", tags: ["b"] });
    expect(now.editedAt).not.toBeNull();
    const history = await readHistory(visitorCtx(), { postId }, now);
    expect(history.map(({ by, title, markdown, tags }) => [by.name, title, markdown, tags])).toEqual([
      ["Wiremu Pōtae", "A first try", "One.", ["a"]],
      ["Wiremu Pōtae", "A second try", "Two.", ["b"]],
      ["Hana Kereama", "A second try", "Three.", ["b"]],
    ]);
    expect(await kinds()).toEqual(["post-edited", "post-edited"]);
  });

  test("without a trace where nothing changed", async () => {
    await editPost(await ctxOf(cast.member), postId, { title: "A first try", markdown: "One.", tags: "a" });
    expect((await findVisiblePost(visitorCtx(), postId)).editedAt).toBeNull();
    expect(await kinds()).toEqual([]);
  });

  test("and keeps its audience where the form does not speak of it", async () => {
    await editPost(await ctxOf(cast.member), postId, { ...words, audience: "group" });
    await expect(findVisiblePost(visitorCtx(), postId)).rejects.toThrow("error.not-found");
    await editPost(await ctxOf(cast.member), postId, { ...words, markdown: "Three." });
    await expect(findVisiblePost(visitorCtx(), postId)).rejects.toThrow("error.not-found");
  });

  test("not without its words, though it says that it is a draft", async () => {
    const member = await ctxOf(cast.member);
    await expect(editPost(member, postId, { ...words, markdown: "", intent: "draft" })).rejects.toMatchObject(
      {
        fields: { markdown: "error.required" },
      },
    );
  });
});

describe("of two who edit at once", () => {
  test("the second is told, and nothing is written over", async () => {
    const since = await stampNow();
    await editPost(await ctxOf(cast.member), postId, { ...words, since });
    const late = { ...words, markdown: "Mine.", since };
    await expect(editPost(await ctxOf(cast.facilitator), postId, late)).rejects.toThrow(
      "post.conflict.edited",
    );
    expect((await findVisiblePost(visitorCtx(), postId)).markdown).toBe("Two.");
    await editPost(await ctxOf(cast.facilitator), postId, { ...late, since: await stampNow() });
    expect((await findVisiblePost(visitorCtx(), postId)).markdown).toBe("Mine.");
  });

  test("at the very same moment one is kept and one is told", async () => {
    const since = await stampNow();
    const both = await Promise.allSettled([
      editPost(await ctxOf(cast.member), postId, { ...words, since }),
      editPost(await ctxOf(cast.facilitator), postId, { ...words, markdown: "Mine.", since }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await kinds()).toEqual(["post-edited"]);
  });

  test("both succeed where they say the same: it is a second press", async () => {
    const since = await stampNow();
    const member = await ctxOf(cast.member);
    await editPost(member, postId, { ...words, since });
    await editPost(member, postId, { ...words, since });
    expect(await kinds()).toEqual(["post-edited"]);
  });
});

describe("a draft", () => {
  let draftId: number;
  beforeEach(async () => {
    const sent = { kind: "discussion", title: "Half", markdown: "", intent: "draft" };
    draftId = (await startPost(await ctxOf(cast.member), cast.groupSlug, sent)).id;
  });

  test("goes on unseen, without history, until it is published with the time of that moment", async () => {
    const member = await ctxOf(cast.member);
    expect(await editPost(member, draftId, { title: "Half", markdown: "More.", intent: "draft" })).toEqual({
      title: "Half",
      published: false,
      publishOn: null,
    });
    await expect(findVisiblePost(visitorCtx(), draftId)).rejects.toThrow("error.not-found");
    clock.advance(3_600_000);
    const { published } = await editPost(member, draftId, {
      title: "Whole",
      markdown: "All.",
      intent: "publish",
    });
    expect(published).toBe(true);
    const now = await findVisiblePost(visitorCtx(), draftId);
    expect(now.publishedAt).toEqual(clock());
    expect(now.editedAt).toBeNull();
    expect(await readHistory(visitorCtx(), { postId: draftId }, now)).toHaveLength(1);
    expect(await kinds()).toEqual(["post-published"]);
  });

  test("is published once, though it is sent twice", async () => {
    const member = await ctxOf(cast.member);
    const since = editStamp((await findVisiblePost(member, draftId)).editedAt);
    const sent = { title: "Whole", markdown: "All.", intent: "publish", since };
    await Promise.all([editPost(member, draftId, sent), editPost(member, draftId, sent)]);
    expect(await kinds()).toEqual(["post-published"]);
  });

  test("of two windows is told apart, so that neither is lost", async () => {
    const member = await ctxOf(cast.member);
    const since = editStamp((await findVisiblePost(member, draftId)).editedAt);
    await editPost(member, draftId, { title: "Half", markdown: "Left window.", intent: "draft", since });
    await expect(
      editPost(member, draftId, { title: "Half", markdown: "Right window.", intent: "draft", since }),
    ).rejects.toThrow("post.conflict.edited");
  });

  test("stays its author's own after they left, and cannot be published there", async () => {
    await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
    const left = await ctxOf(cast.member);
    await editPost(left, draftId, { title: "Half", markdown: "Still mine.", intent: "draft" });
    await expect(
      editPost(left, draftId, { title: "Half", markdown: "Still mine.", intent: "publish" }),
    ).rejects.toThrow("post.refused.not-member");
  });

  test("is nobody else's to edit", async () => {
    for (const other of [cast.steward, cast.admin])
      await expect(editPost(await ctxOf(other), draftId, words)).rejects.toThrow("error.not-found");
  });
});

describe("an edit is refused", () => {
  test("of everybody but the author and those who look after the group", async () => {
    const other = await post(ctx, cast.groupId, cast.steward, "Not mine");
    for (const [id, reason] of [
      [cast.member, "post.refused.not-author"],
      [cast.outsider, "post.refused.not-author"],
      [cast.barred, "post.refused.not-author"],
    ] as const)
      await expect(editPost(await ctxOf(id), other, words)).rejects.toThrow(reason);
    await editPost(await ctxOf(cast.admin), other, words);
  });

  test("of a post that is deleted, and of one that is not there", async () => {
    await deletePost(await ctxOf(cast.member), postId);
    await expect(editPost(await ctxOf(cast.member), postId, words)).rejects.toThrow("post.refused.deleted");
    await expect(editPost(await ctxOf(cast.steward), 999, words)).rejects.toThrow("error.not-found");
  });

  test("in an archived group but of those who look after it", async () => {
    await ctx.db
      .updateTable("groups")
      .set({ archivedAt: ctx.now() })
      .where("id", "=", cast.groupId)
      .execute();
    await expect(editPost(await ctxOf(cast.member), postId, words)).rejects.toThrow("post.refused.archived");
    await editPost(await ctxOf(cast.facilitator), postId, words);
  });
});

test("a closed talk can still be mended", async () => {
  await closePost(await ctxOf(cast.member), postId, {});
  await editPost(await ctxOf(cast.member), postId, words);
  expect((await findVisiblePost(visitorCtx(), postId)).title).toBe("A second try");
});

test("a post in a group that the editor may not know of is not found", async () => {
  const hidden = await group(ctx, "hidden", {
    visibility: "members",
    members: { [cast.steward]: "steward" },
  });
  const id = await post(ctx, hidden, cast.steward, "Behind the door");
  await expect(editPost(await ctxOf(cast.facilitator), id, words)).rejects.toThrow("error.not-found");
});
