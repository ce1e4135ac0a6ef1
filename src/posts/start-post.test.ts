import { beforeEach, describe, expect, test } from "vitest";
import { group, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { findVisiblePost, startPost } from "./index.ts";

const { ctx, ctxOf, visitorCtx } = await testApp();

let cast: SmallCommunity;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

const words = { kind: "discussion", title: "What makes a norm worth keeping?", markdown: "Ask *anybody*." };
const activities = () => ctx.db.selectFrom("activity").select(["kind", "postId", "actorId"]).execute();

describe("a post is started", () => {
  test("by a member, and is there for all to read, with its tags tidied and its activity noted", async () => {
    const member = await ctxOf(cast.member);
    const { id, published } = await startPost(member, cast.groupSlug, {
      ...words,
      title: "  What makes a norm\n worth keeping?  ",
      tags: "#Norms, te  reo,, norms",
    });
    expect(published).toBe(true);
    const post = await findVisiblePost(visitorCtx(), id);
    expect(post).toMatchObject({
      title: words.title,
      html: "<p>Ask <em>anybody</em>.</p>\n",
      excerpt: "Ask anybody.",
      tags: ["norms", "te reo"],
      audience: "everyone",
      language: "en",
      author: { name: "Wiremu Pōtae", role: "member" },
    });
    expect(await activities()).toEqual([{ kind: "post-published", postId: id, actorId: cast.member }]);
  });

  test("as a draft that only its author knows of, and nothing is noted", async () => {
    const member = await ctxOf(cast.member);
    const { id, published } = await startPost(member, cast.groupSlug, {
      ...words,
      markdown: "",
      intent: "draft",
    });
    expect(published).toBe(false);
    expect(await findVisiblePost(member, id)).toMatchObject({ publishedAt: null, markdown: "" });
    for (const other of [visitorCtx(), await ctxOf(cast.steward), await ctxOf(cast.admin)])
      await expect(findVisiblePost(other, id)).rejects.toThrow("error.not-found");
    expect(await activities()).toEqual([]);
  });

  test("for members alone in a group that keeps its posts to itself, whatever the form says", async () => {
    await group(ctx, "board", { postsFor: "members", members: { [cast.member]: "member" } });
    const { id } = await startPost(await ctxOf(cast.member), "board", { ...words, audience: "everyone" });
    const row = await ctx.db.selectFrom("posts").where("id", "=", id).select("audience").executeTakeFirst();
    expect(row?.audience).toBe("group");
  });

  test("once, though it is sent twice, also at once", async () => {
    const member = await ctxOf(cast.member);
    const sent = await Promise.all([1, 2, 3].map(() => startPost(member, cast.groupSlug, words)));
    expect(new Set(sent.map((post) => post.id)).size).toBe(1);
    expect(await activities()).toHaveLength(1);
    const other = await startPost(member, cast.groupSlug, { ...words, markdown: "Other words." });
    expect(other.id).not.toBe(sent[0]?.id);
  });
});

describe("a post is refused", () => {
  test("of those who are not members, with the reason", async () => {
    for (const [id, reason] of [
      [cast.outsider, "post.refused.not-member"],
      [cast.admin, "post.refused.not-member"],
      [cast.barred, "post.refused.barred"],
    ] as const)
      await expect(startPost(await ctxOf(id), cast.groupSlug, words)).rejects.toThrow(reason);
  });

  test("in a group that is archived, or that the writer may not know of", async () => {
    await group(ctx, "hidden", { visibility: "members" });
    await expect(startPost(await ctxOf(cast.member), "hidden", words)).rejects.toThrow("error.not-found");
    await ctx.db
      .updateTable("groups")
      .set({ archivedAt: ctx.now() })
      .where("id", "=", cast.groupId)
      .execute();
    await expect(startPost(await ctxOf(cast.member), cast.groupSlug, words)).rejects.toThrow(
      "post.refused.archived",
    );
  });

  test("if its kind is unknown, or switched off here", async () => {
    const member = await ctxOf(cast.member);
    await expect(startPost(member, cast.groupSlug, { ...words, kind: "poem" })).rejects.toMatchObject({
      fields: { kind: "error.field" },
    });
    await ctx.db
      .updateTable("groups")
      .set({ tools: JSON.stringify({ discussion: false }) })
      .where("id", "=", cast.groupId)
      .execute();
    await expect(startPost(member, cast.groupSlug, words)).rejects.toMatchObject({
      fields: { kind: "post.refused.kind-off" },
    });
    expect((await startPost(member, cast.groupSlug, { ...words, kind: "question" })).published).toBe(true);
  });

  test("if it lacks title or words, or anything is too long", async () => {
    const member = await ctxOf(cast.member);
    const refused = (body: object) =>
      expect(startPost(member, cast.groupSlug, { ...words, ...body })).rejects;
    await refused({ title: " " }).toMatchObject({ fields: { title: "error.required" } });
    await refused({ markdown: "\n" }).toMatchObject({ fields: { markdown: "error.required" } });
    await refused({ title: "a".repeat(151) }).toMatchObject({ fields: { title: "post.title.too-long" } });
    await refused({ markdown: "a".repeat(100_001) }).toMatchObject({
      fields: { markdown: "post.text.too-long" },
    });
    await refused({ tags: "a,b,c,d,e,f,g,h,i" }).toMatchObject({ fields: { tags: "post.tags.too-many" } });
    await refused({ tags: "a".repeat(41) }).toMatchObject({ fields: { tags: "post.tags.too-long" } });
    await refused({ title: "", markdown: "", intent: "draft" }).toMatchObject({
      fields: { "": "post.draft.empty" },
    });
  });
});

test("hostile words come out as words", async () => {
  const { id } = await startPost(await ctxOf(cast.member), cast.groupSlug, {
    ...words,
    title: "<script>alert(1)</script>",
    markdown: [
      "<img src=x onerror=alert(1)>",
      "[press](javascript:alert(1))",
      "![](javascript:alert(1))",
      "%weft-part-0% </textarea><script>alert(2)</script>",
    ].join("\n\n"),
  });
  const { html } = await findVisiblePost(visitorCtx(), id);
  expect(html).not.toMatch(/<(?:script|img)|href="javascript/i);
  expect(html).toContain("&lt;img src=x");
});
