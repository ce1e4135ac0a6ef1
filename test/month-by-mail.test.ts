import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";
import { groupAddress } from "../src/mail-in/index.ts";
import { knownJobs } from "../src/platform/jobs/define-job.ts";
import { postReply, startPost } from "../src/posts/index.ts";
import type { PersonId } from "../src/viewer/index.ts";
import { smallCommunity } from "./cast.ts";
import { testApp } from "./support/app.ts";
import { freePort } from "./support/free-port.ts";

// What the whole of mail is for: somebody who never opens the site takes part for a month. All mails are real: ours go to the
// SMTP server of a mail provider, theirs come to our own, and each is read by a parser.

const wiremu = "wiremu@school.example.org";

/** The member's mail provider: takes what is sent to them, and keeps it. */
const inbox: ParsedMail[] = [];
const provider = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  logger: false,
  onData(stream, session, done) {
    simpleParser(stream).then((mail) => {
      if (session.envelope.rcptTo.some(({ address }) => address === wiremu)) inbox.push(mail);
      done();
    }, done);
  },
});
provider.listen(0, "127.0.0.1");
await once(provider.server, "listening");
const providerPort = (provider.server.address() as AddressInfo).port;
afterAll(() => new Promise<void>((resolve) => provider.close(() => resolve())));

const ourPort = await freePort();
const { app, ctx, ctxOf, clock } = await testApp({
  env: {
    WEFT_URL: "https://weft.school.example.org",
    SMTP_URL: `smtp://127.0.0.1:${providerPort}`,
    WEFT_MAIL_ADDRESS: "*@talk.school.example.org",
    WEFT_MAIL_LISTEN: `127.0.0.1:${ourPort}`,
    WEFT_MAIL_TRUSTED: "mx.school.example.org",
  },
});

/** Moves to a day of March 2026, at an hour of Auckland (UTC+13), and has done what is due by then. */
async function at(day: number, hour: number): Promise<void> {
  clock.set(new Date(Date.UTC(2026, 2, day, hour - 13)));
  await ctx.jobs.drain();
}

/** What a cron job does at its hour. */
async function morning(day: number): Promise<void> {
  await at(day, 7);
  const digests = knownJobs.get("send-digests");
  if (!digests) throw new Error("Nobody makes digests.");
  await ctx.jobs.add(ctx, digests as never, {});
  await ctx.jobs.drain();
}

/** The mails that came since the last look. */
const fresh = () => inbox.splice(0);

function only(mails: ParsedMail[]): ParsedMail {
  expect(mails.map((mail) => mail.subject)).toHaveLength(1);
  return mails[0] as ParsedMail;
}

const headerOf = (mail: ParsedMail, name: string) =>
  (mail.headerLines.find(({ key }) => key === name)?.line ?? "")
    .replace(/^[^:]*:\s*/, "")
    .replace(/\s+/g, " ");

/** What a mail program sends when they answer: above what they quote, with a signature. */
async function answer(mail: ParsedMail, words: string, more: { subject?: string } = {}): Promise<void> {
  const quoted = (mail.text ?? "").split("\n").map((line) => `> ${line}`);
  const text =
    words === ""
      ? ""
      : [words, "", "-- ", "Wiremu Pōtae", "", `On Monday, ${mail.from?.text} wrote:`, ...quoted].join("\n");
  await send(mail.replyTo?.value[0]?.address ?? mail.from?.value[0]?.address ?? "", {
    subject: more.subject ?? `Re: ${mail.subject}`,
    text,
    inReplyTo: mail.messageId,
    references: [...[mail.references ?? []].flat(), mail.messageId ?? ""],
  });
}

/** Hands a mail of theirs to us, as the mail server of the school does: that one has looked at who sent it. */
async function send(to: string, mail: Record<string, unknown>): Promise<void> {
  const server = createTransport({ host: "127.0.0.1", port: ourPort, ignoreTLS: true });
  await server.sendMail({
    from: { name: "Wiremu Pōtae", address: wiremu },
    to,
    headers: { "Authentication-Results": "mx.school.example.org; dmarc=pass header.from=school.example.org" },
    ...mail,
  });
  await ctx.jobs.drain();
}

/** Opens a link of a mail as anybody may, without a cookie. */
const press = (url: string, method: "GET" | "POST", payload = "") =>
  app.inject({
    method,
    url: new URL(url).pathname,
    payload,
    headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
  });

test("a member who never opens the site takes part for a month by mail alone", async () => {
  const cast = await smallCommunity(ctx);
  await ctx.db.updateTable("people").set({ email: wiremu }).where("id", "=", cast.member).execute();
  const says = async (who: PersonId, postId: number, markdown: string) =>
    postReply(await ctxOf(who), postId, { markdown });
  const repliesOf = (personId: PersonId) =>
    ctx.db.selectFrom("replies").where("authorId", "=", personId).selectAll().orderBy("id").execute();

  // Monday: somebody starts a talk. On Tuesday morning the digest tells of it.
  await at(2, 10);
  const why = await startPost(await ctxOf(cast.steward), cast.groupSlug, {
    kind: "discussion",
    title: "Why build an online community?",
    markdown: "What would you get out of it?",
  });
  await at(2, 11);
  expect(fresh()).toEqual([]);
  await morning(3);
  const digest = only(fresh());
  expect(digest.subject).toContain("Why build an online community?");
  expect(digest.html).toContain("Why build an online community?");

  // They answer the digest, by mistake: one helpful word, and nothing is posted.
  await answer(digest, "Much!");
  const help = only(fresh());
  expect(help.subject).toBe("This mail cannot be answered");
  expect(help.text).toContain(groupAddress(ctx.config, { id: cast.groupId, slug: cast.groupSlug }));
  expect(headerOf(help, "auto-submitted")).toBe("auto-replied");
  expect(help.inReplyTo).toBeTruthy();
  expect(await repliesOf(cast.member)).toEqual([]);

  // Wednesday: somebody asks them. They are told at once, and answer.
  await at(4, 9);
  const asked = await says(cast.steward, why.id, "@wiremu-potae, what do you think?");
  await at(4, 10);
  const mention = only(fresh());
  expect(mention.from?.text).toContain("Tamsin Marama via e-Learning Aotearoa");
  expect(mention.text).toContain("what do you think?");
  expect(mention.text).toContain("Answer this mail");
  expect(headerOf(mention, "list-id")).toContain("leading-e-learning");
  await answer(mention, "I think that *nobody* teaches well alone.");
  const [first] = await repliesOf(cast.member);
  expect(first).toMatchObject({ postId: why.id, answersId: asked });
  expect(first?.html).toContain("nobody");
  expect(first?.html).not.toContain("what do you think");
  expect(first?.html).not.toContain("Wiremu Pōtae");
  expect(fresh()).toEqual([]); // nobody is told of what they wrote themselves

  // The second week: they start a talk, and are told of the answer to it, in its place in the talk.
  await at(9, 8);
  const group = groupAddress(ctx.config, { id: cast.groupId, slug: cast.groupSlug }) as string;
  await send(group, { subject: "Tablets in the first year", text: "We gave each child one. Did you?" });
  const started = await ctx.db
    .selectFrom("posts")
    .where("authorId", "=", cast.member)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(started).toMatchObject({ title: "Tablets in the first year", groupId: cast.groupId });
  expect(started.publishedAt?.toISOString()).toBe("2026-03-08T19:00:00.000Z");
  await at(9, 12);
  await says(cast.facilitator, started.id, "We did not, and are glad.");
  await at(9, 13);
  const told = only(fresh());
  expect(told.text).toContain("We did not, and are glad.");
  expect(told.subject).toContain("Tablets in the first year");
  expect(String(told.references)).toContain(`post-${started.id}.`);

  // They take a setting back by the link in it: a look changes nothing, a press does.
  const link = [...(told.text ?? "").matchAll(/https:\S+\/notices\/links\/\S+/g)].map(([url]) => url);
  const level = link[0] ?? "";
  expect((await press(level, "GET")).statusCode).toBe(200);
  expect(await ctx.db.selectFrom("followLevels").selectAll().execute()).toEqual([]);
  expect((await press(level, "POST")).statusCode).toBeLessThan(400);
  expect(await ctx.db.selectFrom("followLevels").selectAll().execute()).toMatchObject([
    { personId: cast.member, postId: started.id },
  ]);

  // The third week: the first talk has become too loud. An empty answer with the subject "mute" ends it.
  await at(16, 9);
  await says(cast.steward, why.id, "@wiremu-potae, say more!");
  await at(16, 10);
  await answer(only(fresh()), "", { subject: "MUTE" });
  expect(only(fresh()).subject).toBe("You hear no more of this talk");
  await says(cast.steward, why.id, "@wiremu-potae, please?");
  await at(17, 10);
  expect(fresh()).toEqual([]);

  // The fourth week: they end all of it, with the button of their mail program.
  await at(23, 9);
  const other = await startPost(await ctxOf(cast.facilitator), cast.groupSlug, {
    kind: "question",
    title: "Who has a drone?",
    markdown: "@wiremu-potae perhaps?",
  });
  await at(23, 10);
  const last = only(fresh());
  expect(headerOf(last, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  const stop = /<(https:[^>]+)>/.exec(headerOf(last, "list-unsubscribe"))?.[1] ?? "";
  expect((await press(stop, "POST", "List-Unsubscribe=One-Click")).statusCode).toBeLessThan(400);
  await says(cast.facilitator, other.id, "@wiremu-potae, are you there?");
  await at(24, 10);
  expect(fresh()).toEqual([]);

  // They were never here, and every mail of theirs is found with what became of it.
  expect(await ctx.db.selectFrom("sessions").where("userId", "=", cast.member).selectAll().execute()).toEqual(
    [],
  );
  const mails = await ctx.db.selectFrom("mailsIn").select(["state", "personId"]).orderBy("id").execute();
  expect(mails.map((mail) => mail.state)).toEqual(["answered", "posted", "posted", "done"]);
  expect(new Set(mails.map((mail) => mail.personId))).toEqual(new Set([cast.member]));
});
