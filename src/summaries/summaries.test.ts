import { beforeEach, describe, expect, test } from "vitest";
import { group, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { closePost, deletePost, deleteReply } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { answerCitation } from "./answer-citation.ts";
import { readSummary, readVersions } from "./read-summary.ts";
import { writeSummary } from "./write-summary.ts";

const { get, post: send, ctx, ctxOf } = await testApp();

let cast: SmallCommunity;
let postId: number;
let byMember: number;
let bySteward: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.facilitator, "Short rounds");
  byMember = await reply(ctx, postId, cast.member, "Ten minutes are enough.");
  bySteward = await reply(ctx, postId, cast.steward, "Mine need twenty.");
});

const page = () => `/posts/${postId}-short-rounds`;
const write = async (who: PersonId, body: Record<string, unknown>) =>
  writeSummary(await ctxOf(who), postId, body);
const answer = async (who: PersonId, body: Record<string, unknown>) =>
  answerCitation(await ctxOf(who), postId, body);
const both = () => ({
  markdown: `- Ten minutes ([Wiremu](/replies/${byMember}))`,
  open: `- Some need twenty ([Tamsin](/replies/${bySteward}))`,
});
const cited = async () =>
  (await readSummary(ctx, postId))?.cited.map(({ person, fair, word }) => [person.name, fair, word]);
const told = async () => {
  await ctx.jobs.drain();
  const rows = await ctx.db
    .selectFrom("noticeEvents")
    .innerJoin("people", "people.id", "personId")
    .select(["people.name", "noticeEvents.kind"])
    .orderBy("noticeEvents.id")
    .execute();
  return rows.map((row) => `${row.name}: ${row.kind}`);
};

describe("writing", () => {
  test("any member begins a summary and another improves it; both are named, and each version stays", async () => {
    await write(cast.member, { markdown: "Ten minutes.", since: 0 });
    await write(cast.steward, {
      markdown: "Ten minutes, mostly.",
      open: "Or twenty.",
      since: 1,
      why: "fuller",
    });
    const summary = await readSummary(ctx, postId);
    expect(summary).toMatchObject({
      version: 2,
      markdown: "Ten minutes, mostly.",
      openMarkdown: "Or twenty.",
    });
    expect(summary?.contributors.map((one) => one.name)).toEqual(["Wiremu Pōtae", "Tamsin Marama"]);
    const versions = await readVersions(ctx, postId, 2, 10);
    expect(versions.map((one) => [one.by.name, one.markdown, one.why])).toEqual([
      ["Tamsin Marama", "Ten minutes, mostly.", "fuller"],
      ["Wiremu Pōtae", "Ten minutes.", ""],
    ]);
    const shown = (await get(page())).body;
    expect(shown).toContain("Ten minutes, mostly.");
    expect(shown).toContain("What is not agreed");
    expect(shown).not.toContain(`/posts/${postId}/summary"`); // a visitor does not write at it
    expect((await get(`/posts/${postId}/summary/history`)).body).toContain("fuller");
  });

  test("also of a talk that is closed, for then it says what came of it", async () => {
    await closePost(await ctxOf(cast.facilitator), postId, { reason: "Done" });
    await expect(write(cast.member, { markdown: "Ten." })).resolves.toMatchObject({ version: 1 });
  });

  test("is refused to visitors, to those outside, to the barred, and of what is gone", async () => {
    await expect(write(cast.member, { markdown: "Ten." })).resolves.toBeTruthy();
    await expect(write(cast.outsider, { markdown: "Mine." })).rejects.toThrow("post.refused.not-member");
    await expect(write(cast.barred, { markdown: "Mine." })).rejects.toThrow("post.refused.barred");
    const visitor = await send(`/posts/${postId}/summary?_method=put`, { markdown: "Mine." });
    expect(visitor.headers.location).toContain("/log-in");
    await deletePost(await ctxOf(cast.facilitator), postId);
    await expect(write(cast.member, { markdown: "Gone." })).rejects.toThrow("error.not-found");
    await expect(write(cast.facilitator, { markdown: "Gone." })).rejects.toThrow("post.refused.deleted");
  });

  test("of a hidden talk there is nothing for those who may not know of it", async () => {
    const hidden = await group(ctx, "inner", { visibility: "members", members: { [cast.member]: "member" } });
    postId = await post(ctx, hidden, cast.member, "Inside");
    await write(cast.member, { markdown: "Secret." });
    for (const path of [`/posts/${postId}/summary`, `/posts/${postId}/summary/history`])
      expect((await get(path, cast.outsider)).statusCode).toBe(404);
    await expect(write(cast.outsider, { markdown: "In." })).rejects.toThrow("error.not-found");
  });

  test("needs words, not too many, and the same again changes nothing", async () => {
    await expect(write(cast.member, { markdown: " " })).rejects.toMatchObject({
      fields: { markdown: "error.required" },
    });
    await expect(write(cast.member, { markdown: "x".repeat(20_001) })).rejects.toMatchObject({
      fields: { markdown: "summary.too-long" },
    });
    await write(cast.member, { markdown: "Ten.", since: 0 });
    await write(cast.member, { markdown: "Ten.", since: 0 });
    expect((await readSummary(ctx, postId))?.version).toBe(1);
  });

  test("of two who write at once the second is shown both texts, and nothing is lost", async () => {
    const [one, other] = await Promise.allSettled([
      write(cast.member, { markdown: "Ten.", since: 0 }),
      write(cast.steward, { markdown: "Twenty.", since: 0 }),
    ]);
    expect([one.status, other.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const late = await send(
      `/posts/${postId}/summary?_method=put`,
      { markdown: "A third text.", open: "", since: "0" },
      cast.facilitator,
    );
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("A third text.");
    expect(late.body).toContain(`name="since" value="1"`);
    await write(cast.facilitator, { markdown: "A third text.", since: 1 });
    expect(await readVersions(ctx, postId, 9, 9)).toHaveLength(2);
  });

  test("is taken away and brought back without loss", async () => {
    await write(cast.member, { markdown: "Ten." });
    await send(`/posts/${postId}/summary?_method=delete`, {}, cast.facilitator);
    expect((await get(page(), cast.member)).body).not.toContain("summary-title");
    const history = (await get(`/posts/${postId}/summary/history`, cast.member)).body;
    expect(history).toContain("Bring this version back");
    await send(`/posts/${postId}/summary?_method=put`, { markdown: "Ten.", open: "" }, cast.member);
    expect((await get(page())).body).toContain("summary-title");
  });

  test("hostile words are shown as words", async () => {
    await write(cast.member, {
      markdown: "<script>alert(1)</script> [x](javascript:alert(1))",
      open: "<img onerror=x>",
    });
    const shown = (await get(page())).body;
    expect(shown).not.toMatch(/<script>alert|href="javascript|<img onerror/);
  });
});

describe("those who are cited", () => {
  test("are asked once whether it is fair, by the words that speak of them", async () => {
    await write(cast.facilitator, both());
    expect((await told()).toSorted()).toEqual([
      "Tamsin Marama: summary-cited",
      "Wiremu Pōtae: summary-cited",
    ]);
    const shown = (await get(page(), cast.member)).body;
    expect(shown).toContain("You are cited here. Is that fair?");
    expect(shown).toContain("Ten minutes (Wiremu)");
    expect((await get(page(), cast.facilitator)).body).not.toContain("You are cited here");
    await write(cast.facilitator, { ...both(), markdown: `Mostly agreed.\n\n${both().markdown}` });
    expect(await told()).toHaveLength(2);
  });

  test("say yes, or no with a word, and change it; a no stands open and its writer is told", async () => {
    await write(cast.facilitator, both());
    await answer(cast.member, { fair: "yes" });
    await expect(answer(cast.steward, { fair: "no" })).rejects.toMatchObject({
      fields: { word: "summary.answer.word-missing" },
    });
    await answer(cast.steward, { fair: "no", word: "Twenty at least." });
    expect(await cited()).toEqual([
      ["Wiremu Pōtae", true, ""],
      ["Tamsin Marama", false, "Twenty at least."],
    ]);
    expect((await get(page())).body).toContain("Twenty at least.");
    expect(await told()).toContain("Hana Kereama: summary-unfair");
    await answer(cast.steward, { fair: "none" });
    expect((await get(page())).body).not.toContain("Twenty at least.");
  });

  test("are asked again when the words that cite them change, and only then", async () => {
    await write(cast.facilitator, both());
    await told();
    await answer(cast.member, { fair: "yes" });
    await answer(cast.steward, { fair: "yes" });
    await write(cast.facilitator, {
      ...both(),
      open: `- Hardly anybody needs twenty ([T](/replies/${bySteward}))`,
    });
    expect(await cited()).toEqual([
      ["Wiremu Pōtae", true, ""],
      ["Tamsin Marama", null, ""],
    ]);
    expect((await told()).filter((one) => one === "Tamsin Marama: summary-cited")).toHaveLength(2);
    // An answer to words that are gone counts for nothing.
    await expect(answer(cast.steward, { fair: "yes", version: 1 })).rejects.toThrow(
      "summary.citation-changed",
    );
    await answer(cast.steward, { fair: "yes", version: 2 });
  });

  test("are those who wrote replies of this talk that stand, and who cites themselves agrees", async () => {
    const elsewhere = await post(ctx, cast.groupId, cast.member, "Another talk");
    const foreign = await reply(ctx, elsewhere, cast.steward, "Elsewhere.");
    await deleteReply(await ctxOf(cast.steward), bySteward);
    await write(cast.member, {
      markdown: `${both().markdown}\n- [a](/replies/${foreign})\n${both().open}\n- [x](/replies/999999)`,
    });
    expect(await cited()).toEqual([["Wiremu Pōtae", true, ""]]);
    expect(await told()).not.toContain("Wiremu Pōtae: summary-cited");
  });

  test("nobody else answers for them, and whoever may not know of the talk is not asked", async () => {
    await write(cast.facilitator, both());
    await expect(answer(cast.facilitator, { fair: "yes" })).rejects.toThrow("error.not-found");
    await expect(answer(cast.outsider, { fair: "yes" })).rejects.toThrow("error.not-found");
    await ctx.db
      .updateTable("groups")
      .set({ visibility: "members" })
      .where("id", "=", cast.groupId)
      .execute();
    await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
    expect(await told()).toEqual(["Tamsin Marama: summary-cited"]);
    await expect(answer(cast.member, { fair: "yes" })).rejects.toThrow("error.not-found");
  });
});

test("whoever must answer before they read reads no summary either, and writes none", async () => {
  await write(cast.facilitator, both());
  await ctx.db.updateTable("posts").set({ repliesHeld: true }).where("id", "=", postId).execute();
  ctx.cache.forget(`post:${postId}`);
  await ctx.db
    .insertInto("memberships")
    .values({ groupId: cast.groupId, personId: cast.outsider, role: "member" })
    .execute();
  expect((await get(page(), cast.facilitator)).body).toContain("summary-title");
  expect((await get(page(), cast.outsider)).body).not.toContain("Some need twenty");
  expect((await get(`/posts/${postId}/summary/history`, cast.outsider)).statusCode).toBe(404);
  await expect(write(cast.outsider, { markdown: "Mine." })).rejects.toThrow("error.not-found");
  await expect(answer(cast.outsider, { fair: "yes" })).rejects.toThrow("error.not-found");
});

test("a long talk invites to begin one, a short one does not", async () => {
  expect((await get(page(), cast.member)).body).not.toContain("Begin the summary");
  for (let count = 0; count < 8; count += 1) await reply(ctx, postId, cast.member, `More ${count}`);
  expect((await get(page(), cast.member)).body).toContain("Begin the summary");
  expect((await get(page())).body).not.toContain("Begin the summary");
});

test("a wished reply is cited by the form itself, and the form lists what can be cited", async () => {
  const shown = (await get(`/posts/${postId}/summary?cite=${byMember}`, cast.member)).body;
  expect(shown).toContain(`- … ([Wiremu Pōtae](/replies/${byMember}))</textarea>`);
  expect(shown).toContain(`[Tamsin Marama](/replies/${bySteward})`);
});
