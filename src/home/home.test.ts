import { beforeEach, describe, expect, test } from "vitest";
import { group, person, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { writeSettings } from "../settings/index.ts";

const { ctx, get, clock } = await testApp();
const dayMs = 86_400_000;

let cast: SmallCommunity;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

/** What stands on the page under each heading: h2 -> the links below it. */
async function sections(as?: string): Promise<Record<string, string[]>> {
  const { body, statusCode } = await get("/", as);
  expect(statusCode).toBe(200);
  const [, ...parts] = body.slice(body.indexOf("<main"), body.lastIndexOf("<footer")).split(/<h2[^>]*>/);
  return Object.fromEntries(
    parts.map((part) => {
      const [title = "", rest = ""] = part.split("</h2>");
      return [title, [...rest.matchAll(/<a [^>]*>([^<]*)<\/a>/g)].map((match) => match[1] ?? "")];
    }),
  );
}

describe("for a member", () => {
  test("what they have not read comes first, then the latest of the rest", async () => {
    const read = await post(ctx, cast.groupId, cast.steward, "Read already");
    await post(ctx, cast.groupId, cast.steward, "Not opened yet", { at: new Date(Date.now() - dayMs) });
    const answered = await post(ctx, cast.groupId, cast.steward, "Answered since");
    for (const postId of [read, answered])
      await ctx.db
        .insertInto("postReads")
        .values({ personId: cast.member, postId, readAt: ctx.now(), lastReplyId: null })
        .execute();
    await reply(ctx, answered, cast.steward, "Here", { at: new Date(Date.now() + 1000) });
    const shown = await sections(cast.member);
    expect(shown["New to you"]).toEqual(["Answered since", "Not opened yet"]);
    expect(shown["Also in your groups"]).toEqual(["Read already"]);
  });

  test("when all is read, the page says so", async () => {
    await post(ctx, cast.groupId, cast.member, "My own");
    expect((await get("/", cast.member)).body).toContain("You have read everything that is new");
  });

  test("groups without any talk invite to begin it", async () => {
    const { body } = await get("/", cast.member);
    expect(body).toContain("Nobody has begun to talk in your groups");
    expect(body).toContain(`href="/posts/new"`);
  });

  test("talk of groups that are not theirs is no news, even where they may see it", async () => {
    const open = await group(ctx, "open", { members: { [cast.outsider]: "steward" } });
    const hidden = await group(ctx, "hidden", {
      visibility: "members",
      members: { [cast.outsider]: "steward" },
    });
    await post(ctx, open, cast.outsider, "Elsewhere");
    await post(ctx, hidden, cast.outsider, "Hidden away", { kind: "question" });
    const others = await get("/", cast.outsider);
    expect(others.body).toContain("Elsewhere");
    expect(others.body).toContain("Hidden away");
    const { body } = await get("/", cast.member);
    expect(body).not.toContain("Elsewhere");
    expect(body).not.toContain("Hidden away");
  });

  test("questions of others that wait for an answer are told, the oldest first; others are not", async () => {
    const ask = (title: string, more = {}) =>
      post(ctx, cast.groupId, cast.steward, title, { kind: "question", ...more });
    await ask("Newer question");
    await ask("Older question", { at: new Date(Date.now() - 3 * dayMs) });
    await ask("Forgotten question", { at: new Date(Date.now() - 400 * dayMs) });
    await ask("Question in a draft", { draft: true });
    await reply(ctx, await ask("Answered question"), cast.member, "Yes.");
    const closed = await ask("Closed question");
    await ctx.db.updateTable("posts").set({ closedAt: ctx.now() }).where("id", "=", closed).execute();
    await post(ctx, cast.groupId, cast.member, "My own question", { kind: "question" });
    expect((await sections(cast.member))["Waiting for an answer"]).toEqual([
      "Older question",
      "Newer question",
    ]);
  });

  test("what people they follow wrote is told where they may see it, each thread once", async () => {
    await ctx.db
      .insertInto("personFollows")
      .values({ followerId: cast.member, personId: cast.outsider })
      .execute();
    const open = await group(ctx, "open", { members: { [cast.outsider]: "steward" } });
    const hidden = await group(ctx, "hidden", {
      visibility: "members",
      members: { [cast.outsider]: "steward" },
    });
    await post(ctx, open, cast.outsider, "Their post");
    const thread = await post(ctx, cast.groupId, cast.steward, "A thread");
    const secret = await post(ctx, hidden, cast.outsider, "A secret");
    for (const id of [thread, thread, secret]) await reply(ctx, id, cast.outsider, "Theirs");
    const shown = (await sections(cast.member))["People you follow"] ?? [];
    expect(shown.sort()).toEqual(["A thread", "Their post"]);
    expect((await sections(cast.facilitator))["People you follow"]).toBeUndefined();
  });

  test("their groups stand with the latest talk, the liveliest first", async () => {
    const second = await group(ctx, "second", { name: "Second", members: { [cast.member]: "member" } });
    await group(ctx, "third", { name: "Third", members: { [cast.member]: "member" } });
    await post(ctx, cast.groupId, cast.steward, "Older", { at: new Date(Date.now() - dayMs) });
    await post(ctx, second, cast.steward, "Newest");
    expect((await sections(cast.member))["Your groups"]).toEqual([
      "Second",
      "Leading Effective e-Learning",
      "Third",
      "Find more groups",
    ]);
  });
});

describe("for somebody who belongs to no group yet", () => {
  test("groups they can join stand there with the step in, others do not", async () => {
    await group(ctx, "asking", { name: "Asking", joining: "ask" });
    await group(ctx, "invited", { name: "Invited", joining: "invitation" });
    await group(ctx, "hidden", { name: "Hidden", visibility: "members" });
    await group(ctx, "mine-no-more", { name: "Barred from", barred: [cast.outsider] });
    const { body } = await get("/", cast.outsider);
    expect(
      (await sections(cast.outsider))["Groups you can join"]?.filter((name) => name !== "See all groups"),
    ).toEqual(["Leading Effective e-Learning", "Asking", "Ask to join"]);
    expect(body).toContain(`action="/groups/leading-e-learning/membership"`);
    expect(body).not.toContain("Hidden");
  });

  test("talk they may read is there to begin with", async () => {
    await post(ctx, cast.groupId, cast.member, "For everyone");
    await post(ctx, cast.groupId, cast.member, "For the group", { audience: "group" });
    expect((await sections(cast.outsider))["Talk that you can read now"]).toEqual(["For everyone"]);
  });

  test("where there is no group, they make the first one, if they may", async () => {
    await ctx.db.updateTable("groups").set({ archivedAt: ctx.now() }).execute();
    await ctx.db.deleteFrom("memberships").execute();
    expect((await get("/", cast.outsider)).body).toContain(`href="/groups/new"`);
    await writeSettings(ctx, { newGroups: "administrators" });
    const { body } = await get("/", cast.outsider);
    expect(body).not.toContain(`href="/groups/new"`);
    expect(body).toContain("An administrator can make it");
    expect((await get("/", cast.admin)).body).toContain(`href="/groups/new"`);
  });
});

describe("for a visitor", () => {
  test("the community says what it is, and shows the ways in that it has", async () => {
    await writeSettings(ctx, { about: "We lead **e-learning** in schools.", signUp: "open" });
    const open = (await get("/")).body;
    expect(open).toContain("<h1>e-Learning Aotearoa</h1>");
    expect(open).toContain("We lead <strong>e-learning</strong> in schools.");
    expect(open).toContain(`<meta name="description" content="We lead e-learning in schools."/>`);
    expect(open).toContain(`href="/sign-up" class="button button-primary">Sign up`);
    await writeSettings(ctx, { signUp: "approval" });
    expect((await get("/")).body).toContain("Ask for an account");
    await writeSettings(ctx, { signUp: "invitation" });
    const closed = (await get("/")).body;
    expect(closed).not.toContain(`href="/sign-up`);
    expect(closed).toContain("New members come by invitation");
  });

  test("what is public stands there, and nothing else: no hidden group, post or draft", async () => {
    await post(ctx, cast.groupId, cast.member, "For everyone");
    await post(ctx, cast.groupId, cast.member, "For the group", { audience: "group" });
    await post(ctx, cast.groupId, cast.member, "A draft", { draft: true });
    const quiet = await group(ctx, "quiet", { name: "Quiet talk", postsFor: "members" });
    await post(ctx, quiet, cast.member, "For members");
    for (const visibility of ["people", "members"] as const) {
      const id = await group(ctx, visibility, { name: `Group for ${visibility}`, visibility });
      await post(ctx, id, cast.member, `Post for ${visibility}`);
    }
    const shown = await sections();
    expect(shown["What we talk about"]).toEqual(["For everyone"]);
    expect(shown["Our groups"]).toEqual(["Leading Effective e-Learning", "Quiet talk", "See all groups"]);
    const { body } = await get("/");
    for (const hidden of ["For the group", "A draft", "For members", "Group for", "Post for"])
      expect(body).not.toContain(hidden);
  });

  test("what is remembered for all visitors is forgotten when it changes", async () => {
    expect((await sections())["What we talk about"]).toBeUndefined();
    await post(ctx, cast.groupId, cast.member, "Brand new");
    expect((await sections())["What we talk about"]).toEqual(["Brand new"]);
    await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
    const { body } = await get("/");
    expect(body).not.toContain("Brand new");
    expect(body).toContain("What is said here is for members");
  });

  test("numbers are told only where they invite, and hidden things are not counted", async () => {
    expect((await get("/")).body).not.toContain(`class="stats"`);
    for (let n = 0; n < 20; n++) await person(ctx, `Person number ${n}`);
    for (let n = 0; n < 4; n++) await group(ctx, `hidden-${n}`, { visibility: "members" });
    clock.set(new Date(Date.now() + 2 * 3_600_000));
    const { body } = await get("/");
    expect(body).toMatch(/<dt>people<\/dt><dd>26<\/dd>/);
    expect(body).not.toContain("open group");
  });

  test("a second visitor costs no query", async () => {
    await post(ctx, cast.groupId, cast.member, "For everyone");
    await get("/");
    const { queryCount } = await import("../platform/database/guarded-driver.ts");
    const before = queryCount.total;
    await get("/");
    expect(queryCount.total).toBe(before);
  });
});
