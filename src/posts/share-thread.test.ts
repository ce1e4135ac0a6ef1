import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { queryCount } from "../platform/database/index.ts";
import { deleteReply, editReply, postReply, reactToReply, renderAgain } from "./index.ts";
import { periodOf } from "./share-thread.tsx";

const { get, ctx, ctxOf, clock } = await testApp();

let cast: SmallCommunity;
let postId: number;
let path: string;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Why build it?");
  path = `/posts/${postId}-why-build-it`;
});

describe("a thread that is read again", () => {
  test("asks the database nothing, as a visitor and as a member", async () => {
    for (let number = 1; number <= 20; number++) await reply(ctx, postId, cast.member, `Number ${number}`);
    const cookie = await logIn(ctx, cast.facilitator);
    for (const headers of [{}, { cookie }]) {
      await get(path, undefined, { headers });
      const costs: number[] = [];
      // A session that is renewed and a note of who has read what come in between once each.
      for (let time = 1; time <= 4; time++) {
        const before = queryCount.total;
        await get(path, undefined, { headers });
        costs.push(queryCount.total - before);
      }
      expect(costs).toContain(0);
    }
  });

  test("is answered with 304 where the browser has it", async () => {
    await reply(ctx, postId, cast.member, "Words");
    const { etag } = (await get(path)).headers;
    const again = () => get(path, undefined, { headers: { "if-none-match": String(etag) } });
    expect((await again()).statusCode).toBe(304);
    await reply(ctx, postId, cast.member, "More words");
    expect((await again()).statusCode).toBe(200);
  });

  test("shows at once what anybody has changed", async () => {
    const shown = async () => (await get(path)).body;
    expect(await shown()).toContain("No replies yet");
    const id = await postReply(await ctxOf(cast.member), postId, { markdown: "First words" });
    expect(await shown()).toContain("First words");
    await editReply(await ctxOf(cast.member), id, { markdown: "Second words" });
    expect(await shown()).toContain("Second words");
    await reactToReply(await ctxOf(cast.steward), id, { kind: "thanks" });
    expect(await shown()).toContain("1 person said thanks");
    await deleteReply(await ctxOf(cast.member), id);
    expect(await shown()).not.toContain("Second words");
  });

  test("shows the new name of somebody, and the new role", async () => {
    await reply(ctx, postId, cast.member, "Words");
    expect((await get(path)).body).toContain("Wiremu Pōtae");
    await ctx.db.updateTable("people").set({ name: "Wiremu Te Pō" }).where("id", "=", cast.member).execute();
    await ctx.db
      .updateTable("memberships")
      .set({ role: "steward" })
      .where("personId", "=", cast.member)
      .execute();
    const { body } = await get(path);
    expect(body).toContain("Wiremu Te Pō");
    expect(body.match(/>Steward</g)).toHaveLength(2);
  });

  test("keeps one viewer's buttons, thanks and language from the next", async () => {
    const id = await reply(ctx, postId, cast.member, "Words");
    await reactToReply(await ctxOf(cast.steward), id, { kind: "thanks" });
    const steward = (await get(path, cast.steward)).body;
    expect(steward).toContain('name="kind" value="none" aria-pressed="true"');
    expect(steward).toContain(`/replies/${id}?_method=delete`);
    const facilitator = (await get(path, cast.facilitator)).body;
    expect(facilitator).toContain(`action="/replies/${id}/reaction"`);
    expect(facilitator).not.toContain('value="none"');
    const member = (await get(path, cast.member)).body;
    expect(member).toContain(`/replies/${id}/edit`);
    expect(member).not.toContain(`action="/replies/${id}/reaction"`);
    const other = await person(ctx, "Aroha Lane");
    expect((await get(path, other)).body).not.toMatch(/_method=delete|\/edit"/);
    const maori = await get(path, undefined, { headers: { "accept-language": "mi" } });
    expect(maori.body).toContain("1 whakautu");
    expect((await get(path)).body).toContain("1 reply");
  });

  test("tells the time as it goes on", async () => {
    await reply(ctx, postId, cast.member, "Words");
    expect((await get(path)).body).toContain("just now");
    clock.advance(3 * 60_000);
    expect((await get(path)).body).toContain("3 minutes ago");
  });
});

test("words for when are made anew every minute at first, then every hour, then every day", () => {
  const at = new Date("2026-03-03T10:00:00Z");
  const after = (minutes: number) => periodOf(new Date(at.getTime() + minutes * 60_000), at);
  expect(after(1)).not.toBe(after(2));
  expect(after(180)).toBe(after(200));
  expect(after(180)).not.toBe(after(240));
  expect(after(60 * 24 * 30)).toBe(after(60 * 24 * 30 + 300));
});

test("whose account is closed without their name is a former member, without a page", async () => {
  const gone = await person(ctx, "Former", { standing: "closed" });
  await reply(ctx, postId, gone, "Words that stay");
  const { body } = await get(path);
  expect(body).toContain("Former member");
  expect(body).toContain("Words that stay");
  expect(body).not.toContain('href="/people/former"');
});

test("what is written in a title or a name stays words", async () => {
  const hostile = await post(ctx, cast.groupId, cast.steward, `"><script>alert(1)</script>`, {
    tags: [`"><b>x`],
  });
  const answer = await get(`/posts/${hostile}`);
  const { body } = await get(String(answer.headers.location));
  expect(body).not.toContain("<script>alert");
  expect(body).not.toContain("<b>x");
});

describe("a text that is rendered again", () => {
  test("shows a card that has come, and is neither edited nor another's meanwhile", async () => {
    const url = "https://example.org/paper";
    const id = await postReply(await ctxOf(cast.member), postId, { markdown: url });
    await ctx.db
      .updateTable("linkPreviews")
      .set({ title: "A paper on norms", fetchedAt: ctx.now() })
      .where("url", "=", url)
      .execute();
    await renderAgain(ctx, { postId, replyId: id });
    const { body } = await get(path);
    expect(body).toContain("A paper on norms");
    expect(body).not.toContain("/history");
  });

  test("keeps its pictures though its author has left, in a group for members alone", async () => {
    const board = await group(ctx, "board", {
      visibility: "members",
      postsFor: "members",
      members: { [cast.member]: "member" },
    });
    const author = await person(ctx, "Old Timer", { standing: "placeholder", email: null });
    const file = await ctx.db
      .insertInto("attachments")
      .values({
        kind: "file",
        ownerId: author,
        name: "minutes.txt",
        mediaType: "text/plain",
        sizeBytes: 3,
        sha256: "x",
        fileKey: "x",
        createdAt: ctx.now(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const id = await post(ctx, board, author, "Minutes", {
      markdown: `![minutes.txt](attachment:${file.id})`,
    });
    await renderAgain(ctx, { postId: id, replyId: null });
    expect((await get(`/posts/${id}-minutes`, cast.member)).body).toContain(`/files/${file.id}`);
  });
});
