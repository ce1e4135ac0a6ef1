import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { group, post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { postReply } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { saveChoices } from "./choices.ts";
import { sendDigests } from "./send-digests.ts";
import { setLevel } from "./set-level.ts";

// Nobody listens at this address: what is looked at is the outbox.
const { ctx, ctxOf, get, clock } = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });

/** Seven in the morning in Auckland; the 2nd is a Monday. */
const sunday = new Date("2026-02-28T18:10:00Z");
const monday = new Date("2026-03-01T18:10:00Z");
const hour = 3_600_000;

let cast: SmallCommunity;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  await sql`update people set email = handle || '@school.nz'`.execute(ctx.db);
  clock.set(sunday);
});

const ago = (hours: number) => new Date(clock().getTime() - hours * hour);
const run = async () => {
  await sendDigests.run(ctx, {}, new AbortController().signal);
  await ctx.jobs.drain({ tolerant: true });
};
const mailsTo = async (name: string) => {
  const mails = await ctx.db.selectFrom("mailOutbox").selectAll().orderBy("id").execute();
  return mails.filter((mail) => mail.toAddress.startsWith(name));
};
const choose = async (id: PersonId, direct: string, rest: string, pausedUntil = "") =>
  saveChoices(await ctxOf(id), { direct, rest, pausedUntil });
const answer = async (as: PersonId, postId: number, markdown: string) => {
  await postReply(await ctxOf(as), postId, { markdown });
  await ctx.jobs.drain({ tolerant: true });
};

test("a digest holds what one has not seen, best first, once a day, in one mail", async () => {
  const talk = await post(ctx, cast.groupId, cast.steward, "How do we begin?", { at: ago(30) });
  await answer(cast.facilitator, talk, "I wonder too.");
  await answer(cast.member, talk, "So do I.");
  await post(ctx, cast.groupId, cast.steward, "Who has a spare stove?", { kind: "question", at: ago(3) });
  await post(ctx, cast.groupId, cast.member, "Notes of the day", { at: ago(4) });
  await post(ctx, cast.groupId, cast.member, "Old news", { at: ago(40) });
  await run();
  await run();
  const [mail, ...more] = await mailsTo("hana");
  expect(more).toEqual([]);
  expect(mail?.subject).toBe("Wiremu Pōtae answered in “How do we begin?”, and 2 more");
  expect(mail?.text).toMatch(
    /To you, and in talks[\s\S]*So do I\.[\s\S]*Questions nobody[\s\S]*spare stove[\s\S]*New in your groups[\s\S]*Notes of the day/,
  );
  expect(mail?.text).not.toContain("Old news");
  expect(mail?.text.match(/spare stove\?\n/g)).toHaveLength(1);
  expect(mail?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
  clock.set(monday);
  await run();
  expect(await mailsTo("hana")).toHaveLength(1);
});

test("an empty digest is never sent", async () => {
  await run();
  expect(await ctx.db.selectFrom("digests").select("sent").distinct().execute()).toEqual([{ sent: false }]);
  expect(await ctx.db.selectFrom("mailOutbox").selectAll().execute()).toEqual([]);
});

test("it comes in the morning where somebody lives", async () => {
  await post(ctx, cast.groupId, cast.steward, "Notes", { at: ago(3) });
  await ctx.db
    .updateTable("people")
    .set({ timeZone: "Europe/Berlin" })
    .where("id", "=", cast.member)
    .execute();
  await run();
  expect(await mailsTo("hana")).toHaveLength(1);
  expect(await mailsTo("wiremu")).toEqual([]);
  clock.set(new Date("2026-03-01T06:10:00Z"));
  await run();
  expect(await mailsTo("wiremu")).toHaveLength(1);
});

test("what was opened, what one may not see, and what is quiet or muted stays out", async () => {
  const opened = await post(ctx, cast.groupId, cast.steward, "Opened", { at: ago(3) });
  const muted = await post(ctx, cast.groupId, cast.steward, "Muted", { at: ago(3) });
  const elsewhere = await group(ctx, "board", {
    visibility: "members",
    members: { [cast.steward]: "steward" },
  });
  await post(ctx, elsewhere, cast.steward, "Secret", { at: ago(3) });
  await ctx.db
    .insertInto("postReads")
    .values({ personId: cast.member, postId: opened, readAt: ctx.now(), lastReplyId: null })
    .execute();
  await setLevel(await ctxOf(cast.member), { place: `post:${muted}`, level: "muted" });
  await setLevel(await ctxOf(cast.facilitator), { place: `group:${cast.groupId}`, level: "quiet" });
  await run();
  expect(await mailsTo("wiremu")).toEqual([]);
  expect(await mailsTo("hana")).toEqual([]);
  expect(await mailsTo("tamsin")).toEqual([]); // their own words
});

test("a weekly digest waits for Monday, and who wants none gets none", async () => {
  await choose(cast.member, "never", "weekly");
  await choose(cast.facilitator, "never", "never");
  await post(ctx, cast.groupId, cast.steward, "Notes", { at: ago(3) });
  await run();
  expect(await mailsTo("wiremu")).toEqual([]);
  clock.set(monday);
  await run();
  expect(await mailsTo("wiremu")).toHaveLength(1);
  expect(await mailsTo("hana")).toEqual([]);
});

test("a pause holds everything back, and its last day brings what was missed", async () => {
  const talk = await post(ctx, cast.groupId, cast.steward, "How do we begin?", { at: ago(30) });
  await choose(cast.steward, "at-once", "never", "2026-03-02");
  await answer(cast.member, talk, "Slowly.");
  await run();
  await ctx.jobs.drain({ early: true, tolerant: true });
  expect(await mailsTo("tamsin")).toEqual([]);
  clock.set(monday);
  await run();
  expect((await mailsTo("tamsin"))[0]?.text).toContain("Slowly.");
});

test("what a right that was withdrawn would have told is not in it", async () => {
  const talk = await post(ctx, cast.groupId, cast.steward, "How do we begin?", { at: ago(30) });
  await answer(cast.facilitator, talk, "I wonder too.");
  await answer(cast.member, talk, "So do I.");
  await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.facilitator).execute();
  ctx.cache.forget("*");
  await run();
  expect(await mailsTo("hana")).toEqual([]);
});

test("what was read before the digest is not in it", async () => {
  const talk = await post(ctx, cast.groupId, cast.steward, "How do we begin?", { at: ago(30) });
  await answer(cast.facilitator, talk, "I wonder too.");
  await answer(cast.member, talk, "So do I.");
  await get(`/posts/${talk}-how-do-we-begin`, cast.facilitator);
  await run();
  expect(await mailsTo("hana")).toEqual([]);
});

test("whoever wants a digest of each group gets one a group, by which filters know it, and nothing twice", async () => {
  const other = await group(ctx, "gardens", {
    name: "Gardens",
    members: { [cast.member]: "member", [cast.steward]: "steward" },
  });
  await post(ctx, cast.groupId, cast.steward, "Notes", { at: ago(3) });
  await post(ctx, other, cast.steward, "Beans", { at: ago(3) });
  await saveChoices(await ctxOf(cast.member), {
    direct: "daily",
    rest: "daily",
    digests: "each-group",
    pausedUntil: "",
  });
  await run();
  await run();
  const mails = await mailsTo("wiremu");
  expect(mails.map((mail) => mail.headers["List-Id"]).toSorted()).toEqual([
    "<gardens.127.0.0.1>",
    "<leading-e-learning.127.0.0.1>",
  ]);
  expect(mails.map((mail) => [mail.text.includes("Beans"), mail.text.includes("Notes")]).toSorted()).toEqual([
    [false, true],
    [true, false],
  ]);
});

test("a digest waits for somebody's hours, and comes as they begin", async () => {
  await post(ctx, cast.groupId, cast.steward, "Notes", { at: ago(3) });
  const hours = { openFrom: "08:30", openUntil: "18:00", days: ["0", "1", "2", "3", "4"] };
  await saveChoices(await ctxOf(cast.member), { direct: "daily", rest: "daily", pausedUntil: "", ...hours });
  await run(); // Sunday at seven
  clock.set(monday); // Monday at seven
  await run();
  expect(await mailsTo("wiremu")).toEqual([]);
  clock.set(new Date(monday.getTime() + 2 * hour));
  await run();
  expect(await mailsTo("wiremu")).toHaveLength(1);
});
