import { beforeEach, describe, expect, test } from "vitest";
import { person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { localTimeOf } from "../platform/clock/index.ts";
import { Forbidden, Invalid, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findTurns } from "./find-turns.ts";
import { closePost, deleteReply, findVisiblePost, postReply, reopenPost, startPost } from "./index.ts";
import { keepDates } from "./keep-dates.ts";
import { findHelpful, markHelpful } from "./mark-helpful.ts";
import { openReplies } from "./open-replies.ts";
import { setStage } from "./set-stage.ts";
import { endRound, passTurn, takeTurnBack } from "./take-turn.ts";

const { ctx, ctxOf, clock, get, post: send } = await testApp();

const hourMs = 3_600_000;

let cast: SmallCommunity;
let steward: PersonCtx;
let facilitator: PersonCtx;
let member: PersonCtx;
let outsider: PersonCtx;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  steward = await ctxOf(cast.steward);
  facilitator = await ctxOf(cast.facilitator);
  member = await ctxOf(cast.member);
  outsider = await ctxOf(cast.outsider);
});

const inHours = (hours: number, as = member) =>
  localTimeOf(new Date(clock().getTime() + hours * hourMs), as.viewer.timeZone);

const start = async (kind: string, more: Record<string, string> = {}) =>
  (await startPost(member, cast.groupSlug, { kind, title: "Talk", markdown: "Kia ora", ...more })).id;

const activities = async () =>
  (await ctx.db.selectFrom("activity").select("kind").orderBy("id").execute()).map((row) => row.kind);

const say = (as: PersonCtx, id: number, words: string) => postReply(as, id, { markdown: words });

describe("a round", () => {
  test("lets each speak once; the reason for no second turn shows where the reply box was", async () => {
    const id = await start("round", { roundUntil: "facilitator" });
    await say(facilitator, id, "One");
    await expect(say(facilitator, id, "Two")).rejects.toThrow(new Forbidden("post.refused.round"));
    await say(steward, id, "Another");
    const page = (await get(`/posts/${id}-talk`, cast.facilitator)).body;
    expect(page).toContain("You have had your turn");
    expect(page).not.toContain("Send reply");
    expect((await get(`/posts/${id}-talk`, cast.member)).body).toContain("Send reply");
  });

  test("keeps the words of who was too late", async () => {
    const id = await start("round");
    await say(facilitator, id, "One");
    const sent = await send(`/posts/${id}/replies`, { markdown: "My second thought" }, cast.facilitator);
    expect(sent.statusCode).toBe(403);
    expect(sent.body).toContain("My second thought");
  });

  test("takes one of two replies that one person sends at once, and the same words twice as one", async () => {
    const id = await start("round", { roundUntil: "facilitator" });
    const sent = await Promise.allSettled([say(facilitator, id, "One"), say(facilitator, id, "Two")]);
    expect(sent.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const again = await start("round", { roundUntil: "facilitator", title: "Another" });
    const [first, second] = await Promise.all([say(steward, again, "Same"), say(steward, again, "Same")]);
    expect(first).toBe(second);
  });

  test("says who has had no turn: members with an account who neither spoke nor passed, without its author", async () => {
    await ctx.db
      .insertInto("memberships")
      .values({ groupId: cast.groupId, personId: await person(ctx, "Sus Pended", { standing: "suspended" }) })
      .execute();
    const id = await start("round");
    const names = async () =>
      (await findTurns(ctx, await findVisiblePost(member, id))).waiting.map((one) => one.name);
    expect(await names()).toEqual(["Hana Kereama", "Tamsin Marama"]);
    await passTurn(steward, id);
    expect(await names()).toEqual(["Hana Kereama"]);
    await takeTurnBack(steward, id);
    expect(await names()).toEqual(["Hana Kereama", "Tamsin Marama"]);
    const spoken = await say(steward, id, "One");
    expect(await names()).toEqual(["Hana Kereama"]);
    await deleteReply(steward, spoken);
    expect(await names()).toEqual(["Hana Kereama", "Tamsin Marama"]);
    await say(steward, id, "Better");
  });

  test("that lasts until all have spoken ends with the last turn, and all may speak again", async () => {
    const id = await start("round", { roundUntil: "all" });
    await say(facilitator, id, "One");
    expect((await findVisiblePost(member, id)).roundEndedAt).toBeNull();
    await passTurn(steward, id);
    expect((await findVisiblePost(member, id)).roundEndedAt).toEqual(clock());
    await say(facilitator, id, "Two");
    await expect(passTurn(facilitator, id)).rejects.toThrow("post.refused.no-round");
    expect((await activities()).filter((kind) => kind === "round-ended")).toHaveLength(1);
  });

  test("that lasts until a date ends on it, once", async () => {
    const id = await start("round", { roundUntil: "date", roundEndsOn: inHours(30) });
    await keepDates(ctx);
    expect((await findVisiblePost(member, id)).roundEndedAt).toBeNull();
    clock.advance(31 * hourMs);
    await Promise.all([keepDates(ctx), keepDates(ctx)]);
    expect((await findVisiblePost(member, id)).roundEndedAt).toEqual(clock());
    expect((await activities()).filter((kind) => kind === "round-ended")).toHaveLength(1);
  });

  test("is ended and taken up again by its author and the facilitators, by nobody else", async () => {
    const id = await start("round");
    await expect(endRound(outsider, id, true)).rejects.toThrow(Forbidden);
    const other = await ctxOf(await person(ctx, "Other Member"));
    await ctx.db
      .insertInto("memberships")
      .values({ groupId: cast.groupId, personId: other.viewer.id })
      .execute();
    await expect(endRound(await ctxOf(other.viewer.id), id, true)).rejects.toThrow(Forbidden);
    await endRound(facilitator, id, true);
    await say(facilitator, id, "One");
    await say(facilitator, id, "Two");
    await endRound(member, id, false);
    await expect(say(facilitator, id, "Three")).rejects.toThrow("post.refused.round");
    await expect(passTurn(outsider, id)).rejects.toThrow("post.refused.not-member");
    await expect(endRound(facilitator, await start("discussion"), true)).rejects.toThrow(
      "post.refused.no-round",
    );
  });

  test("asks for a date where it ends on one, and for one that is ahead", async () => {
    const refused = (roundEndsOn: string) =>
      expect(start("round", { roundUntil: "date", roundEndsOn })).rejects;
    await refused("").toMatchObject(new Invalid({ roundEndsOn: "post.round.date-missing" }));
    await refused(inHours(-2)).toMatchObject({ fields: { roundEndsOn: "post.date.past" } });
    await refused("2026-02-31T10:00").toMatchObject({ fields: { roundEndsOn: "post.date.wrong" } });
    await refused(inHours(24 * 900)).toMatchObject({ fields: { roundEndsOn: "post.date.too-far" } });
  });
});

describe("answer before you read", () => {
  test("begins held back, and opens to all on its date", async () => {
    const id = await start("answer-first", { repliesOpenOn: inHours(5) });
    await say(facilitator, id, "Secret words");
    const page = async () => (await get(`/posts/${id}-talk`, cast.steward)).body;
    // The steward looks after the group; a plain member is wanted.
    const plain = await person(ctx, "Plain Member");
    await ctx.db.insertInto("memberships").values({ groupId: cast.groupId, personId: plain }).execute();
    const plainPage = async () => (await get(`/posts/${id}-talk`, plain)).body;
    expect(await page()).toContain("Secret words");
    expect(await plainPage()).not.toContain("Secret words");
    expect(await plainPage()).toContain("One reply waits for you");
    clock.advance(6 * hourMs);
    await keepDates(ctx);
    await keepDates(ctx);
    expect(await plainPage()).toContain("Secret words");
    expect((await activities()).filter((kind) => kind === "replies-opened")).toHaveLength(1);
  });

  test("is opened and held back again by author and facilitators, by nobody else", async () => {
    const id = await start("answer-first");
    await expect(openReplies(outsider, id, true)).rejects.toThrow(Forbidden);
    await openReplies(facilitator, id, true);
    expect((await findVisiblePost(member, id)).repliesHeld).toBe(false);
    await openReplies(member, id, false);
    expect((await findVisiblePost(member, id)).repliesHeld).toBe(true);
    await expect(openReplies(facilitator, await start("discussion"), false)).rejects.toThrow("not-held");
  });

  test("an answer to a reply that is held back is refused as one to a reply that is not there", async () => {
    const id = await start("answer-first");
    const other = await ctxOf(await person(ctx, "Plain Member"));
    await ctx.db
      .insertInto("memberships")
      .values({ groupId: cast.groupId, personId: other.viewer.id })
      .execute();
    const hidden = await say(facilitator, id, "Secret");
    const plain = await ctxOf(other.viewer.id);
    for (const answers of [hidden, 999_999])
      await expect(postReply(plain, id, { markdown: "Re", answers: String(answers) })).rejects.toMatchObject({
        fields: { "": "post.reply.answered-gone" },
      });
  });
});

describe("helpful answers", () => {
  test("are marked by who asked and by facilitators, several side by side, and taken back", async () => {
    const id = await start("question");
    const [one, two] = [await say(facilitator, id, "Try this"), await say(steward, id, "Or that")];
    await markHelpful(member, one, true);
    await markHelpful(member, one, true);
    await markHelpful(facilitator, two, true);
    expect((await findHelpful(ctx, id)).map((answer) => answer.id)).toEqual([one, two]);
    expect((await get(`/groups/${cast.groupSlug}`)).body).toContain("2 helpful answers");
    expect((await get(`/posts/${id}-talk`)).body).toContain("The answer by Hana Kereama");
    await markHelpful(member, two, false);
    expect((await findVisiblePost(member, id)).helpfulCount).toBe(1);
    await deleteReply(facilitator, one);
    expect((await findVisiblePost(member, id)).helpfulCount).toBe(0);
  });

  test("are no business of others, and not of other kinds of talk", async () => {
    const id = await start("question");
    const answer = await say(facilitator, id, "Try this");
    const other = await person(ctx, "Plain Member");
    await ctx.db.insertInto("memberships").values({ groupId: cast.groupId, personId: other }).execute();
    await expect(markHelpful(await ctxOf(other), answer, true)).rejects.toThrow("post.refused.not-author");
    await expect(markHelpful(outsider, answer, true)).rejects.toThrow(Forbidden);
    const plain = await reply(
      ctx,
      await post(ctx, cast.groupId, cast.member, "Plain"),
      cast.facilitator,
      "Words",
    );
    await expect(markHelpful(member, plain, true)).rejects.toThrow("post.refused.no-question");
    await expect(markHelpful(member, 999_999, true)).rejects.toThrow(NotFound);
  });
});

describe("the stage of a talk", () => {
  test("is set by author and facilitators, shows in thread and lists, and goes back", async () => {
    const id = await start("discussion");
    expect(await setStage(member, id, { stage: "asking" })).toBeNull();
    const sent = await send(`/posts/${id}/stage`, { stage: "settled" }, cast.facilitator);
    expect(sent.statusCode).toBe(303);
    expect((await get(`/posts/${id}-talk`)).body).toContain("Settled");
    expect((await get(`/groups/${cast.groupSlug}`)).body).toContain("Settled");
    await send(`/posts/${id}/stage/asking`, {}, cast.facilitator);
    expect((await findVisiblePost(member, id)).stage).toBe("asking");
    const changes = (await activities()).filter((kind) => kind === "stage-changed");
    expect(changes).toHaveLength(3);
  });

  test("is refused to others, and to words that are no stage", async () => {
    const id = await start("discussion");
    await expect(setStage(outsider, id, { stage: "settled" })).rejects.toThrow(Forbidden);
    await expect(setStage(member, id, { stage: "done" })).rejects.toThrow(Invalid);
    expect((await findVisiblePost(member, id)).stage).toBeNull();
  });
});

describe("closing and opening on a date", () => {
  test("happens then, once, with the reason and in the name of who set it", async () => {
    const id = await start("discussion");
    await closePost(member, id, { on: inHours(24), reason: "The term ends" });
    expect(await findVisiblePost(member, id)).toMatchObject({ closedAt: null, turnsTo: "closed" });
    await say(facilitator, id, "Still open");
    clock.advance(25 * hourMs);
    await Promise.all([keepDates(ctx), keepDates(ctx)]);
    const closed = await findVisiblePost(member, id);
    expect(closed).toMatchObject({
      closedByName: "Wiremu Pōtae",
      closedReason: "The term ends",
      turnsAt: null,
    });
    await expect(say(facilitator, id, "Too late")).rejects.toThrow("post.refused.closed");
    await reopenPost(member, id, { on: inHours(24), reason: "A new term" });
    clock.advance(25 * hourMs);
    await keepDates(ctx);
    await keepDates(ctx);
    await say(facilitator, id, "And on");
    const turns = (await activities()).filter((kind) => /closed|reopened/.test(kind));
    expect(turns).toEqual(["post-closed", "post-reopened"]);
  });

  test("opening, closing at once and keeping it as it is each take the date back", async () => {
    const id = await start("discussion");
    const waits = async () => (await findVisiblePost(member, id)).turnsAt !== null;
    await closePost(member, id, { on: inHours(24) });
    expect(await waits()).toBe(true);
    await reopenPost(member, id);
    expect(await waits()).toBe(false);
    await closePost(member, id, { on: inHours(24) });
    await send(`/posts/${id}/closing-date?_method=delete`, {}, cast.member);
    expect(await waits()).toBe(false);
    await closePost(member, id, { on: inHours(24) });
    await closePost(member, id, {});
    expect(await findVisiblePost(member, id)).toMatchObject({ turnsAt: null, closedAt: clock() });
    clock.advance(48 * hourMs);
    await keepDates(ctx);
    await expect(closePost(outsider, id, { on: inHours(1) })).rejects.toThrow(Forbidden);
    await expect(closePost(member, id, { on: inHours(-1) })).rejects.toMatchObject({
      fields: { on: "post.date.past" },
    });
  });
});
