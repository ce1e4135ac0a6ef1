import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, reply } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { findVisiblePost } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findRelated } from "./find-related.ts";

const { ctx, ctxOf, visitorCtx, clock } = await testApp();

let hana: string;
let groupId: number;

beforeEach(async () => {
  hana = await person(ctx, "Hana Kereama");
  groupId = await group(ctx, "leading", { members: { [hana]: "steward" } });
});

async function relatedTitles(as: Ctx, postId: number): Promise<string[]> {
  return (await findRelated(as, await findVisiblePost(as, postId))).map((one) => one.post.title);
}

async function reasons(postId: number) {
  const found = await findRelated(visitorCtx(), await findVisiblePost(visitorCtx(), postId));
  return found.map(({ post, reason }) => [post.title, reason]);
}

const inGroup = (title: string, more: Parameters<typeof post>[4] = {}) =>
  post(ctx, groupId, hana, title, more);

/** Talk that has nothing to do with anything else: no word of a title comes twice. */
async function otherTalk(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await inGroup(`Kaupapa${n} whare${n}`, { markdown: `Kōrero${n}.` });
}

describe("what is near", () => {
  test("a shared tag is a reason, and it is named", async () => {
    await otherTalk(10);
    const id = await inGroup("What do we expect of each other?", {
      tags: ["norms", "facilitation", "mentors"],
    });
    await inGroup("How we welcome people", { tags: ["welcome", "facilitation", "norms"] });
    expect(await reasons(id)).toEqual([
      ["How we welcome people", { key: "related.same-tags", tags: ["norms", "facilitation"] }],
    ]);
  });

  test("more tags in common, and rarer ones, come first", async () => {
    await otherTalk(20);
    const id = await inGroup("One", { tags: ["norms", "reading"] });
    await inGroup("Shares a common tag", { tags: ["norms", "mathematics"] });
    for (const n of [1, 2, 3]) await inGroup(`Another of many ${n}`, { tags: ["norms", `x${n}`, "y", "z"] });
    await inGroup("Shares both", { tags: ["reading", "norms"] });
    expect((await relatedTitles(visitorCtx(), id)).slice(0, 2)).toEqual([
      "Shares both",
      "Shares a common tag",
    ]);
  });

  test("a tag that nearly everything carries is no reason", async () => {
    for (let n = 0; n < 12; n++)
      await inGroup(`Kaupapa${n} whare${n}`, { tags: ["e-learning"], markdown: `K${n}.` });
    const id = await inGroup("Ngā mihi", { tags: ["e-learning"] });
    expect(await reasons(id)).toEqual([]);
  });

  test("titles that share telling words are near, macron-blind; one word in common is not enough", async () => {
    await otherTalk(30);
    const id = await inGroup("Tablets in the wharekura: charging them overnight");
    await inGroup("Where do you keep tablets overnight?");
    await inGroup("Charging for tablets in a Wharekurā");
    await inGroup("Overnight camps");
    expect(await reasons(id)).toEqual([
      ["Charging for tablets in a Wharekurā", { key: "related.similar-words" }],
      ["Where do you keep tablets overnight?", { key: "related.similar-words" }],
    ]);
  });

  test("letters that mean something to a search do no harm in a title", async () => {
    for (const title of [
      `It's \\ 'quoted' & "so" | !on:* <->`,
      `C:\\temp\\it's\\x`,
      "?",
      "ā",
      "the of and",
    ]) {
      const id = await inGroup(title, { markdown: "." });
      expect(await relatedTitles(visitorCtx(), id)).toEqual([]);
    }
  });

  test("threads with three of the same people are near, with two they are not", async () => {
    await otherTalk(100);
    const people = await Promise.all(["Ana", "Bea", "Cyd", "Dot"].map((name) => person(ctx, name)));
    const thread = async (title: string, from: number, to: number) => {
      const id = await inGroup(title, { markdown: "." });
      await ctx.db.updateTable("posts").set({ authorId: people[from] }).where("id", "=", id).execute();
      for (const one of people.slice(from + 1, to)) await reply(ctx, id, one, ".");
      return id;
    };
    const id = await thread("Ahi", 0, 3);
    await thread("Wai", 0, 3);
    await thread("Hau", 1, 4);
    expect(await reasons(id)).toEqual([["Wai", { key: "related.same-people" }]]);
  });

  test("what three readers of this also read is near; what two of them read is not told", async () => {
    const readers = await Promise.all([..."abcdefghijklmnop"].map((name) => person(ctx, `Reader ${name}`)));
    const read = (id: number, who: string[]) =>
      ctx.db
        .insertInto("postReads")
        .values(who.map((personId) => ({ personId, postId: id, lastReplyId: null })))
        .execute();
    const [here, three, two] = [await inGroup("Ahi"), await inGroup("Wai"), await inGroup("Hau")];
    await read(await inGroup("Rangi"), readers);
    await read(here, readers.slice(0, 3));
    await read(three, readers.slice(0, 3));
    await read(two, readers.slice(0, 2));
    expect(await reasons(here)).toEqual([["Wai", { key: "related.read-together" }]]);
  });

  test("where nothing is near, nothing is shown", async () => {
    await otherTalk(30);
    const id = await inGroup("Kaupapa whare");
    expect(await relatedTitles(visitorCtx(), id)).toEqual([]);
  });
});

describe("who may see it", () => {
  test("what is hidden is not shown, and takes no room of what may be shown", async () => {
    await otherTalk(100);
    const member = await person(ctx, "Wiremu Pōtae");
    const outsider = await person(ctx, "Jo Sefo");
    const hidden = await group(ctx, "hidden", { visibility: "members", members: { [member]: "member" } });
    const id = await inGroup("This one", { tags: ["norms", "reading"] });
    for (let n = 0; n < 9; n++)
      await post(ctx, hidden, member, `Secret ${n}`, { tags: ["norms", "reading"] });
    for (let n = 0; n < 5; n++) await inGroup(`Open ${n}`, { tags: ["norms", `other${n}`, "further"] });
    expect(await relatedTitles(await ctxOf(member), id)).toEqual(
      Array(5).fill(expect.stringMatching(/^Secret/)),
    );
    for (const as of [visitorCtx(), await ctxOf(outsider)])
      expect(await relatedTitles(as, id)).toEqual(Array(5).fill(expect.stringMatching(/^Open/)));
  });

  test("each kind of hiding holds: for members, for people with an account, for a group's own, and for the barred", async () => {
    await otherTalk(50);
    const outsider = await person(ctx, "Jo Sefo");
    const barred = await person(ctx, "Mal Content");
    const admin = await person(ctx, "Ana Tūī", { administrator: true });
    const id = await inGroup("This one", { tags: ["norms"] });
    const people = await group(ctx, "people", {
      visibility: "people",
      members: { [hana]: "steward" },
      barred: [barred],
    });
    const quiet = await group(ctx, "quiet", { postsFor: "members", members: { [hana]: "steward" } });
    await post(ctx, people, hana, "For people", { tags: ["norms", "a"] });
    await post(ctx, quiet, hana, "Of a quiet group", { tags: ["norms", "b", "c"] });
    await inGroup("For the group", { tags: ["norms", "d", "e", "f"], audience: "group" });
    await inGroup("For everyone", { tags: ["norms", "g", "h", "i", "j"] });
    expect(await relatedTitles(visitorCtx(), id)).toEqual(["For everyone"]);
    expect(await relatedTitles(await ctxOf(barred), id)).toEqual(["For everyone"]);
    expect(await relatedTitles(await ctxOf(outsider), id)).toEqual(["For people", "For everyone"]);
    const all = ["For people", "Of a quiet group", "For the group", "For everyone"];
    expect(await relatedTitles(await ctxOf(hana), id)).toEqual(all);
    expect(await relatedTitles(await ctxOf(admin), id)).toEqual(all);
  });

  test("a group that is hidden meanwhile, a draft and a deleted post are never shown, and others take their place", async () => {
    await otherTalk(60);
    const other = await group(ctx, "other", { members: { [hana]: "steward" } });
    const id = await inGroup("This one", { tags: ["norms"] });
    await inGroup("A draft", { tags: ["norms"], draft: true });
    const gone = await inGroup("Soon deleted", { tags: ["norms"] });
    await post(ctx, other, hana, "Soon hidden", { tags: ["norms"] });
    for (let n = 0; n < 5; n++) await inGroup(`Open ${n}`, { tags: ["norms", "more", "others"] });
    expect((await relatedTitles(visitorCtx(), id)).slice(0, 2)).toEqual(["Soon hidden", "Soon deleted"]);
    await ctx.db.updateTable("groups").set({ visibility: "members" }).where("id", "=", other).execute();
    await ctx.db.updateTable("posts").set({ deletedAt: ctx.now() }).where("id", "=", gone).execute();
    ctx.cache.forget(`post:${gone}`);
    expect(await relatedTitles(visitorCtx(), id)).toEqual(Array(5).fill(expect.stringMatching(/^Open/)));
    expect(await relatedTitles(await ctxOf(hana), id)).not.toContain("Soon deleted");
  });
});

test("what is near is looked for again after half an hour, and at once when the post changes", async () => {
  const id = await inGroup("This one", { tags: ["norms"] });
  expect(await relatedTitles(visitorCtx(), id)).toEqual([]);
  await inGroup("Another", { tags: ["norms"] });
  expect(await relatedTitles(visitorCtx(), id)).toEqual([]);
  clock.set(new Date(clock().getTime() + 31 * 60_000));
  expect(await relatedTitles(visitorCtx(), id)).toEqual(["Another"]);

  await ctx.db
    .updateTable("posts")
    .set({ tags: sql`'{}'::text[]`, title: "Ahi", markdown: ".", editedAt: ctx.now() })
    .where("id", "=", id)
    .execute();
  ctx.cache.forget(`post:${id}`);
  expect(await relatedTitles(visitorCtx(), id)).toEqual([]);
});
