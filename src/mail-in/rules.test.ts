import { beforeEach, describe, expect, test } from "vitest";
import { post as makePost, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { sendMail } from "../platform/mail/index.ts";
import { readAddress } from "./addresses.ts";
import { readReports } from "./bounces.ts";
import { defineMailAnswer, groupAddress, type MailedAnswer, replyAddress } from "./index.ts";
import { keepMail } from "./keep-mail.ts";
import { readHead } from "./mail-head.ts";
import { purgeMailsIn } from "./purge-mails-in.ts";
import { robotReason } from "./robots.ts";

const { ctx, clock } = await testApp({
  env: {
    WEFT_URL: "https://weft.school.example",
    SMTP_URL: "smtp://127.0.0.1:9",
    WEFT_MAIL_ADDRESS: "sixteen-letters1@school.example",
  },
});

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await makePost(ctx, cast.groupId, cast.steward, "Why?");
  taken = [];
});

const thread = () => replyAddress(ctx.config, cast.member, postId) as string;
const rows = () => ctx.db.selectFrom("mailsIn").selectAll().orderBy("id").execute();
let count = 0;

/** Keeps a mail and has it looked at. */
async function arrive(raw: string | readonly string[], recipient = thread()) {
  const lines = typeof raw === "string" ? raw : raw.join("\r\n");
  const [id] = await keepMail(ctx, { door: "smtp", raw: Buffer.from(lines), recipients: [recipient] });
  await ctx.jobs.drain({ tolerant: true });
  return ctx.db
    .selectFrom("mailsIn")
    .where("id", "=", id as number)
    .selectAll()
    .executeTakeFirstOrThrow();
}

const answer = (body: string, more: readonly string[] = []) => [
  "From: wiremu-potae@school.example",
  "Subject: Re: Why?",
  `Message-ID: <r${++count}.${Date.now()}@phone.example>`,
  ...more,
  "",
  body,
];

describe("addresses", () => {
  test("one for answers says who and where, in an address that any mail program takes, whatever case it makes of it", () => {
    for (const id of [1, 42, 65_536, 99_999_999]) {
      const address = replyAddress(ctx.config, cast.member, id) as string;
      const [local = ""] = address.split("@");
      expect(local.length).toBeLessThanOrEqual(64);
      expect(local).toMatch(/^[a-z0-9+-]+$/);
      const read = { kind: "thread", personId: cast.member, postId: id };
      expect(readAddress(ctx.config, address)).toEqual(read);
      expect(readAddress(ctx.config, address.toUpperCase())).toEqual(read);
    }
    expect(readAddress(ctx.config, replyAddress(ctx.config, cast.member, null) as string)).toEqual({
      kind: "nothing",
      personId: cast.member,
    });
  });

  test("no letter of it can be another", () => {
    const address = thread();
    const at = address.indexOf("r-") + 2;
    const end = address.indexOf("@");
    for (let place = at; place < end; place += 5) {
      const other = address[place] === "a" ? "b" : "a";
      const forged = `${address.slice(0, place)}${other}${address.slice(place + 1)}`;
      expect(readAddress(ctx.config, forged)).toEqual({ kind: "forged" });
    }
    for (const word of ["r-", "r-aaaa", "r-ööö", `r-${"a".repeat(60)}`])
      expect(readAddress(ctx.config, `sixteen-letters1+${word}@school.example`)).toEqual({ kind: "forged" });
  });

  test("a group whose name is not plain letters, or means something to mail servers, goes by its number", () => {
    const of = (slug: string) => groupAddress(ctx.config, { id: 7, slug });
    expect(of("our-group")).toBe("sixteen-letters1+our-group@school.example");
    for (const slug of ["tūī", "postmaster", "r-us", "group-3", "x".repeat(50)])
      expect(of(slug), slug).toBe("sixteen-letters1+group-7@school.example");
    expect(readAddress(ctx.config, of("tūī") as string)).toEqual({ kind: "group-number", groupId: 7 });
    expect(readAddress(ctx.config, "sixteen-letters1@school.example")).toEqual({ kind: "community" });
    expect(readAddress(ctx.config, "sixteen-letters2@school.example")).toBeUndefined();
    expect(readAddress(ctx.config, "sixteen-letters1+x@elsewhere.example")).toBeUndefined();
  });
});

test("talk of absence is no notice of absence", () => {
  const reason = (subject: string) =>
    robotReason(ctx.config, readHead(Buffer.from(`Subject: ${subject}\n\n`)));
  for (const subject of [
    "Re: Out of office",
    "Automatic replies are rude",
    "Vacation plans",
    "Autosvar? Nej!",
    "Auto-da-fé",
  ])
    expect(reason(subject), subject).toBeNull();
  for (const subject of [
    "Out of office",
    "Automatic reply: Re: Why",
    "[EXT] Out of Office: back on Monday",
    "Frånvaro: Re: x",
  ])
    expect(reason(subject), subject).toBe("automatic");
});

describe("what came back", () => {
  const report = (address: string, id: string, status = "5.1.1") => [
    "From: MAILER-DAEMON@mx.example",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    `Message-ID: <report-${++count}@mx.example>`,
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    `Final-Recipient: rfc822; ${address}`,
    "Action: failed",
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 No such",
    " person here",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${id}`,
    "Subject: New",
    "",
    "--b--",
  ];
  const bounces = () => ctx.db.selectFrom("mailBounces").selectAll().execute();

  test("a report is read", () => {
    expect(readReports(report("Jo@School.example", "<x.1@weft>").join("\r\n"))).toEqual([
      {
        address: "jo@school.example",
        permanent: true,
        words: "550 No such person here",
        messageId: "<x.1@weft>",
      },
    ]);
    expect(readReports(report("jo@school.example", "<x@y>", "4.2.2").join("\n"))).toMatchObject([
      { permanent: false },
    ]);
    expect(readReports("")).toEqual([]);
  });

  test("one of a mail of ours is counted; one that anybody could have made up is not", async () => {
    const thread = { name: `post-${postId}` };
    await sendMail(ctx, {
      to: { address: "jo@school.example" },
      subject: "New",
      text: "x",
      html: "x",
      thread,
    });
    const { messageId } = await ctx.db.selectFrom("mailOutbox").select("messageId").executeTakeFirstOrThrow();
    expect(await arrive(report("jo@school.example", "<made-up@weft.school.example>"))).toMatchObject({
      state: "bounce",
    });
    expect(await bounces()).toEqual([]);
    expect(await arrive(report("jo@school.example", messageId as string))).toMatchObject({ state: "bounce" });
    expect(await bounces()).toMatchObject([{ address: "jo@school.example", permanent: true }]);
  });
});

let taken: MailedAnswer[] = [];
defineMailAnswer({
  key: "agreement",
  async take(owner, mailed) {
    if (!mailed.markdown.startsWith("agree")) return false;
    taken.push(mailed);
    await mailed.settle(owner);
    return true;
  },
});

test("a room may take an answer for something else than a reply", async () => {
  expect(await arrive(answer("agree, because we tried it"))).toMatchObject({
    state: "posted",
    postId,
    replyId: null,
  });
  expect(taken).toMatchObject([{ postId, answersId: null, markdown: "agree, because we tried it" }]);
  expect(await arrive(answer("I do not know"))).toMatchObject({ state: "posted" });
  expect(await ctx.db.selectFrom("replies").selectAll().execute()).toHaveLength(1);
});

test("files come along under safe names, and pictures are made anew", async () => {
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const kept = await arrive([
    ...answer("", ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"]).slice(0, -1),
    "--b",
    "Content-Type: text/plain",
    "",
    "See the plan.",
    "--b",
    'Content-Type: image/png; name="../../etc/plan.png"',
    'Content-Disposition: attachment; filename="../../etc/plan.png"',
    "Content-Transfer-Encoding: base64",
    "",
    png,
    "--b--",
  ]);
  expect(kept.state).toBe("posted");
  const [file] = await ctx.db.selectFrom("attachments").selectAll().execute();
  expect(file).toMatchObject({ name: "plan.png", kind: "picture", ownerId: cast.member });
  const [reply] = await ctx.db.selectFrom("replies").selectAll().execute();
  expect(reply?.markdown).toContain(`attachment:${file?.id}`);
});

test("what mails said goes after two weeks, held ones after a month; what got stuck is held", async () => {
  const posted = await arrive(answer("Because."));
  const key = posted.rawKey as string;
  const held = await arrive(answer("From elsewhere.").map((line) => line.replace("wiremu-potae", "other")));
  expect([posted.state, held.state]).toEqual(["posted", "held"]);
  const [stuck] = await keepMail(ctx, {
    door: "smtp",
    raw: Buffer.from(answer("Stuck").join("\n")),
    recipients: [thread()],
  });
  const run = () => purgeMailsIn.run(ctx, {}, new AbortController().signal);
  clock.advance(7 * 3_600_000);
  await run();
  expect((await rows()).find((row) => row.id === stuck)).toMatchObject({
    state: "held",
    reason: "mail-in.reason.failed",
  });
  clock.advance(15 * 86_400_000);
  await run();
  expect(await ctx.files.exists(key)).toBe(false);
  expect((await rows())[0]).toMatchObject({ headers: "", words: "", rawKey: null, subject: "Re: Why?" });
  expect((await rows())[1]).toMatchObject({ state: "held", rawKey: expect.any(String) });
  clock.advance(16 * 86_400_000);
  await run();
  expect((await rows())[1]).toMatchObject({ state: "discarded", reason: "mail-in.reason.expired" });
  clock.advance(366 * 86_400_000);
  await run();
  expect(await rows()).toEqual([]);
});
