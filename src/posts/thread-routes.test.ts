import { beforeEach, describe, expect, test } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { closePost } from "./index.ts";

const { get, post: send, ctx, ctxOf } = await testApp();

let cast: SmallCommunity;
let postId: number;
let path: string;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Why build an online community?", {
    markdown: "A network is *yours alone*.",
    tags: ["norms"],
  });
  path = `/posts/${postId}-why-build-an-online-community`;
});

describe("the page of a post", () => {
  test("has its words, its author, its group and its tags", async () => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("<em>yours alone</em>");
    expect(answer.body).toContain("Tamsin Marama");
    expect(answer.body).toContain('href="/groups/leading-e-learning"');
    expect(answer.body).toContain('href="/tags/norms"');
    expect(answer.body).toMatch(/<link rel="canonical" href="[^"]+\/posts\/1-why-build-an-online-community"/);
    expect(answer.body).not.toContain('name="robots"');
  });

  test("is found by its number alone, and leads to its true address", async () => {
    for (const other of [`/posts/${postId}`, `/posts/${postId}-old-words`]) {
      const answer = await get(`${other}?page=1`);
      expect(answer.statusCode).toBe(301);
      expect(answer.headers.location).toBe(`${path}?page=1`);
      expect(answer.headers["cache-control"]).toBe("private, no-cache");
    }
  });

  test("is nothing for an address that no post has", async () => {
    for (const nowhere of ["/posts/999", "/posts/words", "/posts/0", "/posts/99999999999999999"])
      expect((await get(nowhere)).statusCode, nowhere).toBe(404);
  });

  test("offers a visitor and an outsider the way in where the reply box would be, and a member the box", async () => {
    for (const stranger of [undefined, cast.outsider]) {
      const answer = await get(path, stranger);
      expect(answer.body).toContain("Join this group to contribute to discussions");
      expect(answer.body).toContain(`value="${path}#reply-box"`);
      expect(answer.body).not.toContain("<textarea");
      if (stranger === undefined) expect(answer.body).not.toContain("<weft-live");
    }
    const answer = await get(path, cast.member);
    expect(answer.body).not.toContain("Join this group to contribute");
    expect(answer.body).toContain(`action="/posts/${postId}/replies#reply-box"`);
  });

  test("says why one cannot answer where the talk is closed, or one is barred", async () => {
    expect((await get(path, cast.barred)).body).toContain("barred from this group");
    await closePost(await ctxOf(cast.facilitator), postId, { reason: "It goes on in the other thread." });
    for (const viewer of [undefined, cast.outsider, cast.member]) {
      const { body } = await get(path, viewer);
      expect(body).toContain("Hana Kereama has closed this talk");
      expect(body).toContain("It goes on in the other thread.");
      expect(body).not.toContain("<textarea");
    }
  });

  test("shows buttons only to those who may press them", async () => {
    const buttons = (body: string) => ({
      edit: body.includes(`/posts/${postId}/edit`),
      remove: body.includes(`/posts/${postId}?_method=delete`),
      pin: body.includes(`/posts/${postId}/pin`),
      close: body.includes(`/posts/${postId}/closing`),
      move: body.includes(`/posts/${postId}/group`),
      thanks: body.includes(`<form method="post" action="/posts/${postId}/reaction"`),
    });
    const none = { edit: false, remove: false, pin: false, close: false, move: false, thanks: false };
    const all = { edit: true, remove: true, pin: true, close: true, move: true };
    for (const stranger of [undefined, cast.outsider, cast.barred])
      expect(buttons((await get(path, stranger)).body)).toEqual(none);
    expect(buttons((await get(path, cast.member)).body)).toEqual({ ...none, thanks: true });
    expect(buttons((await get(path, cast.steward)).body)).toEqual({ ...all, thanks: false });
    expect(buttons((await get(path, cast.facilitator)).body)).toEqual({ ...all, thanks: true });
    expect(buttons((await get(path, cast.admin)).body)).toEqual({ ...all, thanks: false });
  });
});

describe("replies", () => {
  test("stand in order, say what they answer, and come in pages with addresses that survive", async () => {
    const first = await reply(ctx, postId, cast.member, "For me it is the follow-up.");
    const ids: number[] = [];
    for (let number = 2; number <= 27; number++)
      ids.push(
        await reply(ctx, postId, cast.facilitator, `Reply number ${number}.`, {
          answersId: number === 27 ? first : undefined,
        }),
      );
    const one = (await get(path)).body;
    expect(one).toContain(`id="reply-${first}"`);
    expect(one).toContain("Reply number 25.");
    expect(one).not.toContain("Reply number 26.");
    const last = ids.at(-1);
    const lasting = await get(`/replies/${last}`);
    expect(lasting.statusCode).toBe(303);
    expect(lasting.headers.location).toBe(`${path}?page=2#reply-${last}`);
    const two = (await get(`${path}?page=2`)).body;
    expect(two).toContain("Reply number 27.");
    expect(two).toContain(`in answer to <a href="/replies/${first}"`);
    expect((await get("/replies/999")).statusCode).toBe(404);
  });

  test("are sent by a form that leads to the new reply, and twice the same is one", async () => {
    const sent = await send(`/posts/${postId}/replies`, { markdown: "Kia ora, **Hana**" }, cast.member);
    expect(sent.statusCode).toBe(303);
    expect(sent.headers.location).toBe(`${path}#reply-1`);
    const again = await send(`/posts/${postId}/replies`, { markdown: "Kia ora, **Hana**" }, cast.member);
    expect(again.headers.location).toBe(`${path}#reply-1`);
    const { body } = await get(path);
    expect(body.match(/<strong>Hana<\/strong>/g)).toHaveLength(1);
  });

  test("that cannot be taken are shown again with their text", async () => {
    const long = "a".repeat(100_001);
    const answer = await send(`/posts/${postId}/replies`, { markdown: long }, cast.member);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(long);
    expect(answer.body).toContain("The text is too long");
    const empty = await send(`/posts/${postId}/replies`, { markdown: " " }, cast.member);
    expect(empty.statusCode).toBe(422);
  });

  test("that come too late are kept on the page with the reason", async () => {
    await closePost(await ctxOf(cast.facilitator), postId, {});
    const answer = await send(`/posts/${postId}/replies`, { markdown: "One more thing" }, cast.member);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain("Your reply could not be sent");
    expect(answer.body).toContain("One more thing</textarea>");
  });

  test("of somebody whose session is lost lead to log-in and back", async () => {
    const answer = await send(`/posts/${postId}/replies`, { markdown: "Kia ora" }, undefined, {
      headers: { referer: `http://127.0.0.1:3000${path}` },
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`/log-in?to=${encodeURIComponent(path)}`);
  });
});
