import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testApp } from "../../test/support/app.ts";
import { type MadeUpMail, mail, mbox, multipart } from "../../test/support/mails.ts";
import { NotFound } from "../platform/errors/index.ts";
import { type ImportOptions, importMailbox } from "./import-mailbox.ts";
import type { ImportSummary } from "./summary.ts";

const { ctx, visitorCtx } = await testApp();
const folder = mkdtempSync(join(tmpdir(), "weft-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
let groupId = 0;
let files = 0;

beforeEach(async () => {
  const { id } = await ctx.db
    .insertInto("groups")
    .values({
      slug: "teachers",
      name: "Teachers",
      parentId: null,
      pictureId: null,
      createdBy: null,
      archivedAt: null,
      archivedBy: null,
      lastActivityAt: new Date("2000-01-01"),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  groupId = id;
});

function file(content: Buffer, name?: string): string {
  files += 1;
  const path = join(folder, name ?? `${files}.mbox`);
  writeFileSync(path, content);
  return path;
}

/** Brings mails in, as one archive. */
function bring(mails: readonly Buffer[], options: ImportOptions = {}): Promise<ImportSummary> {
  return importMailbox(visitorCtx(), "teachers", [file(mbox(...mails))], options);
}

const at = (minute: number) => `Tue, 2 Mar 2021 10:${String(minute).padStart(2, "0")}:00 +0000`;
const post = (id: string, more: MadeUpMail = {}) => mail({ id, date: at(0), body: id, ...more });
const answer = (id: string, to: string, more: MadeUpMail = {}) =>
  mail({ id, inReplyTo: to, subject: "Re: Tablets in class", date: at(10), body: id, ...more });

/** Who stands under whom, by the words of the mails: { post: { reply: what it answers } }. */
async function threads(): Promise<Record<string, Record<string, string>>> {
  const posts = await ctx.db.selectFrom("posts").orderBy("id").selectAll().execute();
  const replies = await ctx.db.selectFrom("replies").orderBy("id").selectAll().execute();
  const wordsOf = (markdown: string) => markdown.split("\n")[0] ?? "";
  return Object.fromEntries(
    posts.map((one) => [
      wordsOf(one.markdown),
      Object.fromEntries(
        replies
          .filter((reply) => reply.postId === one.id)
          .map((reply) => {
            const answered = replies.find((other) => other.id === reply.answersId);
            return [wordsOf(reply.markdown), answered ? wordsOf(answered.markdown) : "post"];
          }),
      ),
    ]),
  );
}

test("mails become posts and replies under what they answer, with their own dates", async () => {
  const summary = await bring([
    post("a"),
    answer("b", "a"),
    answer("c", "gone", { references: "<gone> <b>", date: at(20) }),
    post("d", { subject: "Phones" }),
  ]);
  expect(summary).toMatchObject({
    messages: 4,
    posts: 2,
    replies: 2,
    leftOutCount: 0,
    people: 1,
    stopped: false,
  });
  expect(await threads()).toEqual({ a: { b: "post", c: "b" }, d: {} });
  const first = await ctx.db.selectFrom("posts").orderBy("id").selectAll().executeTakeFirstOrThrow();
  expect(first).toMatchObject({
    kind: "discussion",
    title: "Tablets in class",
    excerpt: "a",
    replyCount: 2,
    createdAt: new Date("2021-03-02T10:00:00Z"),
    publishedAt: new Date("2021-03-02T10:00:00Z"),
    lastActivityAt: new Date("2021-03-02T10:20:00Z"),
  });
  expect(first.lastReplyBy).toBe(first.authorId);
});

test("a parent that comes after its answer is found all the same", async () => {
  await bring([answer("b", "a"), post("a")]);
  expect(await threads()).toEqual({ a: { b: "post" } });
});

test("an answer that names nothing that is here goes to the thread of its subject, if that is young enough", async () => {
  await bring([
    post("a"),
    mail({ id: "b", subject: "Re: Tablets in Class", date: at(10), body: "b" }),
    mail({ id: "c", subject: "Re: Tablets in class", date: "Wed, 2 Jun 2021 10:00:00 +0000", body: "c" }),
    mail({ id: "d", subject: "Tablets in class", date: at(30), body: "d" }),
  ]);
  expect(await threads()).toEqual({ a: { b: "post" }, c: {}, d: {} });
});

test("the same archive a second time adds nothing", async () => {
  const mails = [post("a"), answer("b", "a"), mail({ id: null, body: "no id" })];
  await bring(mails);
  const before = await threads();
  expect(await bring(mails)).toMatchObject({ posts: 0, replies: 0, alreadyHere: 3, people: 0 });
  expect(await threads()).toEqual(before);
});

test("the same message through another archive is known by its words", async () => {
  const words = "Who uses tablets in class, and since when do you use them?";
  await bring([post("a", { body: words })]);
  const footer = "\n_____________________________\nTeachers mailing list\nhttps://lists.example.org";
  expect(await bring([post("a", { body: `${words}${footer}` })])).toMatchObject({ alreadyHere: 1, posts: 0 });
});

test("a message that stands in an archive twice comes in once and is named", async () => {
  const summary = await bring([post("a"), answer("b", "a"), post("a")]);
  expect(summary).toMatchObject({ messages: 3, posts: 1, replies: 1, leftOutCount: 1 });
  expect(summary.leftOut).toMatchObject([{ message: "a", reason: "repeated" }]);
});

test("two messages that bear one id both come in", async () => {
  const mails = [post("a", { body: "The first of them" }), post("a", { body: "Another one, not the first" })];
  expect(await bring(mails)).toMatchObject({ posts: 2, leftOutCount: 0 });
  expect(await bring(mails)).toMatchObject({ posts: 0 });
});

test("all that does not come in is named with its reason, and the rest comes in", async () => {
  const boundary = "b";
  const parts = `--${boundary}\n\nx\n`.repeat(1200);
  const monster = mail({
    id: "monster",
    headers: [`Content-Type: multipart/mixed; boundary=${boundary}`],
    body: `${parts}--${boundary}--`,
  });
  const summary = await importMailbox(visitorCtx(), "teachers", [
    file(Buffer.from("Just some words"), "words.txt"),
    file(mbox(post("a"), monster, answer("b", "a"))),
  ]);
  expect(summary).toMatchObject({ posts: 1, replies: 1 });
  expect(summary.leftOut.map(({ message, reason }) => [message, reason])).toEqual([
    ["Just some words", "not-a-message"],
    ["monster", "unreadable"],
  ]);
  expect(summary.posts + summary.replies + summary.leftOutCount).toBe(summary.messages);
});

test("a message that the database refuses does not keep out the others", async () => {
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$`.execute(
    ctx.db,
  );
  await sql`create trigger refused before insert on posts for each row when (new.title = 'Refused') execute function refuse()`.execute(
    ctx.db,
  );
  try {
    const summary = await bring([post("a"), post("bad", { subject: "Refused" }), answer("b", "a")]);
    expect(summary).toMatchObject({ posts: 1, replies: 1 });
    expect(summary.leftOut).toMatchObject([{ message: "bad", reason: "not-kept", detail: "not this one" }]);
    // Where nothing at all can be kept, it is not a message that is wrong.
    await expect(
      bring([post("c", { subject: "Refused" }), post("d", { subject: "Refused" })]),
    ).rejects.toThrow("not this one");
  } finally {
    await sql`drop trigger refused on posts`.execute(ctx.db);
    await sql`drop function refuse`.execute(ctx.db);
  }
});

test("a stop ends after the batch at hand, and the next call goes on", async () => {
  const mails = Array.from({ length: 120 }, (_, number) => post(`m${number}`));
  const stop = new AbortController();
  const first = await bring(mails, {
    signal: stop.signal,
    onProgress: ({ phase }) => phase === "taking" && stop.abort(),
  });
  expect(first.stopped).toBe(true);
  expect(first.posts).toBeGreaterThan(0);
  expect(first.posts).toBeLessThan(120);
  const path = join(folder, `${files}.mbox`);
  const resumed: Date[] = [];
  const second = await importMailbox(visitorCtx(), "teachers", [path], {
    onResume: (date) => resumed.push(date),
  });
  expect(resumed).toHaveLength(1);
  expect(second).toMatchObject({ stopped: false, alreadyHere: first.posts, posts: 120 - first.posts });
  const runs = await ctx.db.selectFrom("importRuns").selectAll().execute();
  expect(runs).toMatchObject([{ messagesSeen: 120, finishedAt: expect.any(Date) }]);
});

test("packed files and folders of files are read too", async () => {
  const packed = file(gzipSync(mbox(post("a"))), "packed.gz");
  expect(await importMailbox(visitorCtx(), "teachers", [packed])).toMatchObject({ posts: 1 });
  const inFolder = mkdtempSync(join(folder, "mails-"));
  writeFileSync(join(inFolder, "1.eml"), answer("b", "a"));
  writeFileSync(join(inFolder, "2.eml"), answer("c", "b"));
  expect(await importMailbox(visitorCtx(), "teachers", [inFolder])).toMatchObject({ replies: 2 });
  expect(await threads()).toEqual({ a: { b: "post", c: "b" } });
});

test("a file that cannot be read is named, and the others come in", async () => {
  const zip = file(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), "mails.zip");
  const summary = await importMailbox(visitorCtx(), "teachers", [zip, file(mbox(post("a")))]);
  expect(summary).toMatchObject({
    posts: 1,
    unreadableFiles: [{ file: zip, reason: expect.stringContaining("unpack") }],
  });
});

test("a group or a file that is not there is refused before anything comes in", async () => {
  await expect(importMailbox(visitorCtx(), "nobody", [file(mbox(post("a")))])).rejects.toThrow(NotFound);
  await expect(importMailbox(visitorCtx(), "teachers", [join(folder, "nothing")])).rejects.toThrow(/ENOENT/);
  expect(await threads()).toEqual({});
});

test("a thread moves under the message it answers when a later import brings that", async () => {
  await bring([answer("b", "a", { references: "<a>" }), answer("c", "b", { date: at(20) })]);
  expect(await threads()).toEqual({ b: { c: "post" } });
  expect(await bring([post("a")])).toMatchObject({ posts: 1, joined: 1 });
  expect(await threads()).toEqual({ a: { b: "post", c: "b" } });
  const [one, ...others] = await ctx.db.selectFrom("posts").selectAll().execute();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ replyCount: 2, lastActivityAt: new Date("2021-03-02T10:20:00Z") });
  // What moved is still known.
  expect(await bring([answer("c", "b", { date: at(20) }), answer("d", "c", { date: at(30) })])).toMatchObject(
    {
      alreadyHere: 1,
      replies: 1,
    },
  );
  expect(await threads()).toEqual({ a: { b: "post", c: "b", d: "c" } });
});

test("a thread that somebody here has touched stays where people know it", async () => {
  await bring([answer("b", "a")]);
  await ctx.db
    .updateTable("posts")
    .set({ reactions: JSON.stringify({ thanks: 1 }) })
    .execute();
  expect(await bring([post("a")])).toMatchObject({ posts: 1, joined: 0 });
  expect(await threads()).toEqual({ b: {}, a: {} });
});

test("a reply learns what it answers when that comes later", async () => {
  await bring([post("a"), answer("c", "b", { references: "<a> <b>", date: at(20) })]);
  expect(await threads()).toEqual({ a: { c: "post" } });
  await bring([answer("b", "a")]);
  expect(await threads()).toEqual({ a: { b: "post", c: "b" } });
});

test("an import tells nobody and makes nobody a member", async () => {
  await bring([post("a"), answer("b", "a", { body: "@aroha-ngata see https://school.example/page" })]);
  const { ids } = await ctx.db
    .selectFrom("posts")
    .select((eb) => eb.fn.countAll<number>().as("ids"))
    .executeTakeFirstOrThrow();
  expect(ids).toBe(1); // something came in, so the silence below means something
  for (const table of ["activity", "mentions", "memberships", "mailOutbox"] as const)
    expect(await ctx.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  const group = await ctx.db
    .selectFrom("groups")
    .where("id", "=", groupId)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(group).toMatchObject({ memberCount: 0, lastActivityAt: new Date("2021-03-02T10:10:00Z") });
});

test("a group that is livelier than its archive keeps the time of its last activity", async () => {
  const lately = new Date("2024-01-01T00:00:00Z");
  await ctx.db.updateTable("groups").set({ lastActivityAt: lately }).execute();
  await bring([post("a")]);
  expect(await ctx.db.selectFrom("groups").select("lastActivityAt").execute()).toEqual([
    { lastActivityAt: lately },
  ]);
});

test("what no index and no title can hold comes in all the same", async () => {
  const id = `${"x".repeat(5000)}@mail.example`;
  const summary = await bring([
    post(id, { subject: `${"Long ".repeat(900)}end`, body: "zero \0 byte" }),
    answer("b", id),
    post("empty", { subject: "", body: "" }),
  ]);
  expect(summary).toMatchObject({ posts: 2, replies: 1, leftOutCount: 0 });
  const posts = await ctx.db.selectFrom("posts").orderBy("id").selectAll().execute();
  expect(posts[0]?.title.length).toBeLessThanOrEqual(150);
  expect(posts[0]?.markdown).toContain("end");
  expect(posts[0]?.markdown).toContain("zero");
  expect(posts[1]).toMatchObject({ title: "(no subject)", markdown: "(This message has no text.)" });
});

test("of a text beyond measure the beginning is shown, and the whole of it is a file", async () => {
  const body = Array.from({ length: 9000 }, (_, number) => `line number ${number}`).join("\n\n");
  expect(await bring([post("a", { body })])).toMatchObject({ posts: 1, attachments: 1 });
  const { markdown } = await ctx.db.selectFrom("posts").select("markdown").executeTakeFirstOrThrow();
  expect(markdown.length).toBeLessThan(100_000);
  const stored = await ctx.db.selectFrom("attachments").selectAll().executeTakeFirstOrThrow();
  expect((await ctx.files.read(stored.fileKey)).toString()).toContain("line number 8999");
});

const plain = "Content-Type: text/plain; charset=utf-8\n\n";
const attached = (type: string, name: string, content: Buffer, more = "") =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64${more}\n\n${content.toString("base64")}`;
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: width % 256, g: 0, b: 0 } } })
    .png()
    .toBuffer();

test("files come along: pictures shown, others to download, and all of them the writer's", async () => {
  const summary = await bring([
    multipart(
      "mixed",
      [
        `${plain}See both.`,
        attached("image/png", "plan.png", await picture(300, 200)),
        attached("text/plain", "notes.txt", Buffer.from("Some notes")),
      ],
      { id: "a" },
    ),
  ]);
  expect(summary).toMatchObject({ posts: 1, attachments: 2, leftOutFiles: [] });
  const one = await ctx.db.selectFrom("posts").selectAll().executeTakeFirstOrThrow();
  expect(one.html).toContain("<figure");
  expect(one.html).toContain("notes.txt");
  expect(one.excerpt).toBe("See both.");
  const stored = await ctx.db.selectFrom("attachments").orderBy("name").selectAll().execute();
  expect(stored).toMatchObject([
    { name: "notes.txt", kind: "file", ownerId: one.authorId },
    { name: "plan.png", kind: "picture", ownerId: one.authorId },
  ]);
  const uses = await ctx.db.selectFrom("attachmentUses").selectAll().execute();
  expect(uses.map((use) => [use.postId, use.replyId])).toEqual([
    [one.id, null],
    [one.id, null],
  ]);
});

test("a file that is refused is named, and its message comes in", async () => {
  const damaged = Buffer.concat([(await picture(300, 200)).subarray(0, 60), Buffer.from("broken")]);
  const summary = await bring([
    multipart("mixed", [`${plain}See it.`, attached("image/png", "plan.png", damaged)], { id: "a" }),
  ]);
  expect(summary).toMatchObject({ posts: 1, attachments: 0, leftOutCount: 0 });
  expect(summary.leftOutFiles).toMatchObject([
    { message: "a", reason: "file-refused", detail: expect.stringContaining("plan.png") },
  ]);
});

test("logos in texts go, and so do pictures that an answer only carries along", async () => {
  const inText = async (id: string, width: number, height: number) =>
    attached("image/png", `${id}.png`, await picture(width, height), `\nContent-ID: <${id}>`).replace(
      "attachment;",
      "inline;",
    );
  const html = (text: string) => `Content-Type: text/html; charset=utf-8\n\n<p>${text}</p>`;
  await bring([
    multipart(
      "related",
      [
        html('Here: <img src="cid:plan" alt="plan">, kind regards <img src="cid:logo" alt="logo">'),
        await inText("plan", 300, 200),
        await inText("logo", 120, 40),
      ],
      { id: "a", date: at(0) },
    ),
    multipart("related", [`${plain}Nice plan.`, await inText("plan", 300, 200)], {
      id: "b",
      inReplyTo: "a",
      date: at(10),
    }),
  ]);
  const stored = await ctx.db.selectFrom("attachments").select("name").execute();
  expect(stored).toEqual([{ name: "plan.png" }]);
  const { markdown } = await ctx.db.selectFrom("posts").select("markdown").executeTakeFirstOrThrow();
  expect(markdown).toMatch(/^Here: !\[plan\]\(attachment:[0-9a-f-]{36}\), kind regards$/);
  expect(await ctx.db.selectFrom("replies").select("markdown").execute()).toEqual([
    { markdown: "Nice plan." },
  ]);
});

test("the quoted tail is folded away", async () => {
  await bring([post("a", { body: "Yes.\n\nOn 2 Mar 2021, Aroha wrote:\n> Who uses tablets?" })]);
  const { html, excerpt } = await ctx.db.selectFrom("posts").selectAll().executeTakeFirstOrThrow();
  expect(html).toMatch(/<details[\s\S]*<summary>Quoted text<\/summary>[\s\S]*Who uses tablets\?/);
  expect(excerpt).toBe("Yes.");
});
