import { beforeEach, expect, test } from "vitest";
import { post as makePost, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { groupAddress, hookSecret, replyAddress } from "../mail-in/index.ts";

const { app, ctx, get, post } = await testApp({
  env: { SMTP_URL: "smtp://127.0.0.1:9", WEFT_MAIL_ADDRESS: "*@talk.school.example" },
});
const secret = hookSecret(ctx.config);

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await makePost(ctx, cast.groupId, cast.steward, "Why build an online community?");
});

let count = 0;
/** Hands a mail over, and has it looked at. @returns its number */
async function arrive(
  recipient: string,
  more: { from?: string; subject?: string; body?: string } = {},
): Promise<number> {
  count += 1;
  const {
    from = "Wiremu <wiremu-potae@school.example>",
    subject = "Re: Why build",
    body = "Because we do.",
  } = more;
  const raw = `From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <a${count}.${Date.now()}@phone.example>\r\n\r\n${body}\r\n`;
  const headers = { "content-type": "application/x-www-form-urlencoded", "x-weft-mail-secret": secret };
  const payload = new URLSearchParams({ recipient, message: raw }).toString();
  expect((await app.inject({ method: "POST", url: "/mail/in", payload, headers })).statusCode).toBe(202);
  await ctx.jobs.drain({ tolerant: true });
  const { id } = await ctx.db
    .selectFrom("mailsIn")
    .select("id")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return id;
}

const thread = () => replyAddress(ctx.config, cast.member, postId) as string;
const group = () => groupAddress(ctx.config, { id: cast.groupId, slug: cast.groupSlug }) as string;
const path = "/administration/mail/in";
const rowOf = (id: number) =>
  ctx.db.selectFrom("mailsIn").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
/** A mail that is held: it comes from nobody with an account. */
const held = (more = {}) =>
  arrive(group(), { from: "Aroha <aroha@home.example>", subject: "Kia ora", ...more });

test("every mail is listed with what became of it, and found by its state, its sender and its subject", async () => {
  await arrive(thread());
  await held({ subject: "From afar" });
  const { body } = await get(path, cast.admin);
  expect(body).toMatch(/Why build[\s\S]*Posted|Posted[\s\S]*Why build/);
  expect(body).toContain("Nobody here has this address.");
  const list = async (query: string) => (await get(`${path}?${query}`, cast.admin)).body;
  expect(await list("state=held")).toContain("From afar");
  expect(await list("state=held")).not.toContain("Re: Why build");
  expect(await list("q=AROHA")).toContain("From afar");
  expect(await list("q=100%25")).toContain("No mail fits");
  expect(await list("state=nothing&page=x")).toContain("From afar");
  expect((await get("/administration", cast.admin)).body).toContain("One mail that came in is held");
});

test("a mail's page shows its text and headers as text, the reason, the way and what came of it", async () => {
  const id = await arrive(thread(), { body: "<script>alert(1)</script> Because." });
  const { body } = await get(`${path}/${id}`, cast.admin);
  const { replyId } = await rowOf(id);
  expect(body).toContain(`href="/replies/${replyId}"`);
  expect(body).toContain("by the hook");
  expect(body).toContain("Message-ID:");
  expect(body).not.toContain("<script>alert(1)");
  for (const wrong of ["999", "0", "x", "1e3", "-1"])
    expect((await get(`${path}/${wrong}`, cast.admin)).statusCode, wrong).toBe(404);
});

test("all of it is for administrators", async () => {
  const id = await held();
  for (const as of [cast.steward, cast.member, cast.outsider]) {
    expect((await get(path, as)).statusCode).toBe(403);
    const refused = await get(`${path}/${id}`, as);
    expect([refused.statusCode, refused.body.includes("Kia ora")]).toEqual([403, false]);
    expect((await post(`${path}/${id}/acceptance`, { person: "jo-sefo" }, as)).statusCode).toBe(403);
    expect((await post(`${path}/${id}/discarding`, { note: "no" }, as)).statusCode).toBe(403);
  }
  expect((await rowOf(id)).state).toBe("held");
});

test("a held mail is let in as somebody's, with what they may do, once", async () => {
  const id = await held();
  const wrong = await post(`${path}/${id}/acceptance`, { person: "nobody-here" }, cast.admin);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("Nobody with an active account is called so.");
  const done = await post(
    `${path}/${id}/acceptance`,
    { person: "@wiremu-potae", note: "She rang me." },
    cast.admin,
  );
  expect(done.headers.location).toBe(`${path}/${id}`);
  expect((await post(`${path}/${id}/acceptance`, { person: "wiremu-potae" }, cast.admin)).statusCode).toBe(
    409,
  );
  await ctx.jobs.drain({ tolerant: true });
  const row = await rowOf(id);
  expect(row).toMatchObject({
    state: "posted",
    personId: cast.member,
    settledBy: cast.admin,
    note: "She rang me.",
  });
  const made = await ctx.db
    .selectFrom("posts")
    .where("id", "=", row.postId as number)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(made).toMatchObject({ title: "Kia ora", authorId: cast.member });
  expect(
    await ctx.db.selectFrom("activity").where("kind", "=", "mail-accepted").selectAll().execute(),
  ).toMatchObject([{ actorId: cast.admin, personId: cast.member, data: { mailId: id } }]);

  // Somebody who may not write there cannot be let in either.
  const other = await held({ subject: "Me too" });
  await post(`${path}/${other}/acceptance`, { person: "jo-sefo" }, cast.admin);
  await ctx.jobs.drain({ tolerant: true });
  expect(await rowOf(other)).toMatchObject({ state: "answered", reason: "post.refused.not-member" });
});

test("a held mail is thrown away with the reason, and one that is settled is not", async () => {
  const id = await held();
  const without = await post(`${path}/${id}/discarding`, { note: " " }, cast.admin);
  expect(without.statusCode).toBe(422);
  expect((await post(`${path}/${id}/discarding`, { note: "An advertisement" }, cast.admin)).statusCode).toBe(
    303,
  );
  expect(await rowOf(id)).toMatchObject({
    state: "discarded",
    note: "An advertisement",
    settledBy: cast.admin,
  });
  expect((await get(`${path}/${id}`, cast.admin)).body).toContain("An advertisement");
  const taken = await arrive(thread());
  expect((await post(`${path}/${taken}/discarding`, { note: "Late" }, cast.admin)).statusCode).toBe(409);
  expect((await rowOf(taken)).state).toBe("posted");
});

test("the secret of the hook and the ways in are told, and a group's page tells its members the address", async () => {
  const { body } = await get(path, cast.admin);
  expect(body).toContain(secret);
  expect(body).toContain("*@talk.school.example");
  expect((await get(`/groups/${cast.groupSlug}`, cast.member)).body).toContain(`mailto:${group()}`);
  expect((await get(`/groups/${cast.groupSlug}`, cast.outsider)).body).not.toContain(group());
});

test("what a mail quoted is shown on request, to those who may read the reply", async () => {
  const id = await arrive(thread(), {
    body: "Yes.\r\n\r\n-- \r\nWiremu *of* Gore\r\n\r\nOn Monday Tamsin wrote:\r\n> Shall we?\r\n> <b>Now</b>",
  });
  const { replyId } = await rowOf(id);
  const shown = await get(`/posts/${postId}-why-build-an-online-community`, cast.member);
  expect(shown.body).toContain(`href="/replies/${replyId}/quoted"`);
  expect(shown.body).not.toContain("Shall we?");
  const rest = await get(`/replies/${replyId}/quoted`, cast.outsider);
  expect(rest.body).toContain("Shall we?");
  expect(rest.body).toContain("Wiremu *of* Gore");
  expect(rest.body).not.toContain("<b>Now</b>");
  await ctx.db.updateTable("posts").set({ audience: "group" }).execute();
  ctx.cache.forget("*");
  expect((await get(`/replies/${replyId}/quoted`, cast.outsider)).statusCode).toBe(404);
});
