import { beforeEach, describe, expect, test } from "vitest";
import { group, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { editPost, editReply, findVisiblePost } from "./index.ts";

const { get, post: send, ctx, ctxOf, visitorCtx } = await testApp();

let cast: SmallCommunity;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

const words = { kind: "question", title: "What makes a norm?", markdown: "Ask *anybody*.", tags: "norms" };
const newPath = "/groups/leading-e-learning/posts/new";
const sendPath = "/groups/leading-e-learning/posts";

/** What the next page says of the last act. */
function flashOf(answer: Awaited<ReturnType<typeof get>>) {
  const cookie = answer.cookies.find((one) => one.name === "weft-flash");
  const value = decodeURIComponent(cookie?.value ?? "").split(".")[0] ?? "";
  return JSON.parse(Buffer.from(value, "base64url").toString() || "{}");
}

describe("the form for a new post", () => {
  test("offers the kinds that the group uses, the one asked for first, and the tags in use", async () => {
    await post(ctx, cast.groupId, cast.member, "Other", { tags: ["te reo māori"] });
    await ctx.db
      .updateTable("groups")
      .set({ tools: JSON.stringify({ article: false }) })
      .where("id", "=", cast.groupId)
      .execute();
    const { body } = await get(`${newPath}?kind=question`, cast.member);
    expect(body).toContain("Ask a question</h1>");
    expect(body).toMatch(/value="question" checked/);
    expect(body).toContain('value="discussion"');
    expect(body).not.toContain('value="article"');
    expect(body).toContain('<option value="te reo māori"');
    expect(body).toContain("What do you want to know?");
  });

  test("asks who may read it only where the group leaves the choice", async () => {
    expect((await get(newPath, cast.member)).body).toContain('name="audience"');
    for (const [slug, more] of [
      ["own", { postsFor: "members" }],
      ["hidden", { visibility: "members" }],
    ] as const) {
      await group(ctx, slug, { ...more, members: { [cast.member]: "member" } });
      const { body } = await get(`/groups/${slug}/posts/new`, cast.member);
      expect(body).not.toContain('name="audience"');
      expect(body).toContain(`Only members of ${slug} will see this.`);
    }
  });

  test("leads a visitor to log-in and back, and refuses who may not write here", async () => {
    const answer = await get(newPath);
    expect(answer.headers.location).toBe(`/log-in?to=${encodeURIComponent(newPath)}`);
    expect((await get(newPath, cast.outsider)).statusCode).toBe(403);
    expect((await get(newPath, cast.barred)).statusCode).toBe(403);
    await group(ctx, "hidden", { visibility: "members" });
    expect((await get("/groups/hidden/posts/new", cast.outsider)).statusCode).toBe(404);
    expect((await send("/groups/hidden/posts", words, cast.outsider)).statusCode).toBe(404);
  });

  test("publishes, and the browser may forget what it kept", async () => {
    const answer = await send(sendPath, { ...words, intent: "publish", audience: "everyone" }, cast.member);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/posts/1-what-makes-a-norm");
    expect(flashOf(answer)).toEqual({ key: "post.published", draftSent: `new-post-${cast.groupId}` });
    expect((await get("/posts/1-what-makes-a-norm")).body).toContain("<em>anybody</em>");
  });

  test("keeps a draft, that its author finds again and nobody else sees", async () => {
    const answer = await send(sendPath, { ...words, markdown: "", intent: "draft" }, cast.member);
    expect(answer.headers.location).toBe("/posts/1/edit");
    expect(flashOf(answer).key).toBe("post.draft.kept");
    expect((await get("/drafts", cast.member)).body).toContain("What makes a norm?");
    expect((await get("/drafts", cast.steward)).body).toContain("No drafts");
    expect((await get("/drafts")).headers.location).toBe("/log-in?to=%2Fdrafts");
    const own = await get("/posts/1-what-makes-a-norm", cast.member);
    expect(own.body).toContain("This is a draft");
    expect(own.body).toContain('content="noindex"');
    for (const other of [undefined, cast.steward, cast.admin])
      expect((await get("/posts/1-what-makes-a-norm", other)).statusCode).toBe(404);
  });

  test("keeps everything that was typed where something is to be mended", async () => {
    const typed = { ...words, title: "", tags: "one, two", audience: "group", intent: "publish" };
    const answer = await send(sendPath, typed, cast.member);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Ask *anybody*.</textarea>");
    expect(answer.body).toContain('value="one, two"');
    expect(answer.body).toMatch(/value="question" checked/);
    expect(answer.body).toMatch(/value="group" checked/);
    expect(answer.body).toContain('href="#f-title"');
  });

  test("is found again by a browser that asks for the address it was sent to", async () => {
    expect((await get(sendPath, cast.member)).headers.location).toBe(newPath);
  });

  test("is reached by choosing a group first", async () => {
    const { body } = await get("/posts/new?kind=article", cast.member);
    expect(body).toContain(`href="${newPath}?kind=article"`);
    expect((await get("/posts/new", cast.outsider)).body).toContain("You are not in a group yet");
    expect((await get("/posts/new")).statusCode).toBe(303);
  });
});

describe("the form for editing", () => {
  let postId: number;
  let path: string;
  beforeEach(async () => {
    postId = await post(ctx, cast.groupId, cast.member, "A first try", {
      markdown: "One.",
      tags: ["a", "b"],
      audience: "group",
    });
    path = `/posts/${postId}`;
  });
  const patch = (form: Record<string, string>, as: string) => send(`${path}?_method=patch`, form, as);

  test("holds the post as it stands, and saves it", async () => {
    const { body } = await get(`${path}/edit`, cast.member);
    expect(body).toContain('value="A first try"');
    expect(body).toContain("One.</textarea>");
    expect(body).toContain('value="a, b"');
    expect(body).toMatch(/value="group" checked/);
    const form = { title: "A second try", markdown: "Two.", tags: "a", intent: "save", since: "never" };
    const answer = await patch(form, cast.member);
    expect(answer.headers.location).toBe(`/posts/${postId}-a-second-try`);
    expect(flashOf(answer).draftSent).toBe(`edit-post-${postId}`);
    expect((await get(`${path}/edit`, cast.facilitator)).body).toContain("Wiremu Pōtae wrote this.");
  });

  test("keeps what was typed, and the version it began from", async () => {
    await editPost(await ctxOf(cast.facilitator), postId, { title: "Theirs", markdown: "Theirs." });
    const answer = await patch({ title: "", markdown: "Mine.", tags: "", since: "never" }, cast.member);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Mine.</textarea>");
    expect(answer.body).toContain('name="since" value="never"');
  });

  test("shows both texts where somebody else was first, and saves the second time", async () => {
    await editPost(await ctxOf(cast.facilitator), postId, { title: "Theirs", markdown: "One and theirs." });
    const mine = { title: "Mine", markdown: "One and mine.", tags: "a", since: "never" };
    const answer = await patch(mine, cast.member);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain("Somebody else changed this while you were writing");
    expect(answer.body).toMatch(/<del>.*theirs<\/del>/);
    expect(answer.body).toMatch(/<ins>.*mine<\/ins>/);
    expect(answer.body).toContain("One and mine.</textarea>");
    const since = /name="since" value="([^"]+)"/.exec(answer.body)?.[1] ?? "";
    expect(since).not.toBe("never");
    expect((await patch({ ...mine, since }, cast.member)).statusCode).toBe(303);
    expect((await findVisiblePost(await ctxOf(cast.member), postId)).markdown).toBe("One and mine.");
    expect((await get(`${path}/history`, cast.member)).body).toContain("theirs");
  });

  test("is refused to others, and led to log-in for visitors", async () => {
    await ctx.db.updateTable("posts").set({ audience: "everyone" }).execute();
    ctx.cache.forget("*");
    expect((await get(`${path}/edit`, cast.outsider)).statusCode).toBe(403);
    expect((await get(`${path}/edit`)).statusCode).toBe(303);
    expect((await patch({ title: "x", markdown: "x" }, cast.outsider)).statusCode).toBe(403);
  });

  test("of a reply saves, keeps what was typed, and shows both texts in a conflict", async () => {
    const id = await reply(ctx, postId, cast.member, "One.");
    const form = `/replies/${id}?_method=patch`;
    expect((await get(`/replies/${id}/edit`, cast.member)).body).toContain("One.</textarea>");
    expect((await send(form, { markdown: " ", since: "never" }, cast.member)).statusCode).toBe(422);
    await editReply(await ctxOf(cast.facilitator), id, { markdown: "Theirs." });
    const conflict = await send(form, { markdown: "Mine.", since: "never" }, cast.member);
    expect(conflict.statusCode).toBe(409);
    expect(conflict.body).toContain("Mine.</textarea>");
    expect(conflict.body).toMatch(/<del>.*Theirs/);
    const since = /name="since" value="([^"]+)"/.exec(conflict.body)?.[1] ?? "";
    const saved = await send(form, { markdown: "Mine.", since }, cast.member);
    expect(saved.headers.location).toBe(`/replies/${id}`);
    expect(flashOf(saved).draftSent).toBe(`edit-reply-${id}`);
    expect((await get(`/replies/${id}/history`, cast.member)).body).toContain("Theirs");
  });
});

describe("the preview", () => {
  test("shows a text as it will look, mentions and all, and keeps nothing", async () => {
    const text = "Ask **@hana-kereama**\n\n<script>alert(1)</script>";
    const answer = await send("/preview", { text }, cast.member);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.body).toContain('<a class="mention" href="/people/hana-kereama">');
    expect(answer.body).not.toContain("<script");
    expect(answer.body).not.toContain("<html");
    expect(await ctx.db.selectFrom("mentions").selectAll().execute()).toEqual([]);
  });

  test("is for people who write, and does not answer with the log-in page", async () => {
    expect((await send("/preview", { text: "x" })).statusCode).toBe(403);
  });
});

test("posts with a tag are found by it, as far as the viewer may see them", async () => {
  await post(ctx, cast.groupId, cast.member, "For all", { tags: ["te reo māori"] });
  await post(ctx, cast.groupId, cast.member, "For members", { tags: ["te reo māori"], audience: "group" });
  await post(ctx, cast.groupId, cast.member, "Half", { tags: ["te reo māori"], draft: true });
  await post(ctx, cast.groupId, cast.member, "Other", { tags: ["te reo"] });
  const path = `/tags/${encodeURIComponent("Te Reo Māori")}`;
  const titles = (body: string) =>
    ["For all", "For members", "Half", "Other"].filter((title) => body.includes(title));
  expect(titles((await get(path)).body)).toEqual(["For all"]);
  expect(titles((await get(path, cast.outsider)).body)).toEqual(["For all"]);
  expect(titles((await get(path, cast.member)).body)).toEqual(["For all", "For members"]);
  expect((await get("/tags/nothing")).body).toContain("No posts with this tag");
});

test("a post is known to visitors under its new words at once", async () => {
  const id = await post(ctx, cast.groupId, cast.member, "Old words");
  await get(`/posts/${id}-old-words`);
  await editPost(await ctxOf(cast.member), id, { title: "New words", markdown: "New." });
  expect((await get(`/posts/${id}-old-words`)).headers.location).toBe(`/posts/${id}-new-words`);
  expect((await findVisiblePost(visitorCtx(), id)).title).toBe("New words");
});
