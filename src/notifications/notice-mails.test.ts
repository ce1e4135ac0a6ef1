import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { Invalid } from "../platform/errors/index.ts";
import { postReply } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { choicesOf, saveChoices } from "./choices.ts";
import { mailLink } from "./mail-link.ts";
import { markRead } from "./mark-read.ts";
import { setLevel } from "./set-level.ts";

// Nobody listens at this address: what is looked at is the outbox.
const {
  app,
  ctx,
  ctxOf,
  get,
  post: send,
  clock,
} = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  await sql`update people set email = handle || '@school.nz'`.execute(ctx.db);
  postId = await post(ctx, cast.groupId, cast.steward, "How do we begin?");
});

const answer = async (as: PersonId, markdown: string) => {
  const id = await postReply(await ctxOf(as), postId, { markdown });
  await ctx.jobs.drain();
  return id;
};
/** Lets the wait before mails pass. */
const wait = () => ctx.jobs.drain({ early: true, tolerant: true });
const outbox = () => ctx.db.selectFrom("mailOutbox").selectAll().orderBy("id").execute();
const choices = { direct: "at-once", rest: "daily", pausedUntil: "" };
const choose = async (id: PersonId, change: Partial<typeof choices>) =>
  saveChoices(await ctxOf(id), { ...choices, ...change });

test("an answer is mailed after a little while, in its place in the thread, with its reason and the ways to end it", async () => {
  const replyId = await answer(cast.member, "Slowly, **slowly**.");
  expect(await outbox()).toEqual([]);
  await wait();
  const [mail, ...more] = await outbox();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    toAddress: "tamsin-marama@school.nz",
    subject: "Re: How do we begin?",
    fromName: "Wiremu Pōtae via e-Learning Aotearoa",
    messageId: expect.stringMatching(new RegExp(`^<reply-${replyId}\\.[0-9a-f]{16}@127\\.0\\.0\\.1>$`)),
  });
  expect(mail?.headers).toMatchObject({
    "In-Reply-To": expect.stringMatching(new RegExp(`^<post-${postId}\\.`)),
    "List-Id": "<leading-e-learning.127.0.0.1>",
    "List-Unsubscribe": expect.stringMatching(/^<http:\/\/127\.0\.0\.1:\d+\/notices\/links\/[^>]+>$/),
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
  expect(mail?.text).toContain("Slowly, slowly.");
  expect(mail?.text).toContain("You were told because it answers you.");
  expect(mail?.html).toContain("Mute this talk");
});

test("several replies within the wait are one mail, and running twice at once sends it once", async () => {
  await answer(cast.member, "One");
  await answer(cast.facilitator, "Two");
  await wait();
  await answer(cast.member, "Three");
  await ctx.db.updateTable("noticeEvents").set({ mailedAt: null }).execute();
  await ctx.db.deleteFrom("mailOutbox").execute();
  await wait();
  const mails = (await outbox()).filter((mail) => mail.toAddress.startsWith("tamsin"));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(/Wiremu Pōtae:\nOne[\s\S]*Hana Kereama:\nTwo[\s\S]*Three/);
  await wait();
  expect((await outbox()).filter((mail) => mail.toAddress.startsWith("tamsin"))).toHaveLength(1);
});

test("what was read meanwhile is not mailed", async () => {
  await answer(cast.member, "Slowly.");
  await get(`/posts/${postId}-how-do-we-begin`, cast.steward);
  await wait();
  expect(await outbox()).toEqual([]);
  await answer(cast.member, "Or quickly.");
  await markRead(await ctxOf(cast.steward), {});
  await wait();
  expect(await outbox()).toEqual([]);
});

test("a right that is withdrawn within the wait keeps the mail back", async () => {
  await answer(cast.member, "@hana-kereama");
  await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.facilitator).execute();
  ctx.cache.forget("*");
  await wait();
  expect((await outbox()).map((mail) => mail.toAddress)).toEqual(["tamsin-marama@school.nz"]);
});

test("replies where one takes part wait for the digest, unless one wants them at once", async () => {
  await answer(cast.facilitator, "I wonder too.");
  await answer(cast.member, "So do I.");
  await wait();
  expect((await outbox()).map((mail) => mail.toAddress)).toEqual(["tamsin-marama@school.nz"]);
  await choose(cast.facilitator, { rest: "at-once" });
  await answer(cast.member, "Still.");
  await wait();
  expect((await outbox()).some((mail) => mail.toAddress.startsWith("hana"))).toBe(true);
});

test("an address that is not proved, one no mail reaches, a pause and a muted thread get no mail", async () => {
  await ctx.db
    .updateTable("people")
    .set({ emailVerified: false })
    .where("id", "=", cast.facilitator)
    .execute();
  await ctx.db.updateTable("people").set({ email: "a@b.example" }).where("id", "=", cast.admin).execute();
  await choose(cast.steward, {
    pausedUntil: new Date(clock().getTime() + 5 * 86_400_000).toISOString().slice(0, 10),
  });
  await answer(cast.member, "@hana-kereama @ana-tui");
  await setLevel(await ctxOf(cast.outsider), { place: `post:${postId}`, level: "watching" });
  await answer(cast.member, "Once more");
  await setLevel(await ctxOf(cast.outsider), { place: `post:${postId}`, level: "muted" });
  expect(await ctx.db.selectFrom("notices").select("id").execute()).toHaveLength(4);
  await wait();
  expect(await outbox()).toEqual([]);
});

test("the link in a mail changes nothing by a look, and all by a press, without logging in", async () => {
  const link = mailLink(ctx.config, cast.steward, {
    kind: "level",
    place: { kind: "post", postId },
    level: "muted",
  }).replace(ctx.config.url, "");
  const looked = await get(link);
  expect(looked.body).toContain("Mute this talk for Tamsin Marama?");
  expect(await ctx.db.selectFrom("followLevels").selectAll().execute()).toEqual([]);
  expect((await send(link)).body).toContain("Done: this talk is muted");
  await send(link);
  expect(await ctx.db.selectFrom("followLevels").select(["personId", "level"]).execute()).toEqual([
    { personId: cast.steward, level: "muted" },
  ]);
});

test("a mail program unsubscribes by itself, with one request and no page", async () => {
  const link = mailLink(ctx.config, cast.steward, { kind: "mail", which: "direct" }).replace(
    ctx.config.url,
    "",
  );
  const answered = await app.inject({
    method: "POST",
    url: link,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: "List-Unsubscribe=One-Click",
  });
  expect(answered.statusCode).toBe(200);
  expect(await choicesOf(ctx, cast.steward)).toMatchObject({ direct: "never", rest: "daily" });
  await answer(cast.member, "Slowly.");
  await wait();
  expect(await outbox()).toEqual([]);
});

test("a link that was tampered with, and one of an account that is closed, lead nowhere", async () => {
  const link = mailLink(ctx.config, cast.steward, { kind: "mail", which: "rest" }).replace(
    ctx.config.url,
    "",
  );
  const [words = "", signature = ""] = link.slice("/notices/links/".length).split(".");
  const forged = Buffer.from(Buffer.from(words, "base64url").toString().replace(cast.steward, cast.member));
  for (const token of [
    "x",
    `${words}.`,
    `${words}.${"A".repeat(43)}`,
    `${forged.toString("base64url")}.${signature}`,
  ]) {
    expect((await get(`/notices/links/${token}`)).statusCode).toBe(404);
    expect((await send(`/notices/links/${token}`)).statusCode).toBe(404);
  }
  expect((await get(link)).statusCode).toBe(200);
  await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", cast.steward).execute();
  expect((await get(link)).statusCode).toBe(404);
});

test("the choices are kept, and a pause of more than a year or a way that is none is refused", async () => {
  await send("/settings/notices", { direct: "daily", rest: "never", pausedUntil: "" }, cast.member);
  expect(await choicesOf(ctx, cast.member)).toMatchObject({
    direct: "daily",
    rest: "never",
    pausedUntil: null,
  });
  await expect(choose(cast.member, { pausedUntil: "2090-01-01" })).rejects.toThrow(Invalid);
  await expect(choose(cast.member, { direct: "by pigeon" })).rejects.toThrow(Invalid);
  await choose(cast.member, { pausedUntil: "2001-01-01" });
  expect(await choicesOf(ctx, cast.member)).toMatchObject({ pausedUntil: null });
});
