import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { Ctx } from "../viewer/index.ts";
import { search } from "./search.ts";

const { ctx, ctxOf, visitorCtx } = await testApp({ keepRows: false });

let cast: SmallCommunity;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

const start = (title: string, more: Parameters<typeof post>[4] = {}) =>
  post(ctx, cast.groupId, cast.member, title, more);

async function titles(words: string, as: Ctx = visitorCtx(), source = "posts"): Promise<string[]> {
  const { parts } = await search(as, { words, in: source });
  return parts.flatMap(({ hits }) => hits.map(({ title }) => title));
}

describe("what is found", () => {
  test("posts and replies are found by their words, in any form of them and without macrons", async () => {
    const id = await start("Meeting the whānau", { markdown: "We met in the *evening*." });
    await reply(ctx, id, cast.steward, "Kākahu for all tamariki");
    expect(await titles("whanau meetings")).toEqual(["Meeting the whānau"]);
    expect(await titles("WHĀNAU")).toEqual(["Meeting the whānau"]);
    expect(await titles("evenings")).toEqual(["Meeting the whānau"]);
    const found = await search(visitorCtx(), { words: "kakahu" });
    expect(found.parts.map(({ source, hits }) => [source.key, hits.map(({ text }) => text)])).toEqual([
      ["replies", ["Kākahu for all tamariki"]],
    ]);
  });

  test("what is shown of a post is plain text, without its marks", async () => {
    await start("Tablets", { markdown: "# Head\n\n**Bold** [link](https://school.example) & <b>raw</b>" });
    const { parts } = await search(visitorCtx(), { words: "tablets" });
    expect(parts[0]?.hits[0]?.text).toMatch(/^Head\s+Bold link & <b>raw<\/b>$/);
  });

  test("words in the title come first, then words side by side, then the rest", async () => {
    await start("Cluster meeting in June");
    await start("Apart", { markdown: "A cluster of schools. There was a meeting, and many more words." });
    await start("Together", { markdown: "We had a cluster meeting, and many more words." });
    await start("Neither", { markdown: "Tablets." });
    expect(await titles("cluster meeting")).toEqual(["Cluster meeting in June", "Together", "Apart"]);
  });

  test("quotes, minus and or mean what people expect", async () => {
    await start("Together", { markdown: "Our cluster meeting." });
    await start("Apart", { markdown: "A meeting of the cluster." });
    await start("Coach", { markdown: "A coach." });
    expect(await titles('"cluster meeting"')).toEqual(["Together"]);
    expect(await titles("meeting -our")).toEqual(["Apart", "Together"]); // "our" stands in every text
    expect(await titles("cluster -meeting")).toEqual([]);
    expect((await titles("coach or cluster")).sort()).toEqual(["Apart", "Coach", "Together"]);
  });

  test("the last word may be only begun, where nothing has it whole", async () => {
    await start("What a facilitator does");
    expect(await titles("facilita")).toEqual(["What a facilitator does"]);
    expect((await search(visitorCtx(), { words: "facilita" })).manner).toBe("begun");
    await start("Facilita, a word by itself");
    expect(await titles("facilita")).toEqual(["Facilita, a word by itself"]);
  });

  test("a group and a person are found by the beginning of their name", async () => {
    const found = await search(visitorCtx(), { words: "effectiv" });
    expect(found.parts.map(({ source, hits }) => [source.key, hits[0]?.title])).toEqual([
      ["groups", "Leading Effective e-Learning"],
    ]);
    expect(await titles("kerea", visitorCtx(), "people")).toEqual(["Hana Kereama"]);
  });

  test("where nothing has all words, what has some of them is shown, and it is said", async () => {
    await start("Tablets at home");
    const found = await search(visitorCtx(), { words: "tablets zzyzx" });
    expect(found.manner).toBe("some");
    expect(found.parts.flatMap(({ hits }) => hits.map(({ title }) => title))).toEqual(["Tablets at home"]);
    // What is meant exactly is not softened.
    expect((await search(visitorCtx(), { words: '"tablets zzyzx"' })).parts).toEqual([]);
    expect((await search(visitorCtx(), { words: "zzyzx -home" })).parts).toEqual([]);
  });

  test("words that stand in every text find nothing, and it is said why", async () => {
    await start("Who are we?");
    const found = await search(visitorCtx(), { words: "who are the" });
    expect(found).toMatchObject({ parts: [], tooCommon: true });
    expect(await search(visitorCtx(), { words: "zzyzx" })).toMatchObject({ parts: [], tooCommon: false });
  });

  test("one source is read page by page, and a page behind the last stays empty", async () => {
    for (let n = 0; n < 23; n++) await start(`Tablets ${n}`);
    const page = (number: number) => search(visitorCtx(), { words: "tablets", in: "posts", page: number });
    const [first, second, third] = await Promise.all([page(1), page(2), page(3)]);
    expect(first.parts[0]).toMatchObject({ more: true });
    expect(first.parts[0]?.hits).toHaveLength(20);
    expect(second.parts[0]).toMatchObject({ more: false });
    expect(second.parts[0]?.hits).toHaveLength(3);
    expect(third).toMatchObject({ parts: [], tooCommon: false, page: 3 });
    const all = await search(visitorCtx(), { words: "tablets" });
    expect(all.parts[0]).toMatchObject({ more: true });
    expect(all.parts[0]?.hits).toHaveLength(5);
  });
});

test("nothing hidden is found by anybody who may not see it", async () => {
  const insider = await person(ctx, "Inside Person");
  const members = await group(ctx, "members", { visibility: "members", members: { [insider]: "member" } });
  const people = await group(ctx, "people", {
    visibility: "people",
    members: { [insider]: "member" },
    barred: [cast.barred],
  });
  const quiet = await group(ctx, "quiet", { postsFor: "members", members: { [insider]: "member" } });
  const ids = [
    await post(ctx, members, insider, "Rimu for members"),
    await post(ctx, people, insider, "Rimu for people"),
    await post(ctx, quiet, insider, "Rimu in a quiet group"),
    await post(ctx, cast.groupId, cast.member, "Rimu for the group", { audience: "group" }),
    await post(ctx, cast.groupId, cast.member, "Rimu for all"),
  ];
  const draft = await start("Rimu in a draft", { draft: true });
  const deleted = await start("Rimu deleted");
  await ctx.db.updateTable("posts").set({ deletedAt: ctx.now() }).where("id", "=", deleted).execute();
  for (const id of [...ids, draft, deleted]) await reply(ctx, id, insider, "Kauri too");
  const lost = await reply(ctx, ids.at(-1) as number, insider, "Kauri deleted");
  await ctx.db.updateTable("replies").set({ deletedAt: ctx.now() }).where("id", "=", lost).execute();

  const seen: Array<[Ctx, string[]]> = [
    [visitorCtx(), ["Rimu for all"]],
    [await ctxOf(cast.barred), ["Rimu for all"]],
    [await ctxOf(cast.outsider), ["Rimu for all", "Rimu for people"]],
    [await ctxOf(cast.member), ["Rimu for all", "Rimu for people", "Rimu for the group"]],
    [await ctxOf(insider), ["Rimu for all", "Rimu for members", "Rimu for people", "Rimu in a quiet group"]],
  ];
  for (const [as, expected] of seen) {
    expect((await titles("rimu", as)).sort()).toEqual(expected);
    expect((await titles("kauri", as, "replies")).sort()).toEqual(expected);
  }
  expect(await titles("rimu", await ctxOf(cast.admin))).toHaveLength(5);
});

test("no words are an error, whatever they are made of", async () => {
  await start("Tablets at home");
  const operators = fc.constantFrom(
    "&",
    "|",
    "!",
    "<->",
    "<2>",
    ":*",
    ":A",
    "(",
    ")",
    "'",
    '"',
    "\\",
    "-",
    " or ",
    "\0",
    "%",
    "_",
    "tablets",
  );
  const words = fc.oneof(
    fc.array(operators, { maxLength: 12 }).map((pieces) => pieces.join("")),
    fc.array(operators, { maxLength: 12 }).map((pieces) => pieces.join(" ")),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
  );
  await fc.assert(
    fc.asyncProperty(
      words,
      fc.constantFrom(undefined, "posts", "replies", "nothing"),
      async (typed, source) => {
        const found = await search(visitorCtx(), { words: typed, in: source, page: 1 });
        expect([...found.words].length).toBeLessThanOrEqual(200);
      },
    ),
    { numRuns: 150 },
  );
  for (const typed of [
    "x".repeat(10_000),
    "tablets ".repeat(1_500),
    "\ud800",
    `${"(".repeat(5_000)}a`,
    "' | '",
    "tablets'",
  ])
    await search(visitorCtx(), { words: typed });
}, 60_000);
