import { sql } from "kysely";
import { expect, test } from "vitest";
import { person, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { postReply, startPost } from "./index.ts";

// Nobody listens at this address: what is looked at is the outbox.
const { ctx, ctxOf, get, post: send } = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });

test("who watches a talk that holds its replies back is told by mail and notice that there is one, without its words", async () => {
  const cast = await smallCommunity(ctx);
  const watcher = await person(ctx, "Plain Watcher");
  await ctx.db.insertInto("memberships").values({ groupId: cast.groupId, personId: watcher }).execute();
  await sql`update people set email = handle || '@school.nz'`.execute(ctx.db);
  const member = await ctxOf(cast.member);
  const talk = { kind: "answer-first", title: "What did you see?", markdown: "Three lines." };
  const { id } = await startPost(member, cast.groupSlug, talk);
  await send("/notices/levels", { place: `post:${id}`, level: "watching" }, watcher);
  await ctx.jobs.drain();
  await ctx.db.deleteFrom("mailOutbox").execute();

  await postReply(await ctxOf(cast.facilitator), id, { markdown: "A kererū in the feijoa." });
  await ctx.jobs.drain();
  await ctx.jobs.drain({ early: true, tolerant: true });

  const mails = await ctx.db.selectFrom("mailOutbox").selectAll().execute();
  const ofWatcher = mails.find((mail) => mail.toAddress.startsWith("plain-watcher"));
  const ofAuthor = mails.find((mail) => mail.toAddress.startsWith("wiremu"));
  expect(ofAuthor?.text).toContain("kererū");
  expect(ofWatcher?.text).toContain("Hana Kereama");
  expect(`${ofWatcher?.subject}${ofWatcher?.text}${ofWatcher?.html}`).not.toContain("kererū");
  const notices = (await get("/notices", watcher)).body;
  expect(notices).toContain("What did you see?");
  expect(notices).not.toContain("kererū");
  expect((await get(`/notices/threads/${id}`, watcher)).body).not.toContain("kererū");
});
