import { beforeEach, describe, expect, test } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { deletePost, reactToPost, reactToReply, readThread } from "./index.ts";
import { takeReactionAway } from "./react.ts";

const { get, post: send, ctx, ctxOf, visitorCtx } = await testApp();

let cast: SmallCommunity;
let postId: number;
let path: string;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.member, "Paper or screens");
  path = `/posts/${postId}-paper-or-screens`;
});

const rows = () => ctx.db.selectFrom("reactions").select(["id", "personId", "kind", "words"]).execute();
const used = { kind: "used", words: "  Year 9 read\n it aloud. " };

describe("a reaction", () => {
  test("is one a person and text: another takes its place, the same twice is once, and none takes it back", async () => {
    const steward = await ctxOf(cast.steward);
    const react = async (kind: string) => (await reactToPost(steward, postId, { kind })).counts;
    expect(await react("thanks")).toEqual({ thanks: 1 });
    expect(await react("thanks")).toEqual({ thanks: 1 });
    expect(await react("me-too")).toEqual({ "me-too": 1 });
    await reactToPost(await ctxOf(cast.facilitator), postId, { kind: "thanks" });
    expect((await readThread(visitorCtx(), postId)).post.reactions).toEqual({ thanks: 1, "me-too": 1 });
    expect(await react("none")).toEqual({ thanks: 1 });
    expect(await react("none")).toEqual({ thanks: 1 });
    expect(await rows()).toHaveLength(1);
  });

  test("is counted right when many come at once", async () => {
    const replyId = await reply(ctx, postId, cast.member, "Both");
    const people = [await ctxOf(cast.steward), await ctxOf(cast.facilitator)];
    const kinds = ["thanks", "me-too", "more", "differently", "thanks"];
    await Promise.all(people.flatMap((one) => kinds.map((kind) => reactToReply(one, replyId, { kind }))));
    const kept = await rows();
    expect(kept).toHaveLength(2);
    const { reactions } = (await readThread(visitorCtx(), postId)).replies[0] ?? {};
    const counts: Record<string, number> = {};
    for (const { kind } of kept) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(reactions).toEqual(counts);
  });

  test("is refused for one's own words, of non-members, for what is gone, and for kinds that are made up", async () => {
    const react = async (id: string, kind = "thanks") => reactToPost(await ctxOf(id), postId, { kind });
    await expect(react(cast.steward)).resolves.toBeTruthy();
    await expect(react(cast.steward, "hate")).rejects.toThrow();
    await expect(react(cast.member)).rejects.toThrow("post.refused.own-words");
    await expect(react(cast.outsider)).rejects.toThrow("post.refused.not-member");
    await expect(react(cast.admin)).rejects.toThrow("post.refused.not-member");
    await deletePost(await ctxOf(cast.member), postId);
    await expect(react(cast.facilitator)).rejects.toThrow("post.refused.deleted");
    await expect(react(cast.outsider)).rejects.toThrow("error.not-found");
  });
});

describe("“I used this”", () => {
  test("comes with a sentence, which stands under the text with the name for who has an account", async () => {
    await reactToPost(await ctxOf(cast.steward), postId, used);
    expect(await rows()).toMatchObject([{ kind: "used", words: "Year 9 read it aloud." }]);
    const member = (await get(path, cast.member)).body;
    expect(member).toContain("Year 9 read it aloud.");
    expect(member).toMatch(/<a href="\/people\/tamsin-marama">Tamsin Marama<\/a>, /);
    const visitor = (await get(path)).body;
    expect(visitor).toContain("Year 9 read it aloud.");
    expect(visitor).not.toContain("Tamsin Marama");
    expect((await get(`/posts/${postId}/use`, cast.steward)).body).toContain(
      "Year 9 read it aloud.</textarea>",
    );
  });

  test("is shown again without a sentence, or with one that is too long, and what was typed stays", async () => {
    for (const words of ["  ", "long ".repeat(70)]) {
      const answer = await send(`/posts/${postId}/reaction`, { kind: "used", words }, cast.steward);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(words.trim());
    }
    expect(await rows()).toEqual([]);
    const sent = await send(`/posts/${postId}/reaction`, used as never, cast.steward);
    expect(sent.statusCode).toBe(303);
  });

  test("is never more than words", async () => {
    await reactToPost(await ctxOf(cast.steward), postId, { kind: "used", words: "<b onclick=x>&amp;" });
    expect((await get(path, cast.member)).body).toContain("&lt;b onclick=x>&amp;amp;");
  });

  test("can be removed by who wrote it and by who looks after the group, and by nobody else", async () => {
    const id = async () => (await rows())[0]?.id ?? 0;
    await reactToPost(await ctxOf(cast.steward), postId, used);
    await expect(takeReactionAway(await ctxOf(cast.member), await id())).rejects.toThrow("not-facilitator");
    await takeReactionAway(await ctxOf(cast.facilitator), await id());
    expect((await readThread(visitorCtx(), postId)).post.reactions).toEqual({});
    await reactToPost(await ctxOf(cast.steward), postId, used);
    await takeReactionAway(await ctxOf(cast.steward), await id());
    expect(await rows()).toEqual([]);
    await expect(takeReactionAway(await ctxOf(cast.steward), 999)).rejects.toThrow("error.not-found");
  });
});

describe("the author", () => {
  const told = async () => {
    await ctx.jobs.drain();
    const events = await ctx.db.selectFrom("noticeEvents").select(["personId", "kind"]).execute();
    return events.map(({ personId, kind }) => [personId === cast.member ? "author" : personId, kind]);
  };

  test("is told of a use and of what invites an answer, and not of thanks or “me too”", async () => {
    const steward = await ctxOf(cast.steward);
    for (const kind of ["thanks", "me-too"]) await reactToPost(steward, postId, { kind });
    expect(await told()).toEqual([]);
    await reactToPost(steward, postId, used);
    expect(await told()).toEqual([["author", "reaction-used"]]);
    await reactToPost(await ctxOf(cast.facilitator), postId, { kind: "more" });
    expect(await told()).toContainEqual(["author", "reaction-more"]);
    const { body } = await get("/notices", cast.member);
    expect(body).toContain("Tamsin Marama used what you wrote in “Paper or screens”");
    expect(body).toContain("because it is about your own words");
  });

  test("is told the same of one person once, and nothing of what was taken back before", async () => {
    const steward = await ctxOf(cast.steward);
    await reactToPost(steward, postId, { kind: "more" });
    await reactToPost(steward, postId, { kind: "none" });
    expect(await told()).toEqual([]);
    for (const kind of ["more", "none", "more"]) {
      await reactToPost(steward, postId, { kind });
      await told();
    }
    expect(await told()).toEqual([["author", "reaction-more"]]);
  });

  test("is not told where they have muted the talk", async () => {
    await send("/notices/levels", { place: `post:${postId}`, level: "muted" }, cast.member);
    await reactToPost(await ctxOf(cast.steward), postId, used);
    expect(await rows()).toHaveLength(1);
    expect(await told()).toEqual([]);
  });
});

test("who reacted is named by kind to people with an account, on a page and in a few words", async () => {
  await reactToPost(await ctxOf(cast.steward), postId, { kind: "differently" });
  const { body } = await get(`/posts/${postId}/reactions`, cast.outsider);
  expect(body).toContain("Tamsin Marama");
  expect(body).toContain("I see it differently");
  expect((await get(`/posts/${postId}/reactions`)).statusCode).not.toBe(200);
  const short = await get(`/posts/${postId}/reactions`, cast.member, {
    headers: { accept: "application/json" },
  });
  expect(short.json().html).toContain("Tamsin Marama");
});

test("what invites an answer shows the way to the reply box, with scripts and without", async () => {
  const replyId = await reply(ctx, postId, cast.member, "Both");
  const headers = { accept: "application/json", "sec-fetch-site": "same-origin" };
  const answer = await send(`/replies/${replyId}/reaction`, { kind: "more" }, cast.steward, { headers });
  expect(answer.json()).toMatchObject({ said: "You chose “Tell me more”." });
  expect(answer.json().html).toContain(`answers=${replyId}#reply-box`);
  const { body } = await get(path, cast.steward);
  expect(body).toContain("Say what you would like to hear");
  expect((await get(path, cast.facilitator)).body).not.toContain("Say what you would like to hear");
});
