import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { person, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { sendMessage } from "./send-message.ts";
import { startConversation } from "./start-conversation.ts";

// Nobody listens at this address: what is looked at is the outbox.
const { ctx, ctxOf, get } = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });

let cast: SmallCommunity;
let id: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  await sql`update people set email = handle || '@school.nz'`.execute(ctx.db);
  const body = { people: ["tamsin-marama"], markdown: "Most secret words" };
  id = (await startConversation(await ctxOf(cast.member), body)).conversationId;
});

const mails = async () => {
  await ctx.jobs.drain({ early: true, tolerant: true });
  return ctx.db.selectFrom("mailOutbox").selectAll().orderBy("id").execute();
};

test("a mail says who wrote and where to read it, and nothing of what was written", async () => {
  await sendMessage(await ctxOf(cast.member), id, { markdown: "More secret words" });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    toAddress: "tamsin-marama@school.nz",
    subject: "Conversation with Wiremu Pōtae",
    fromName: "Wiremu Pōtae via e-Learning Aotearoa",
  });
  expect(mail?.text).toContain("Wiremu Pōtae wrote to you");
  expect(mail?.text).toContain(`/conversations/${id}#latest`);
  expect(JSON.stringify(mail)).not.toContain("secret");
});

test("who has read it meanwhile gets none", async () => {
  await get(`/conversations/${id}`, cast.steward);
  expect(await mails()).toEqual([]);
});

test("the page that says why tells of the conversation to its owner, and to nobody else", async () => {
  const notice = await ctx.db.selectFrom("notices").select("id").executeTakeFirstOrThrow();
  const page = await get(`/notices/${notice.id}`, cast.steward);
  expect(page.body).toContain("because you are in this conversation");
  expect(page.body).not.toContain("secret");
  expect((await get(`/notices/${notice.id}`, cast.admin)).statusCode).toBe(404);
});

test("its job tells nothing of the words either", async () => {
  const rows = await sql`select data::text as data from pgboss.job`.execute(ctx.db);
  expect(rows.rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows.rows)).not.toContain("secret");
  const other = await person(ctx, "Nobody Special");
  expect((await get(`/conversations/${id}`, other)).statusCode).toBe(404);
});
