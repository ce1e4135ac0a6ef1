import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { noteBounce, sendMail } from "../platform/mail/index.ts";
import { editReply, postReply } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { choicesOf, saveChoices } from "./choices.ts";
import { explainNotice } from "./explain-notice.ts";
import { explainThread } from "./explain-thread.ts";
import { countUnread, defineNotice, defineNoticePlaces, keepPlaceNotices, readPlace } from "./index.ts";
import { listNotices } from "./list-notices.ts";
import { sendHeld } from "./mail-held.ts";
import { setLevel } from "./set-level.ts";

const { ctx, ctxOf, get, post: send, clock } = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });

defineNotice({ key: "kettle-sings", titleKey: "notice.kind.other", icon: "bell", rank: 15 });
let closed = false;
defineNoticePlaces({
  kind: "kettle",
  find: async (_ctx, ids) =>
    new Map(closed ? [] : ids.map((id) => [id, { title: `Kettle ${id}`, path: `/kettles/${id}` }])),
  readSaid: async (_ctx, _id, activityIds) =>
    activityIds.map((activityId) => ({ activityId, name: "Wiremu Pōtae", html: "<p>It boils.</p>" })),
  settings: { path: "/settings/kettles", labelKey: "notice.follow.all" },
});

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  closed = false;
  cast = await smallCommunity(ctx);
  await sql`update people set email = handle || '@school.nz', time_zone = 'UTC', created_at = '2020-01-01'`.execute(
    ctx.db,
  );
  postId = await post(ctx, cast.groupId, cast.steward, "How do we begin?");
});

const answer = async (as: PersonId, markdown: string) => {
  const id = await postReply(await ctxOf(as), postId, { markdown });
  await ctx.jobs.drain({ tolerant: true });
  return id;
};
const wait = () => ctx.jobs.drain({ early: true, tolerant: true });
const held = () => sendHeld.run(ctx, {}, new AbortController().signal);
const mailsTo = async (name: string) =>
  (await ctx.db.selectFrom("mailOutbox").selectAll().orderBy("id").execute()).filter((mail) =>
    mail.toAddress.startsWith(name),
  );
const choices = { direct: "at-once", rest: "daily", push: [] as string[], pausedUntil: "" };
const weekdays = { openFrom: "07:00", openUntil: "18:00", days: ["0", "1", "2", "3", "4"] };
const textOf = async (as: PersonId, replyId: number) =>
  (await explainThread(await ctxOf(as), postId)).texts.find((text) => text.replyId === replyId);

test("mails wait for somebody's hours and come as one", async () => {
  clock.set(new Date("2026-03-06T20:00:00Z")); // Friday evening
  await saveChoices(await ctxOf(cast.steward), { ...choices, ...weekdays });
  const other = await post(ctx, cast.groupId, cast.steward, "And then?");
  const first = await answer(cast.member, "Slowly.");
  await postReply(await ctxOf(cast.facilitator), other, { markdown: "Quickly." });
  await wait();
  await held();
  expect(await mailsTo("tamsin")).toEqual([]);
  expect((await textOf(cast.steward, first))?.fate).toEqual([
    { key: "notice.fate.hours", values: { at: new Date("2026-03-09T07:00:00Z") } },
  ]);
  clock.set(new Date("2026-03-09T07:01:00Z"));
  await held();
  await held();
  const [mail, ...more] = await mailsTo("tamsin");
  expect(more).toEqual([]);
  expect(mail?.text).toMatch(/And then[\s\S]*Quickly|Quickly[\s\S]*And then/);
  expect(mail?.text).toContain("Slowly.");
});

test("one talk that waited is mailed in its place in the thread", async () => {
  clock.set(new Date("2026-03-06T20:00:00Z"));
  await saveChoices(await ctxOf(cast.steward), { ...choices, ...weekdays });
  const id = await answer(cast.member, "Slowly.");
  await wait();
  clock.set(new Date("2026-03-09T07:01:00Z"));
  await held();
  expect((await mailsTo("tamsin"))[0]?.messageId).toContain(`reply-${id}.`);
});

test("after twenty mails within an hour the rest waits", async () => {
  const owner = await ctxOf(cast.steward);
  for (let count = 0; count < 20; count++)
    await sendMail(owner, { to: { address: "Tamsin-Marama@school.nz" }, subject: "x", text: "x", html: "x" });
  const id = await answer(cast.member, "Slowly.");
  await wait();
  expect(await mailsTo("tamsin")).toEqual([]);
  expect((await textOf(cast.steward, id))?.fate).toEqual([{ key: "notice.fate.many" }]);
  clock.set(new Date(clock().getTime() + 61 * 60_000));
  await held();
  expect(await mailsTo("tamsin")).toHaveLength(1);
});

test("hours on no day, one time without the other, and a time that is none are refused", async () => {
  const owner = await ctxOf(cast.steward);
  for (const wrong of [{ days: [] }, { openUntil: "" }, { openFrom: "25:00" }])
    await expect(saveChoices(owner, { ...choices, ...weekdays, ...wrong })).rejects.toThrow();
  await saveChoices(owner, {
    ...choices,
    openFrom: "00:00",
    openUntil: "00:00",
    days: ["0", "1", "2", "3", "4", "5", "6"],
  });
  expect((await choicesOf(ctx, cast.steward)).hours).toBeNull();
});

test("a notice says which setting sent it, since when that holds, and what became of it", async () => {
  await setLevel(await ctxOf(cast.outsider), { place: `post:${postId}`, level: "watching" });
  await answer(cast.member, "Slowly.");
  const [notice] = (await listNotices(await ctxOf(cast.outsider), 1)).notices;
  const explained = await explainNotice(await ctxOf(cast.outsider), notice?.id ?? 0);
  expect(explained.events).toMatchObject([
    {
      reason: { key: "notice.reason.thread.watching" },
      since: { key: "notice.since.chosen", values: { at: ctx.now() } },
      fate: [{ key: "notice.fate.soon" }],
    },
  ]);
  await expect(explainNotice(await ctxOf(cast.member), notice?.id ?? 0)).rejects.toThrow(NotFound);
  expect((await get(`/notices/${notice?.id}`, cast.outsider)).body).toContain("because you watch this talk");
});

test("of each reply a thread says whether one was told, and why or why not, by the rule that tells", async () => {
  const early = await reply(ctx, postId, cast.member, "From an archive");
  await setLevel(await ctxOf(cast.steward), { place: `post:${postId}`, level: "muted" });
  const muted = await answer(cast.member, "Muted");
  await setLevel(await ctxOf(cast.steward), { place: `post:${postId}`, level: "quiet" });
  const toMe = await answer(cast.member, "To you");
  const own = await answer(cast.steward, "My own");
  expect(await textOf(cast.steward, early)).toMatchObject({
    told: false,
    why: { key: "notice.untold.archive" },
  });
  expect(await textOf(cast.steward, toMe)).toMatchObject({
    told: true,
    why: { key: "notice.reason.answer" },
  });
  expect(await textOf(cast.steward, own)).toMatchObject({ told: false, why: { key: "notice.untold.own" } });
  clock.set(new Date(clock().getTime() + 600_000));
  expect(await textOf(cast.steward, muted)).toMatchObject({
    told: false,
    why: { key: "notice.untold.since-changed" },
  });
  expect(await textOf(cast.outsider, toMe)).toMatchObject({
    told: false,
    why: { key: "notice.untold.no-part" },
  });
  await setLevel(await ctxOf(cast.outsider), { place: "community", level: "muted" });
  expect(await textOf(cast.outsider, toMe)).toMatchObject({
    why: { key: "notice.untold.muted.community" },
    since: { key: "notice.since.chosen" },
  });
  const page = await get(`/notices/threads/${postId}`, cast.outsider);
  expect(page.body).toContain("Not told: you muted the community.");
  expect(page.body).not.toContain("⟦");
});

test("what waits for a digest says when it comes", async () => {
  clock.set(new Date("2026-03-06T20:00:00Z"));
  await answer(cast.facilitator, "I wonder too.");
  const id = await answer(cast.member, "So do I.");
  expect((await textOf(cast.facilitator, id))?.fate).toEqual([
    { key: "notice.fate.digest", values: { at: new Date("2026-03-07T07:00:00Z") } },
  ]);
});

test("a thread that one may not know of explains nothing", async () => {
  await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
  ctx.cache.forget("*");
  expect((await get(`/notices/threads/${postId}`, cast.steward)).statusCode).toBe(200);
  expect((await get(`/notices/threads/${postId}`, cast.outsider)).statusCode).toBe(404);
});

test("an edit tells nobody anew", async () => {
  const id = await answer(cast.member, "Slowly.");
  expect(await ctx.db.selectFrom("noticeEvents").selectAll().execute()).toHaveLength(1);
  await editReply(await ctxOf(cast.member), id, { markdown: "Slowly! @hana-kereama" });
  await ctx.jobs.drain({ tolerant: true });
  expect(await ctx.db.selectFrom("noticeEvents").selectAll().execute()).toHaveLength(1);
});

test("another room tells of a place of its own: in the list, in the count, by mail, and no more once it may not be known", async () => {
  const place = { kind: "kettle", id: 7 };
  const member = await ctxOf(cast.member);
  await inTransaction(member, async (tx) => {
    await recordActivity(tx, { kind: "kettle-sang", personId: cast.steward });
    const activity = await tx.db
      .selectFrom("activity")
      .selectAll()
      .where("kind", "=", "kettle-sang")
      .executeTakeFirstOrThrow();
    const told = {
      personId: cast.steward,
      kind: "kettle-sings",
      reason: "notice.reason.mention",
      direct: true,
    };
    expect(await keepPlaceNotices(tx, activity, place, [told])).toBe(1);
    expect(await keepPlaceNotices(tx, activity, place, [told])).toBe(0);
  });
  const owner = await ctxOf(cast.steward);
  expect((await listNotices(owner, 1)).notices).toMatchObject([
    { about: { title: "Kettle 7", path: "/kettles/7" } },
  ]);
  expect(await countUnread(owner)).toBe(1);
  expect((await get("/notices", cast.steward)).body).toContain("/kettles/7");
  await wait();
  const [mail] = await mailsTo("tamsin");
  expect(mail?.text).toContain("It boils.");
  expect(mail?.html).toContain("/settings/kettles");
  closed = true;
  expect(await countUnread(owner)).toBe(0);
  closed = false;
  await readPlace(owner, place);
  expect(await countUnread(owner)).toBe(0);
});

test("mails that come back are told of in Weft, end, and come again by the link in a mail that was asked for", async () => {
  const owner = await ctxOf(cast.steward);
  const bounce = { address: owner.viewer.email, permanent: true, words: "550 5.1.1 No such person" };
  await sendMail(owner, { to: { address: owner.viewer.email }, subject: "x", text: "x", html: "x" });
  for (let count = 0; count < 3; count++) await noteBounce(ctx, bounce);
  expect(await countUnread(owner)).toBe(1);
  const id = await answer(cast.member, "Slowly.");
  await wait();
  const before = (await mailsTo("tamsin")).length;
  expect((await textOf(cast.steward, id))?.fate).toEqual([{ key: "notice.fate.mail.bounced" }]);
  const page = await get("/settings/notices", cast.steward);
  expect(page.body).toContain("come back");
  expect(page.body).toContain("No such person");
  await send("/settings/notices/address", {}, cast.steward);
  const mails = await mailsTo("tamsin");
  expect(mails).toHaveLength(before + 1);
  const link =
    /http\S+\/notices\/links\/\S+/.exec(mails.at(-1)?.text ?? "")?.[0]?.replace(ctx.config.url, "") ?? "";
  expect((await get(link)).body).toContain("at this address again?");
  expect(await ctx.db.selectFrom("mailPauses").selectAll().execute()).toHaveLength(1);
  await send(link);
  expect(await ctx.db.selectFrom("mailPauses").selectAll().execute()).toEqual([]);
  expect((await send("/settings/notices/address", {}, cast.steward)).statusCode).toBe(404);
});
