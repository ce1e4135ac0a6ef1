import { beforeEach, expect, test } from "vitest";
import { group, person, post, reply } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { claimWords } from "./claim-words.ts";
import { findClaimable } from "./find-claimable.ts";
import { noteProof } from "./note-proof.ts";
import "./tables.ts";

const { ctx, ctxOf, get, post: send } = await testApp();

let placeholder: PersonId;
let other: PersonId;
let aroha: PersonId;
let postId: number;
let groupId: number;

beforeEach(async () => {
  placeholder = await person(ctx, "Aroha N", { email: null, standing: "placeholder" });
  other = await person(ctx, "Tama Ruru", { email: null, standing: "placeholder" });
  aroha = await person(ctx, "Aroha Ngata", { email: "aroha@school.example" });
  groupId = await group(ctx, "teachers");
  postId = await post(ctx, groupId, placeholder, "Tablets");
  await reply(ctx, postId, other, "We do");
  await reply(ctx, postId, placeholder, "Good");
  await ctx.db.updateTable("posts").set({ lastReplyBy: placeholder }).execute();
  await ctx.db
    .insertInto("importedAddresses")
    .values([
      address("aroha@school.example", placeholder, "aroha n"),
      address("tama@school.example", other, "tama ruru"),
    ])
    .execute();
});

function address(written: string, personId: PersonId, name: string) {
  return { address: written, personId, name, provedBy: null, claimedAt: null };
}

const authors = async () => ({
  posts: (await ctx.db.selectFrom("posts").select("authorId").execute()).map((row) => row.authorId),
  replies: (await ctx.db.selectFrom("replies").orderBy("id").select("authorId").execute()).map(
    (row) => row.authorId,
  ),
});

test("who has proved an address finds the words that were written from it, and no others", async () => {
  expect(await findClaimable(await ctxOf(aroha))).toEqual([
    {
      id: placeholder,
      name: "Aroha N",
      handle: "aroha-n",
      addresses: ["aroha@school.example"],
      posts: 1,
      replies: 1,
    },
  ]);
});

test("an address that is not proved finds nothing", async () => {
  expect(await findClaimable(await ctxOf(aroha))).toHaveLength(1);
  await ctx.db.updateTable("people").set({ emailVerified: false }).where("id", "=", aroha).execute();
  expect(await findClaimable(await ctxOf(aroha))).toEqual([]);
});

test("a proof is remembered when the address changes afterwards", async () => {
  await noteProof(ctx, aroha, "Aroha@school.example");
  await ctx.db.updateTable("people").set({ email: "new@school.example" }).where("id", "=", aroha).execute();
  expect(await findClaimable(await ctxOf(aroha))).toHaveLength(1);
});

test("claimed words stand under the name of their writer, and the placeholder is gone", async () => {
  const follower = await person(ctx, "Wiremu");
  await ctx.db.insertInto("personFollows").values({ followerId: follower, personId: placeholder }).execute();
  await ctx.db.insertInto("mentions").values({ personId: placeholder, postId, replyId: null }).execute();

  expect(await claimWords(await ctxOf(aroha), { person: placeholder })).toEqual({ posts: 1, replies: 1 });

  expect(await authors()).toEqual({ posts: [aroha], replies: [other, aroha] });
  const { lastReplyBy } = await ctx.db.selectFrom("posts").select("lastReplyBy").executeTakeFirstOrThrow();
  expect(lastReplyBy).toBe(aroha);
  expect(await ctx.db.selectFrom("people").where("id", "=", placeholder).selectAll().execute()).toEqual([]);
  expect(await ctx.db.selectFrom("personFollows").selectAll().execute()).toMatchObject([
    { followerId: follower, personId: aroha },
  ]);
  expect(await ctx.db.selectFrom("mentions").select("personId").execute()).toEqual([{ personId: aroha }]);
  expect(await findClaimable(await ctxOf(aroha))).toEqual([]);
  const claimed = await ctx.db
    .selectFrom("importedAddresses")
    .where("address", "=", "aroha@school.example")
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(claimed).toMatchObject({ personId: aroha, claimedAt: expect.any(Date) });
});

test("who is mentioned twice by it, as the placeholder and as themselves, is mentioned once", async () => {
  await ctx.db
    .insertInto("mentions")
    .values([
      { personId: placeholder, postId, replyId: null },
      { personId: aroha, postId, replyId: null },
    ])
    .execute();
  await claimWords(await ctxOf(aroha), { person: placeholder });
  expect(await ctx.db.selectFrom("mentions").select("personId").execute()).toEqual([{ personId: aroha }]);
});

test("the handle of a placeholder leads on to who claimed it", async () => {
  expect((await get("/people/aroha-n")).statusCode).toBe(200);
  await claimWords(await ctxOf(aroha), { person: placeholder });
  expect((await get("/people/aroha-n")).headers.location).toBe("/people/aroha-ngata");
});

test("words of others, of people with an account, and words claimed already are refused", async () => {
  expect((await authors()).replies).toContain(other); // there is something to be had
  const wiremu = await person(ctx, "Wiremu");
  for (const id of [other, wiremu, "00000000-0000-4000-8000-000000000000"])
    await expect(claimWords(await ctxOf(aroha), { person: id }), id).rejects.toThrow(NotFound);
  await claimWords(await ctxOf(aroha), { person: placeholder });
  await expect(claimWords(await ctxOf(aroha), { person: placeholder })).rejects.toThrow(NotFound);
});

test("somebody who wrote from two addresses under a hidden name gets both at once", async () => {
  await ctx.db
    .insertInto("importedAddresses")
    .values(address("~aroha n", placeholder, "aroha n"))
    .execute();
  await claimWords(await ctxOf(aroha), { person: placeholder });
  const left = await ctx.db
    .selectFrom("importedAddresses")
    .where("personId", "<>", aroha)
    .select("address")
    .execute();
  expect(left).toEqual([{ address: "tama@school.example" }]);
});

test("the page lists what waits, one press claims it, and the next page says so", async () => {
  const page = await get("/imports/claims", aroha);
  expect(page.body).toContain("Aroha N");
  expect(page.body).toContain("written from aroha@school.example");
  const claimed = await send("/imports/claims", { person: placeholder }, aroha);
  expect([claimed.statusCode, claimed.headers.location]).toEqual([303, "/people/aroha-ngata"]);
  expect((await get("/imports/claims", aroha)).body).toContain("No words are waiting for you");
});

test("the first page says that words wait, until they are claimed", async () => {
  const says = async () => (await get("/", aroha)).body.includes("/imports/claims");
  expect(await says()).toBe(true);
  await claimWords(await ctxOf(aroha), { person: placeholder });
  expect(await says()).toBe(false);
});

test("a visitor is led to the log-in", async () => {
  const { statusCode, headers } = await get("/imports/claims");
  expect(statusCode).toBe(303);
  expect(headers.location).toMatch(/^\/log-in/);
});
