import { createTransport } from "nodemailer";
import { beforeEach, describe, expect, test } from "vitest";
import {
  post as makePost,
  reply as makeReply,
  type SmallCommunity,
  smallCommunity,
} from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { freePort } from "../../test/support/free-port.ts";
import { outbox } from "../../test/support/sign-in.ts";
import { translator } from "../platform/languages/index.ts";
import { groupAddress, replyAddress } from "./index.ts";
import type { MailInState } from "./tables.ts";

const port = await freePort();
const { ctx } = await testApp({
  env: {
    WEFT_URL: "https://weft.school.example.org",
    SMTP_URL: "smtp://127.0.0.1:9", // nothing is sent: what would be stands in the outbox
    WEFT_MAIL_ADDRESS: "talk@school.example.org",
    WEFT_MAIL_LISTEN: `127.0.0.1:${port}`,
    WEFT_MAIL_TRUSTED: "mx.school.example.org",
  },
});

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  await ctx.db
    .updateTable("people")
    .set((eb) => ({
      email: eb.fn("replace", ["email", eb.val("school.example"), eb.val("school.example.org")]),
    }))
    .execute();
  postId = await makePost(ctx, cast.groupId, cast.steward, "Why build an online community?");
});

const member = "wiremu-potae@school.example.org";
const thread = () => replyAddress(ctx.config, cast.member, postId) as string;
const groupTo = () => groupAddress(ctx.config, { id: cast.groupId, slug: cast.groupSlug }) as string;

/** Sends lines of a mail by real SMTP, as a mail server would hand it over. */
async function send(to: string, lines: string | readonly string[], envelopeFrom: string = member) {
  const raw = typeof lines === "string" ? lines : lines.join("\r\n");
  await createTransport({ host: "127.0.0.1", port, ignoreTLS: true }).sendMail({
    envelope: { from: envelopeFrom, to },
    raw,
  });
  await work();
  return last();
}

/** Does what was queued; mails that would go out stay in the outbox. */
const work = () => ctx.jobs.drain({ tolerant: true });

let count = 0;
function mail(
  more: { from?: string; subject?: string; headers?: readonly string[]; body?: string } = {},
): string[] {
  count += 1;
  const { from = `Wiremu Pōtae <${member}>`, subject = "Re: Why build an online community?" } = more;
  return [
    `From: ${from}`,
    "To: somebody",
    `Subject: ${subject}`,
    `Message-ID: <m${count}.${Date.now()}@phone.example.org>`,
    "Date: Tue, 24 Nov 2026 10:00:00 +1300",
    ...(more.headers?.some((line) => /^content-type/i.test(line))
      ? []
      : ["Content-Type: text/plain; charset=utf-8"]),
    ...(more.headers ?? []),
    "",
    more.body ?? "Because nobody teaches alone.",
  ];
}

const last = () =>
  ctx.db.selectFrom("mailsIn").selectAll().orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
const replies = () => ctx.db.selectFrom("replies").selectAll().orderBy("id").execute();
const proof = "Authentication-Results: mx.school.example.org; dmarc=pass header.from=school.example.org";

describe("an answer", () => {
  test("to a notice becomes a reply of the one whom the address was given to", async () => {
    const kept = await send(thread(), mail());
    expect(kept).toMatchObject({ state: "posted", door: "smtp", personId: cast.member, postId });
    expect(await replies()).toMatchObject([
      { id: kept.replyId, authorId: cast.member, postId, markdown: "Because nobody teaches alone." },
    ]);
    expect(await outbox(ctx, member)).toEqual([]);
  });

  test("what it quotes and its signature are kept beside it, not in it", async () => {
    const body =
      "I agree.\n\n-- \nWiremu\nPrincipal\n\nOn Tue, 24 Nov 2026 Tamsin wrote:\n> Why indeed?\n> Say more.";
    const kept = await send(thread(), mail({ body: body.replaceAll("\n", "\r\n") }));
    expect((await replies())[0]?.markdown).toBe("I agree.");
    const rest = await ctx.db.selectFrom("textRests").selectAll().executeTakeFirstOrThrow();
    expect(rest).toMatchObject({ postId, replyId: kept.replyId });
    expect(rest.quoted).toContain("Say more.");
    expect(rest.signature).toContain("Principal");
  });

  test("that names a reply of ours answers that reply", async () => {
    const first = await makeReply(ctx, postId, cast.steward, "A first word.");
    const ours = `<reply-${first}.0123456789abcdef@weft.school.example.org>`;
    await send(thread(), mail({ headers: [`In-Reply-To: ${ours}`] }));
    expect((await replies()).at(-1)).toMatchObject({ answersId: first, authorId: cast.member });
  });

  test("that comes twice is taken once, and counted", async () => {
    const lines = mail();
    await send(thread(), lines);
    const kept = await send(thread(), ["Received: by another way", ...lines]);
    expect(await replies()).toHaveLength(1);
    expect(kept.copies).toBe(2);
  });
});

/** Where the newest question to the member is answered. */
async function questionAddress(): Promise<string> {
  const headers = (await outbox(ctx, member)).at(-1)?.headers as Record<string, string> | undefined;
  return headers?.["Reply-To"] ?? "";
}

/** What was written to somebody about a mail of theirs. */
const told = async (to = member) => (await outbox(ctx, to)).map((one) => one.subject);

describe("a mail to a group", () => {
  test("starts a talk where a trusted server has proved its sender", async () => {
    expect(groupTo()).toBe("talk+leading-e-learning@school.example.org");
    const kept = await send(groupTo(), mail({ subject: "Fwd: Tablets in class", headers: [proof] }));
    expect(kept).toMatchObject({ state: "posted", groupId: cast.groupId, personId: cast.member });
    const made = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("id", "=", kept.postId as number)
      .executeTakeFirstOrThrow();
    expect(made).toMatchObject({ title: "Tablets in class", kind: "discussion", authorId: cast.member });
    expect(made.publishedAt).not.toBeNull();
  });

  test("that answers a talk is an answer there", async () => {
    const ours = `<post-${postId}.0123456789abcdef@weft.school.example.org>`;
    const kept = await send(groupTo(), mail({ headers: [proof, `References: ${ours}`] }));
    expect(kept).toMatchObject({ state: "posted", postId });
    expect(await replies()).toHaveLength(1);
  });

  test("waits where nobody has proved its sender, who is asked at their own address and says yes", async () => {
    const held = await send(groupTo(), mail({ subject: "Tablets in class" }));
    expect(held).toMatchObject({ state: "held", reason: "mail-in.reason.unproved" });
    const [question] = await outbox(ctx, member);
    expect(question?.subject).toBe("Is this mail yours? “Tablets in class”");
    const answerTo = await questionAddress();

    // What a machine answers to everything confirms nothing.
    await send(answerTo, mail({ headers: ["Auto-Submitted: auto-replied"], body: "Yes, I am away." }));
    await send(answerTo, mail({ body: "I am away until Monday." }));
    expect(
      (await ctx.db.selectFrom("mailsIn").where("id", "=", held.id).select("state").executeTakeFirstOrThrow())
        .state,
    ).toBe("held");

    expect(await send(answerTo, mail({ body: "Yes, it is." }))).toMatchObject({ state: "done" });
    const letIn = await ctx.db
      .selectFrom("mailsIn")
      .where("id", "=", held.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(letIn).toMatchObject({ state: "posted", groupId: cast.groupId });
    // A second yes posts nothing again.
    await send(answerTo, mail({ body: "Yes!!" }));
    expect(
      await ctx.db.selectFrom("posts").where("title", "=", "Tablets in class").selectAll().execute(),
    ).toHaveLength(1);
  });

  test("is thrown away where they say no", async () => {
    const held = await send(groupTo(), mail({ subject: "Buy this" }));
    const answerTo = await questionAddress();
    await send(answerTo, mail({ body: "No" }));
    const now = await ctx.db
      .selectFrom("mailsIn")
      .where("id", "=", held.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(now).toMatchObject({ state: "discarded", reason: "mail-in.reason.disowned" });
    expect(await ctx.db.selectFrom("posts").selectAll().execute()).toHaveLength(1);
  });

  test("proof counts only from a server that we believe, and only its upper word", async () => {
    const others = "Authentication-Results: mx.elsewhere.example; dmarc=pass header.from=school.example.org";
    expect(await send(groupTo(), mail({ headers: [others] }))).toMatchObject({
      reason: "mail-in.reason.unproved",
    });
    const failed = proof.replace("dmarc=pass", "dmarc=fail");
    expect(await send(groupTo(), mail({ headers: [failed, proof] }))).toMatchObject({
      state: "held",
      reason: "mail-in.reason.spoofed",
    });
    const spf =
      "Authentication-Results: mx.school.example.org; spf=pass smtp.mailfrom=bounce@lists.example.org";
    expect(await send(groupTo(), mail({ headers: [spf] }))).toMatchObject({
      reason: "mail-in.reason.unproved",
    });
    const dkim =
      "Authentication-Results: mx.school.example.org; dkim=pass (2048-bit key) header.d=school.example.org";
    expect(await send(groupTo(), mail({ headers: [dkim] }))).toMatchObject({ state: "posted" });
  });
});

interface Case {
  readonly name: string;
  readonly to?: () => string;
  readonly mail: Parameters<typeof mail>[0];
  readonly envelopeFrom?: string;
  readonly before?: () => Promise<unknown>;
  readonly state: MailInState;
  readonly reason: string;
  /** What they are told. */
  readonly told?: string;
}

const elsewhere = "wiremu@home.example.org";
const cases: readonly Case[] = [
  {
    name: "a notice of absence by its header",
    mail: { headers: ["Auto-Submitted: auto-replied"] },
    state: "ignored",
    reason: "automatic",
  },
  {
    name: "a notice of absence in German",
    mail: { subject: "Automatische Antwort: Why build" },
    state: "ignored",
    reason: "automatic",
  },
  {
    name: "one in French, encoded",
    mail: { subject: "=?iso-8859-1?Q?R=E9ponse_automatique_:_Why?=" },
    state: "ignored",
    reason: "automatic",
  },
  {
    name: "one in te reo Māori",
    mail: { subject: "Whakautu aunoa: Why build" },
    state: "ignored",
    reason: "automatic",
  },
  { name: "one in Japanese", mail: { subject: "自動応答: Why" }, state: "ignored", reason: "automatic" },
  {
    name: "one of Exchange",
    mail: { subject: "Out of Office", headers: ["X-Auto-Response-Suppress: OOF, AutoReply"] },
    state: "ignored",
    reason: "automatic",
  },
  { name: "bulk", mail: { headers: ["Precedence: bulk"] }, state: "ignored", reason: "automatic" },
  { name: "a mail from nobody (<>)", mail: {}, envelopeFrom: "", state: "ignored", reason: "automatic" },
  {
    name: "a mailing list",
    mail: { headers: ["List-Id: <teachers.lists.example.org>"] },
    state: "ignored",
    reason: "list",
  },
  {
    name: "a mail of ours",
    mail: { headers: ["X-Loop: weft@weft.school.example.org"] },
    state: "ignored",
    reason: "loop",
  },
  {
    name: "a receipt",
    mail: { headers: ["Content-Type: multipart/report; report-type=disposition-notification; boundary=x"] },
    state: "ignored",
    reason: "receipt",
  },
  {
    name: "another address of the person",
    mail: { from: `Wiremu <${elsewhere}>` },
    state: "held",
    reason: "other-address",
    told: "Is this mail yours?",
  },
  {
    name: "a forged sender",
    mail: { headers: [proof.replace("pass", "fail")] },
    state: "held",
    reason: "spoofed",
    told: "Is this mail yours?",
  },
  {
    name: "a secret that is not right",
    to: () => thread().replace("r-a", "r-b"),
    mail: {},
    state: "refused",
    reason: "forged-address",
  },
  {
    name: "an unknown sender",
    to: () => groupTo(),
    mail: { from: "Stranger <s@else.example.org>" },
    state: "held",
    reason: "unknown-sender",
  },
  {
    name: "a group that is not there",
    to: () => "talk+nothing-here@school.example.org",
    mail: { headers: [proof] },
    state: "answered",
    reason: "no-such-group",
    told: "We know no group",
  },
  {
    name: "the address of the community",
    to: () => "talk@school.example.org",
    mail: {},
    state: "answered",
    reason: "community",
    told: "Which group is it for?",
  },
  {
    name: "an answered digest",
    to: () => replyAddress(ctx.config, cast.member, null) as string,
    mail: {},
    state: "answered",
    reason: "digest-answered",
    told: "This mail cannot be answered",
  },
  {
    name: "nothing but a quote",
    mail: { body: "On Tuesday Tamsin wrote:\r\n> Why indeed?\r\n> Say more." },
    state: "answered",
    reason: "empty",
    told: "There was nothing to post",
  },
  {
    name: "nothing at all",
    mail: { body: "" },
    state: "answered",
    reason: "empty",
    told: "There was nothing to post",
  },
  {
    name: "an encrypted mail",
    mail: { headers: ["Content-Type: multipart/encrypted; boundary=x"] },
    state: "answered",
    reason: "encrypted",
    told: "We cannot open your mail",
  },
  {
    name: "PGP in the text",
    mail: { body: "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----" },
    state: "answered",
    reason: "encrypted",
    told: "We cannot open your mail",
  },
  {
    name: "an empty mail that says mute",
    mail: { subject: "MUTE", body: "" },
    state: "done",
    reason: "muted",
    told: "You hear no more",
  },
  {
    name: "a suspended account",
    mail: {},
    before: () =>
      ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", cast.member).execute(),
    state: "refused",
    reason: "not-active",
  },
  {
    name: "a closed talk",
    mail: {},
    before: () => ctx.db.updateTable("posts").set({ closedAt: ctx.now() }).execute(),
    state: "answered",
    reason: "post.refused.closed",
    told: "Your mail was not posted",
  },
  {
    name: "an archived group",
    to: () => groupTo(),
    mail: { headers: [proof] },
    before: () => ctx.db.updateTable("groups").set({ archivedAt: ctx.now() }).execute(),
    state: "answered",
    reason: "post.refused.archived",
    told: "Your mail was not posted",
  },
  {
    name: "somebody barred since",
    mail: {},
    before: async () => {
      await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
      await ctx.db
        .insertInto("groupBars")
        .values({ groupId: cast.groupId, personId: cast.member, barredBy: null })
        .execute();
    },
    state: "answered",
    reason: "post.refused.barred",
    told: "Your mail was not posted",
  },
  {
    name: "a talk that they may no longer know of",
    mail: {},
    before: async () => {
      await ctx.db.deleteFrom("memberships").where("personId", "=", cast.member).execute();
      await ctx.db.updateTable("posts").set({ audience: "group" }).execute();
    },
    state: "answered",
    reason: "gone",
    told: "This talk is no longer there",
  },
];

describe("a mail that is no answer", () => {
  test.each(cases)("$name: $state", async (one) => {
    await one.before?.();
    ctx.cache.forget("*");
    const kept = await send(one.to?.() ?? thread(), mail(one.mail), one.envelopeFrom);
    expect([kept.state, kept.reason]).toEqual([
      one.state,
      one.reason.includes(".") ? one.reason : `mail-in.reason.${one.reason}`,
    ]);
    expect(translator("en")(kept.reason)).not.toBe(kept.reason);
    expect(await replies()).toEqual([]);
    const words = await told();
    expect(words.length).toBe(one.told ? 1 : 0);
    if (one.told) expect(words[0]).toContain(one.told);
    // The same once more, on the same day: nothing further is said.
    await send(one.to?.() ?? thread(), mail(one.mail), one.envelopeFrom);
    if (one.reason !== "other-address" && one.reason !== "spoofed") expect(await told()).toEqual(words);
  });

  test("nobody is asked about more than five mails a day", async () => {
    for (let n = 0; n < 7; n++)
      await send(thread(), mail({ from: `X <x${n}@else.example.org>`, body: `No ${n}` }));
    expect(await told()).toHaveLength(5);
  });

  test("an unknown sender is told how to come in only where it is proved that they wrote", async () => {
    const from = "Jo <jo@else.example.org>";
    await send(groupTo(), mail({ from }));
    expect(await told("jo@else.example.org")).toEqual([]);
    const proved = "Authentication-Results: mx.school.example.org; dmarc=pass header.from=else.example.org";
    await send(groupTo(), mail({ from, headers: [proved] }));
    expect(await told("jo@else.example.org")).toEqual(["We do not know your address yet"]);
  });

  test("who sends more than thirty an hour is held up", async () => {
    for (let n = 0; n < 31; n++) await send(thread(), mail({ body: `Thought number ${n}.` }));
    expect(await last()).toMatchObject({ state: "held", reason: "mail-in.reason.too-many" });
    expect(await replies()).toHaveLength(30);
  });
});
