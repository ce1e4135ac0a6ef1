import { expect, test } from "vitest";
import { group, person, post } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { Ctx } from "../viewer/index.ts";
import { findKnownPosts, mayKnowPost, visiblePosts } from "./index.ts";

const { ctx, ctxOf, visitorCtx } = await testApp();

const visibilities = ["everyone", "people", "members"] as const;
const postsFor = ["everyone", "members"] as const;
const audiences = ["everyone", "group"] as const;
const states = ["published", "draft", "deleted", "deleted draft"] as const;

interface Case {
  readonly id: number;
  readonly says: string;
  readonly state: (typeof states)[number];
  readonly open: (viewer: string) => boolean;
}

/** One post of each kind in one group of each kind, all by the author. */
async function makeAll() {
  const author = await person(ctx, "Tamsin Marama");
  const people = {
    author,
    steward: await person(ctx, "Stew Ard"),
    facilitator: await person(ctx, "Hana Kereama"),
    member: await person(ctx, "Wiremu Pōtae"),
    outsider: await person(ctx, "Jo Sefo"),
    barred: await person(ctx, "Mal Content"),
    administrator: await person(ctx, "Ana Tūī", { administrator: true }),
  };
  const cases: Case[] = [];
  let number = 0;
  for (const visibility of visibilities)
    for (const forWhom of postsFor)
      for (const archived of [false, true]) {
        const groupId = await group(ctx, `g${++number}`, {
          visibility,
          postsFor: forWhom,
          members: {
            [author]: "member",
            [people.steward]: "steward",
            [people.facilitator]: "facilitator",
            [people.member]: "member",
          },
          barred: [people.barred],
        });
        if (archived)
          await ctx.db
            .updateTable("groups")
            .set({ archivedAt: ctx.now() })
            .where("id", "=", groupId)
            .execute();
        for (const audience of audiences)
          for (const state of states) {
            const id = await post(ctx, groupId, author, "Words", {
              audience,
              draft: state.includes("draft"),
            });
            if (state.includes("deleted"))
              await ctx.db
                .updateTable("posts")
                .set({ deletedAt: ctx.now(), deletedBy: author })
                .where("id", "=", id)
                .execute();
            const toAll = forWhom === "everyone" && audience === "everyone";
            cases.push({
              id,
              state,
              says: `${state}, ${visibility} group, posts for ${forWhom}, audience ${audience}${archived ? ", archived" : ""}`,
              open: (viewer) =>
                ["author", "steward", "facilitator", "member", "administrator"].includes(viewer) ||
                (toAll && (visibility === "everyone" || (visibility === "people" && viewer === "outsider"))),
            });
          }
      }
  return { cases, people };
}

test("the rule in the database and the rule in memory say the same, for every viewer of every post in every group", async () => {
  const { cases, people } = await makeAll();
  const viewers: [string, Ctx][] = [["visitor", visitorCtx()]];
  for (const [name, id] of Object.entries(people)) viewers.push([name, await ctxOf(id)]);

  for (const [name, viewerCtx] of viewers) {
    const rows = await visiblePosts(viewerCtx).select("posts.id").execute();
    const listed = new Set(rows.map((row) => row.id));
    const known = await findKnownPosts(
      viewerCtx,
      cases.map((one) => one.id),
    );
    for (const one of cases) {
      const says = `${name}: ${one.says}`;
      expect(listed.has(one.id), `listed to ${says}`).toBe(one.state === "published" && one.open(name));
      const keepers = ["author", "steward", "facilitator", "administrator"];
      const expected = one.state.includes("draft")
        ? name === "author"
        : one.open(name) && (one.state === "published" || keepers.includes(name));
      expect(known.has(one.id), `known to ${says}`).toBe(expected);
    }
  }
});

test("an author who has left a group sees of their words there what everybody sees", async () => {
  const author = await person(ctx, "Tamsin Marama");
  const groupId = await group(ctx, "board", { visibility: "members" });
  const id = await post(ctx, groupId, author, "From when I was here");
  const facts = (
    await findKnownPosts(
      { ...visitorCtx(), viewer: { ...(await ctxOf(author)).viewer, administrator: true } },
      [id],
    )
  ).get(id);
  expect(facts).toBeDefined();
  const { viewer } = await ctxOf(author);
  if (!facts) return;
  expect(mayKnowPost(viewer, facts)).toBe(false);
  expect(mayKnowPost(viewer, { ...facts, deletedAt: ctx.now() })).toBe(false);
  expect(mayKnowPost(viewer, { ...facts, publishedAt: null })).toBe(true);
});
