import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { testApp } from "../../test/support/app.ts";
import { foldHandle, handleFrom, renderMarkdown } from "../platform/text/index.ts";
import { setUpCommunity } from "../setup/index.ts";
import { groups } from "./groups.ts";
import { clearExample, makeExample } from "./index.ts";
import { people } from "./people.ts";

const { ctx, auth, visitorCtx, clock } = await testApp({ setUp: false, keepRows: true });

const form = {
  name: "e-Learning Aotearoa",
  adminName: "Ana Administrator",
  adminEmail: "admin@school.example",
  adminPassword: "three words together",
  signUp: "open",
  fill: "example",
};
const posts = groups.flatMap((group) => group.talk.map((post) => ({ ...post, group })));
const texts = posts.flatMap((post) => [post, ...post.replies]);

/** How many groups stood when the first try was stopped. */
let stoppedAfter = 0;

beforeAll(async () => {
  let written = 0;
  const put: typeof ctx.files.put = (...file) => {
    if (++written > 45) throw new Error("The machine was switched off.");
    return ctx.files.put(...file);
  };
  const failing = { ...visitorCtx(), files: { ...ctx.files, put } };
  await expect(makeExample(failing)).rejects.toThrow("switched off");
  stoppedAfter = (await ctx.db.selectFrom("groups").select("id").execute()).length;
  await setUpCommunity(visitorCtx(), auth, form);
});

test("there is enough of everything", () => {
  expect(Object.keys(people)).toHaveLength(24);
  expect(groups).toHaveLength(8);
  expect(posts.length).toBeGreaterThanOrEqual(40);
  expect(posts.flatMap((post) => post.replies).length).toBeGreaterThanOrEqual(200);
  expect(new Set(posts.map((post) => post.kind))).toEqual(new Set(["discussion", "question", "article"]));
  expect(new Set(groups.map((group) => group.visibility))).toEqual(
    new Set(["everyone", "people", "members"]),
  );
  expect(new Set(groups.map((group) => group.joining))).toEqual(new Set(["open", "ask", "invitation"]));
  expect(posts.some((post) => post.replies.length > 25)).toBe(true);
});

test("whoever writes in a group belongs to it, and every mention is of somebody", () => {
  const handles = new Set(Object.values(people).map(({ name }) => handleFrom(name)));
  for (const { group, ...post } of posts)
    for (const text of [post, ...post.replies]) expect(Object.keys(group.members)).toContain(text.by);
  for (const { text } of texts)
    for (const handle of renderMarkdown(text).mentions) expect(handles).toContain(foldHandle(handle));
});

test("a set-up that was stopped in the middle can be done again", async () => {
  expect(stoppedAfter).toBeGreaterThan(0);
  expect(stoppedAfter).toBeLessThan(groups.length);
  expect(await ctx.db.selectFrom("people").select("id").execute()).toHaveLength(25);
  expect(await ctx.db.selectFrom("groups").select("id").execute()).toHaveLength(8);
});

test("a year lies behind it, and nothing ahead of it", async () => {
  for (const { place, at } of await latestMoments())
    expect(at?.getTime() ?? 0, place).toBeLessThanOrEqual(clock().getTime());
  const first = await ctx.db
    .selectFrom("posts")
    .select((eb) => eb.fn.min("createdAt").as("at"))
    .executeTakeFirstOrThrow();
  expect(clock().getTime() - first.at.getTime()).toBeGreaterThan(300 * 86_400_000);
});

test("nobody writes before they have come, or before what they answer", async () => {
  const wrote = await ctx.db
    .selectFrom("replies")
    .innerJoin("people", "people.id", "replies.authorId")
    .innerJoin("posts", "posts.id", "replies.postId")
    .select(["people.name", "people.createdAt as came", "replies.createdAt as at"])
    .select(["posts.createdAt as began", "posts.title"])
    .execute();
  expect(wrote.length).toBeGreaterThan(0);
  const early = wrote.filter(({ came, at, began }) => at < came || at <= began);
  expect(early.map(({ name, title }) => `${name}: ${title}`)).toEqual([]);
});

test("what is counted is what is there", async () => {
  const { rows: posts } = await sql`
    select title from posts where
      reply_count <> (select count(*) from replies where post_id = posts.id)
      or coalesce((reactions->>'thanks')::int, 0) <> (select count(*) from reactions where post_id = posts.id)`.execute(
    ctx.db,
  );
  expect(posts).toEqual([]);
  const { rows: replies } = await sql`
    select id from replies where coalesce((reactions->>'thanks')::int, 0) <> (select count(*) from reactions where reply_id = replies.id)`.execute(
    ctx.db,
  );
  expect(replies).toEqual([]);
  const { rows: groups } = await sql`
    select slug from groups where member_count <> (select count(*) from memberships where group_id = groups.id)`.execute(
    ctx.db,
  );
  expect(groups).toEqual([]);
});

test("its first post has the picture with its credit, the film, and its mention", async () => {
  const { html } = await ctx.db
    .selectFrom("posts")
    .where("title", "=", "Why build an online community?")
    .select("html")
    .executeTakeFirstOrThrow();
  expect(html).toContain("<figure");
  expect(html).toContain("Mei-Ling Foster");
  expect(html).toContain("https://creativecommons.org/licenses/by/4.0/");
  expect(html).toContain("<weft-video");
  expect(html).toContain(`href="/people/hana-kereama"`);
  expect(html).not.toContain("[picture]");
});

test("taken out again it leaves nobody behind but the administrator", async () => {
  await clearExample(ctx);
  expect(await ctx.db.selectFrom("people").select("name").execute()).toEqual([{ name: form.adminName }]);
  for (const table of ["groups", "posts", "replies", "attachments", "reactions", "activity"] as const)
    expect(await ctx.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
});

/** The latest moment that any row of the community speaks of, by table. */
async function latestMoments() {
  const { rows } = await sql<{ place: string; at: Date | null }>`
    select 'people' as place, max(created_at) as at from people union all
    select 'memberships', max(joined_at) from memberships union all
    select 'posts', max(greatest(created_at, edited_at, closed_at, last_activity_at)) from posts union all
    select 'replies', max(greatest(created_at, edited_at)) from replies union all
    select 'revisions', max(edited_at) from revisions union all
    select 'thanks', max(created_at) from reactions union all
    select 'reads', max(read_at) from post_reads union all
    select 'requests', max(asked_at) from join_requests union all
    select 'activity', max(created_at) from activity`.execute(ctx.db);
  return rows;
}
