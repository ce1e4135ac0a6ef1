import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { postReply, startPost } from "../posts/index.ts";
import { countTelling } from "./count-telling.ts";

const {
  ctx,
  ctxOf,
  get,
  post: send,
} = await testApp({
  env: { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "weft@school.example" },
});
let cast: SmallCommunity;
let postId: number;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  await ctx.db
    .updateTable("people")
    .set({ arrivedAt: ctx.now(), email: sql<string>`handle || '@example.org'` })
    .execute();
  postId = await post(ctx, cast.groupId, cast.steward, "Norms");
});

const watch = (personId: string) =>
  ctx.db
    .insertInto("followLevels")
    .values({ personId, groupId: cast.groupId, postId: null, level: "watching", setAt: ctx.now() })
    .execute();
const toldOf = async (kind: "post" | "reply") =>
  (
    await ctx.db
      .selectFrom("noticeEvents")
      .where("kind", "!=", kind === "post" ? "" : "post")
      .selectAll()
      .execute()
  ).length;

describe("how many will be told", () => {
  test("is as many as then are told: of a reply", async () => {
    await watch(cast.facilitator);
    const as = await ctxOf(cast.member);
    const markdown = "Kia ora @jo-sefo";
    const count = await countTelling(as, { post: String(postId), markdown });
    expect(count).toEqual({ now: 3, digest: 0 }); // whose post it is, who watches, who is named
    await postReply(as, postId, { markdown });
    await ctx.jobs.drain({ tolerant: true });
    expect(await toldOf("reply")).toBe(3);
  });

  test("is as many as then are told: of a post, with those in whose digest it stands", async () => {
    await watch(cast.facilitator);
    const as = await ctxOf(cast.member);
    const count = await countTelling(as, { group: cast.groupSlug });
    expect(count).toEqual({ now: 1, digest: 1 }); // who watches; the steward follows
    await startPost(as, cast.groupSlug, { kind: "discussion", title: "Kia ora", markdown: "Koutou" });
    await ctx.jobs.drain({ tolerant: true });
    expect(await toldOf("post")).toBe(1);
    const kept = await ctx.db.selectFrom("toldCounts").select(["atOnce", "byDigest"]).execute();
    expect(kept).toEqual([{ atOnce: 1, byDigest: 1 }]);
  });

  test("follows the audience: who may not read it is not counted", async () => {
    const as = await ctxOf(cast.member);
    const fields = { group: cast.groupSlug, markdown: "@jo-sefo" };
    const open = await countTelling(as, { ...fields, audience: "everyone" });
    const closed = await countTelling(as, { ...fields, audience: "group" });
    expect(open.now - closed.now).toBe(1);
  });

  test("follows what people have chosen", async () => {
    const as = await ctxOf(cast.member);
    expect((await countTelling(as, { post: String(postId) })).now).toBe(1);
    await ctx.db
      .insertInto("followLevels")
      .values({ personId: cast.steward, groupId: null, postId, level: "muted", setAt: ctx.now() })
      .execute();
    expect(await countTelling(as, { post: String(postId) })).toEqual({ now: 0, digest: 0 });
  });

  test("is told to who may send it alone", async () => {
    const hidden = await group(ctx, "within", {
      visibility: "members",
      members: { [await person(ctx, "Ina Within")]: "steward" },
    });
    expect(hidden).toBeGreaterThan(0);
    expect((await get("/telling?group=within", cast.member)).statusCode).toBe(404);
    expect((await get(`/telling?group=${cast.groupSlug}`, cast.outsider)).statusCode).toBe(403);
    expect((await get(`/telling?post=${postId}`, cast.member)).body).toContain("1 person is told now");
    const json = { headers: { accept: "application/json" } };
    const answer = await send(`/telling?post=${postId}`, {}, cast.member, json);
    expect(answer.json()).toMatchObject({ now: 1, digest: 0 });
  });
});
