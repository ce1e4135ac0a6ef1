import { beforeEach, describe, expect, test } from "vitest";
import { person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { Ctx } from "../viewer/index.ts";
import { canReadReplies, findKnownPosts, isReadableReply, visiblePosts } from "./index.ts";
import { mayReadReply } from "./visible-replies.ts";

const { ctx, ctxOf, visitorCtx, get, post: send } = await testApp();

let cast: SmallCommunity;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

const hold = (id: number, more: { closed?: boolean } = {}) =>
  ctx.db
    .updateTable("posts")
    .set({ repliesHeld: true, ...(more.closed ? { closedAt: ctx.now() } : {}) })
    .where("id", "=", id)
    .execute()
    .then(() => ctx.cache.forget(`post:${id}`));

test("the rule in the database and the rule in memory say the same, for every viewer of every reply", async () => {
  const [talker, taker, gone] = [
    await person(ctx, "Tama Talker"),
    await person(ctx, "Tia Taker"),
    await person(ctx, "Gina Gone"),
  ];
  for (const personId of [talker, taker, gone])
    await ctx.db.insertInto("memberships").values({ groupId: cast.groupId, personId }).execute();
  const cases: { id: number; postId: number; authorId: string }[] = [];
  for (const state of ["free", "held", "held and closed"]) {
    const id = await post(ctx, cast.groupId, taker, state);
    for (const authorId of [talker, gone, cast.steward, taker]) {
      cases.push({ id: await reply(ctx, id, authorId, `By ${authorId}`), postId: id, authorId });
    }
    const deleted = cases.find((one) => one.postId === id && one.authorId === gone);
    await ctx.db
      .updateTable("replies")
      .set({ deletedAt: ctx.now() })
      .where("id", "=", deleted?.id as number)
      .execute();
    if (state !== "free") await hold(id, { closed: state.includes("closed") });
  }

  const viewers: [string, Ctx][] = [["visitor", visitorCtx()]];
  for (const [name, id] of Object.entries({ ...cast, talker, taker, gone }))
    if (typeof id === "string" && name !== "groupSlug") viewers.push([name, await ctxOf(id)]);
  const readsHeld = new Set<string>();
  for (const [name, as] of viewers) {
    const rows = await visiblePosts(as)
      .innerJoin("replies", "replies.postId", "posts.id")
      .where(isReadableReply(as.viewer))
      .select("replies.id")
      .execute();
    const listed = new Set(rows.map((row) => row.id));
    const posts = await findKnownPosts(
      as,
      cases.map((one) => one.postId),
    );
    for (const one of cases) {
      const of = posts.get(one.postId);
      if (!of) throw new Error("All of them may see the post.");
      const answered = [talker, cast.steward, taker].includes(as.viewer.id ?? "");
      const may = mayReadReply(as.viewer, of, answered, one);
      expect(listed.has(one.id), `${name}: ${of.title} by ${one.authorId}`).toBe(may);
      if (one.authorId !== as.viewer.id) expect(await canReadReplies(as, of)).toBe(may);
      if (may && of.title === "held") readsHeld.add(name);
    }
  }
  // "gone" sees no more than their own, which they have deleted.
  expect([...readsHeld].sort()).toEqual(["admin", "facilitator", "gone", "steward", "taker", "talker"]);
});

describe("replies that are held back", () => {
  const secret = "kererū in the feijoa";
  let postId: number;
  let replyId: number;
  let attachmentId: string;

  beforeEach(async () => {
    postId = await post(ctx, cast.groupId, cast.steward, "What did you see?");
    replyId = await reply(ctx, postId, cast.facilitator, secret);
    const { id } = await ctx.db
      .insertInto("attachments")
      .values({
        ownerId: cast.facilitator,
        kind: "file",
        name: "seen.txt",
        mediaType: "text/plain",
        sizeBytes: 4,
        sha256: "0",
        fileKey: "none",
        width: null,
        height: null,
        unusedSince: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    attachmentId = id;
    await ctx.db.insertInto("attachmentUses").values({ attachmentId, postId, replyId }).execute();
    await hold(postId);
  });

  const places = () => [
    `/posts/${postId}-what-did-you-see`,
    `/posts/${postId}-what-did-you-see?page=2`,
    `/posts/${postId}-what-did-you-see?answers=${replyId}`,
    `/replies/${replyId}/history`,
    `/replies/${replyId}/edit`,
    `/replies/${replyId}/reactions`,
    "/search?q=feijoa",
    "/people/hana-kereama?show=replies",
    "/people/hana-kereama",
    "/",
    "/notices",
    `/groups/${cast.groupSlug}`,
  ];

  test("their words stand nowhere for who has not answered, and everywhere for who has", async () => {
    await ctx.db
      .insertInto("personFollows")
      .values({ followerId: cast.member, personId: cast.facilitator })
      .execute();
    const readable = async (as?: string) => {
      const found: string[] = [];
      for (const path of places()) if ((await get(path, as)).body.includes("kererū")) found.push(path);
      return found;
    };
    expect((await get(places()[0] as string, cast.member)).statusCode).toBe(200);
    for (const as of [cast.member, cast.outsider, cast.barred, undefined])
      expect(await readable(as)).toEqual([]);
    for (const as of [cast.facilitator, cast.steward, cast.admin])
      expect((await get(places()[0] as string, as)).body).toContain(secret);
    const answer = await send(`/posts/${postId}/replies`, { markdown: "A tūī." }, cast.member);
    expect(answer.statusCode).toBe(303);
    const seen = await readable(cast.member);
    for (const path of [places()[0], "/search?q=feijoa", "/people/hana-kereama?show=replies"])
      expect(seen).toContain(path);
  }, 60_000);

  test("what hangs on them is not there: thanks, an answer to one, their files; the lasting address leads to the talk", async () => {
    expect((await send(`/replies/${replyId}/reaction`, { kind: "thanks" }, cast.member)).statusCode).toBe(
      404,
    );
    expect((await get(`/replies/${replyId}/reactions`, cast.member)).statusCode).toBe(404);
    expect((await get(`/attachments/${attachmentId}`, cast.member)).statusCode).toBe(404);
    const led = await get(`/replies/${replyId}`, cast.member);
    expect(led.headers.location).toBe(`/posts/${postId}-what-did-you-see#replies`);
    await reply(ctx, postId, cast.member, "A tūī.");
    expect((await send(`/replies/${replyId}/reaction`, { kind: "thanks" }, cast.member)).statusCode).toBe(
      303,
    );
    expect((await get(`/replies/${replyId}`, cast.member)).headers.location).toContain(`#reply-${replyId}`);
  });

  test("who takes their answer back sees no more", async () => {
    const own = await reply(ctx, postId, cast.member, "A tūī.");
    expect((await get(places()[0] as string, cast.member)).body).toContain(secret);
    await send(`/replies/${own}?_method=delete`, {}, cast.member);
    expect((await get(places()[0] as string, cast.member)).body).not.toContain(secret);
  });
});
