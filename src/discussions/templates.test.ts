import { beforeEach, expect, test } from "vitest";
import { group, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { Forbidden, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { keepTemplate, listTemplates, removeTemplate } from "./own-templates.ts";
import { ourTemplates } from "./templates.ts";

const { ctx, ctxOf, get, post: send } = await testApp();

let cast: SmallCommunity;
let facilitator: PersonCtx;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  facilitator = await ctxOf(cast.facilitator);
});

const written = {
  name: "Friday note",
  kind: "question",
  title: "{group}, {date}",
  markdown: "By {date+7}:\n\n",
};

test("each of our templates fills title, kind and text, in both languages", async () => {
  for (const language of ["en", "mi"]) {
    await ctx.db.updateTable("people").set({ language }).where("id", "=", cast.member).execute();
    ctx.cache.forget("*");
    for (const { key, kind } of ourTemplates) {
      const page = await get(`/groups/${cast.groupSlug}/posts/new?template=${key}`, cast.member);
      expect(page.statusCode).toBe(200);
      expect(page.body).toMatch(new RegExp(`value="${kind}"[^>]* checked|checked[^>]* value="${kind}"`));
      expect(page.body, key).toMatch(/<textarea[^>]*>[^<]{80}/);
      expect(page.body).not.toContain("discussion.template");
      expect(page.body).not.toContain("{later}");
    }
  }
});

test("a facilitator writes one; a member begins from it with the name and the dates filled in", async () => {
  await keepTemplate(facilitator, cast.groupSlug, null, written);
  await keepTemplate(facilitator, cast.groupSlug, null, written);
  const [template] = await listTemplates(ctx as PersonCtx, cast.groupId);
  expect(await listTemplates(ctx as PersonCtx, cast.groupId)).toHaveLength(1);
  const ways = (await get(`/groups/${cast.groupSlug}/templates`, cast.member)).body;
  expect(ways).toContain("Friday note");
  expect(ways).not.toContain("Write a template");
  const page = (await get(`/groups/${cast.groupSlug}/posts/new?template=${template?.id}`, cast.member)).body;
  expect(page).toMatch(/value="Leading Effective e-Learning, \d+ \w+ \d{4}"/);
  expect(page).toMatch(/By \d+ \w+ \d{4}:/);
});

test("is changed, removed and brought back by those who look after the group, and by nobody else", async () => {
  const member = await ctxOf(cast.member);
  await expect(keepTemplate(member, cast.groupSlug, null, written)).rejects.toThrow(Forbidden);
  await keepTemplate(facilitator, cast.groupSlug, null, written);
  const [template] = await listTemplates(ctx as PersonCtx, cast.groupId);
  const id = template?.id ?? 0;
  await expect(removeTemplate(member, cast.groupSlug, id, true)).rejects.toThrow(Forbidden);
  const path = `/groups/${cast.groupSlug}/templates/${id}`;
  expect(
    (await send(`${path}?_method=put`, { ...written, name: "Monday note" }, cast.member)).statusCode,
  ).toBe(403);
  expect(
    (await send(`${path}?_method=put`, { ...written, name: "Monday note" }, cast.steward)).statusCode,
  ).toBe(303);
  expect((await get(`${path}/edit`, cast.facilitator)).body).toContain("Monday note");
  await send(`${path}?_method=delete`, {}, cast.facilitator);
  expect(await listTemplates(ctx as PersonCtx, cast.groupId)).toEqual([]);
  expect((await get(`${path}/edit`, cast.facilitator)).statusCode).toBe(404);
  await send(`${path}/restoration`, {}, cast.facilitator);
  expect(await listTemplates(ctx as PersonCtx, cast.groupId)).toHaveLength(1);
});

test("one group's template is not there in another", async () => {
  await keepTemplate(facilitator, cast.groupSlug, null, written);
  const [template] = await listTemplates(ctx as PersonCtx, cast.groupId);
  await group(ctx, "other", { members: { [cast.facilitator]: "steward" } });
  const id = template?.id ?? 0;
  facilitator = await ctxOf(cast.facilitator);
  await expect(keepTemplate(facilitator, "other", id, written)).rejects.toThrow(NotFound);
  await expect(removeTemplate(facilitator, "other", id, true)).rejects.toThrow(NotFound);
  const page = (await get(`/groups/other/posts/new?template=${id}`, cast.facilitator)).body;
  expect(page).not.toContain("By {date");
});

test("says what to mend: no name, a kind that is none, words that are too long", async () => {
  const refused = (more: object) =>
    expect(keepTemplate(facilitator, cast.groupSlug, null, { ...written, ...more })).rejects;
  await refused({ name: " " }).toMatchObject({ fields: { name: "error.required" } });
  await refused({ kind: "nothing" }).toMatchObject({ fields: { kind: "error.field" } });
  await refused({ markdown: "x".repeat(20_001) }).toMatchObject({ fields: { markdown: "error.too-long" } });
});
