import { connect } from "node:net";
import { createTransport } from "nodemailer";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { dovecotMissing, findOrInstallDovecot } from "../../scripts/find-dovecot.ts";
import { post as makePost, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { type MailboxServer, startDovecot } from "../../test/support/dovecot.ts";
import { freePort } from "../../test/support/free-port.ts";
import { postReply } from "../posts/index.ts";
import { connectMailbox, lookIntoMailbox } from "./imap-door.ts";
import { hookSecret, replyAddress } from "./index.ts";

const port = await freePort();
const dovecot = findOrInstallDovecot();
const mailbox: MailboxServer | undefined = dovecot ? await startDovecot(dovecot) : undefined;
const { app, ctx, ctxOf } = await testApp({
  env: {
    SMTP_URL: "smtp://127.0.0.1:9",
    WEFT_MAIL_ADDRESS: "*@talk.school.example",
    WEFT_MAIL_LISTEN: `127.0.0.1:${port}`,
    WEFT_UPLOAD_MB: "0.1",
    ...(mailbox ? { IMAP_URL: mailbox.url } : {}),
  },
});

afterAll(() => mailbox?.stop());

let cast: SmallCommunity;
let postId: number;
let to: string;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await makePost(ctx, cast.groupId, cast.steward, "Why build an online community?");
  to = replyAddress(ctx.config, cast.member, postId) as string;
});

let count = 0;
const mail = (body = "By another door.", more: readonly string[] = []) =>
  [
    "From: wiremu-potae@school.example",
    "Subject: Re: Why build",
    `Message-ID: <${++count}.${Date.now()}@phone.example>`,
    ...more,
    "",
    body,
    "",
  ].join("\r\n");

const rows = () => ctx.db.selectFrom("mailsIn").selectAll().orderBy("id").execute();
const replies = () => ctx.db.selectFrom("replies").selectAll().execute();

describe("SMTP", () => {
  const hand = (rcpt: string | string[], raw: string | Buffer) =>
    createTransport({ host: "127.0.0.1", port, ignoreTLS: true }).sendMail({
      envelope: { from: "wiremu-potae@school.example", to: rcpt },
      raw,
    });

  test("a mail is kept when its server is told so, and looked at after", async () => {
    const { response } = await hand(to, mail());
    expect(response).toMatch(/^250 /);
    expect(await rows()).toMatchObject([{ state: "waiting", door: "smtp", recipient: to }]);
    await ctx.jobs.drain();
    expect(await rows()).toMatchObject([{ state: "posted" }]);
  });

  test("we take mails for our own addresses only, and say of none whether it leads anywhere", async () => {
    await expect(hand("somebody@elsewhere.example", mail())).rejects.toThrow("550");
    expect((await hand("no-such-group@talk.school.example", mail())).response).toMatch(/^250/);
  });

  test("one that is too large is refused, and nothing of it stays", async () => {
    await expect(hand(to, mail("x\r\n".repeat(600_000)))).rejects.toThrow("552");
    expect(await rows()).toEqual([]);
  });

  test("one that cannot be kept is to be sent again", async () => {
    const { db } = ctx;
    await db.schema.alterTable("mails_in").renameTo("mails_out_of_reach").execute();
    try {
      await expect(hand(to, mail())).rejects.toThrow("451");
    } finally {
      await db.schema.alterTable("mails_out_of_reach").renameTo("mails_in").execute();
    }
    expect(await rows()).toEqual([]);
  });

  test("one to two of our addresses is two", async () => {
    await hand([to, "some-group@talk.school.example"], mail());
    expect((await rows()).map((row) => row.recipient)).toEqual([to, "some-group@talk.school.example"]);
  });

  test("bytes of any kind end the line in order", async () => {
    const socket = connect(port, "127.0.0.1");
    const said: string[] = [];
    socket.on("data", (chunk) => said.push(String(chunk)));
    socket.write(Buffer.from([0, 255, 13, 10, 65, 13, 10]));
    await expect.poll(() => said.join("")).toMatch(/421|500/);
    socket.destroy();
    expect((await hand(to, mail())).response).toMatch(/^250/);
  });

  test("a mail without head, text or sense is kept and ends in a state with a reason", async () => {
    const odd = [
      Buffer.from("no colon anywhere"),
      Buffer.from([0xff, 0xfe, 0, 0, 1, 2, 3, 200]),
      Buffer.from(`From: ${"a,".repeat(5000)}\r\nSubject: =?x?Q?${"=".repeat(3000)}?=\r\n\r\n\0\0\0`),
      Buffer.from("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x--"),
    ];
    for (const raw of odd) await hand(to, raw);
    await ctx.jobs.drain({ tolerant: true, early: true });
    const kept = await rows();
    expect(kept).toHaveLength(odd.length);
    for (const row of kept) {
      expect(row.state).not.toBe("waiting");
      expect(row.reason).not.toBe("");
    }
  });
});

describe("the hook", () => {
  const secret = () => ({ "x-weft-mail-secret": hookSecret(ctx.config) });
  const hand = (payload: string | Buffer, headers: Record<string, string>) =>
    app.inject({ method: "POST", url: "/mail/in", payload, headers });

  test("takes a raw mail, from who knows the secret", async () => {
    const raw = mail(undefined, [`To: Weft <${to}>`]);
    const type = { "content-type": "message/rfc822" };
    expect((await hand(raw, type)).statusCode).toBe(403);
    expect((await hand(raw, { ...type, "x-weft-mail-secret": "guessed" })).statusCode).toBe(403);
    expect(await rows()).toEqual([]);
    const taken = await hand(raw, { ...type, ...secret() });
    expect([taken.statusCode, taken.json()]).toEqual([202, { kept: 1 }]);
    await ctx.jobs.drain();
    expect(await rows()).toMatchObject([{ state: "posted", door: "hook", recipient: to }]);
  });

  test("takes a form with the mail in it and the address beside it", async () => {
    const form = new FormData();
    form.append("recipient", to);
    form.append("message", new Blob([mail()]), "mail.eml");
    const sent = new Request("http://weft.example/mail/in", { method: "POST", body: form });
    const type = { "content-type": sent.headers.get("content-type") ?? "" };
    const taken = await hand(Buffer.from(await sent.arrayBuffer()), { ...type, ...secret() });
    expect(taken.statusCode).toBe(202);
    const plain = new URLSearchParams({ recipient: to, message: mail() }).toString();
    const other = { "content-type": "application/x-www-form-urlencoded" };
    expect((await hand(plain, { ...other, ...secret() })).statusCode).toBe(202);
    expect(await rows()).toMatchObject([{ recipient: to }, { recipient: to }]);
  });

  test("says what it cannot take", async () => {
    const type = { "content-type": "message/rfc822", accept: "application/json" };
    expect((await hand("", { ...type, ...secret() })).statusCode).toBe(422);
    expect((await hand("x".repeat(3_000_000), { ...type, ...secret() })).statusCode).toBe(413);
  });
});

describe.skipIf(!mailbox)(mailbox ? "a mailbox" : `a mailbox: skipped. ${dovecotMissing}`, () => {
  const url = mailbox?.url ?? "";

  test("what is not marked as read is kept, marked, and taken once", async () => {
    const client = await connectMailbox(url);
    const raw = mail(undefined, [`Delivered-To: ${to}`]);
    await client.append("INBOX", raw);
    await client.append("INBOX", mail("Read already.", [`To: ${to}`]), ["\\Seen"]);
    await client.append("INBOX", mail("For nobody here.", ["To: someone@elsewhere.example"]));
    expect(await lookIntoMailbox(ctx)).toBe(2);
    expect(await lookIntoMailbox(ctx)).toBe(0);
    // The same again, as if we had been killed before it was marked.
    await client.append("INBOX", raw);
    await client.logout();
    expect(await lookIntoMailbox(ctx)).toBe(1);
    await ctx.jobs.drain();
    const kept = await rows();
    expect(kept).toMatchObject([
      { state: "posted", door: "imap", recipient: to, copies: 2 },
      { state: "refused", reason: "mail-in.reason.no-such-address", recipient: "" },
    ]);
    expect(await replies()).toHaveLength(1);
  });

  test("of one that is too large only the head is fetched, and its sender is told", async () => {
    const client = await connectMailbox(url);
    await client.append("INBOX", mail("x\r\n".repeat(600_000), [`To: ${to}`]));
    await client.logout();
    await lookIntoMailbox(ctx);
    await ctx.jobs.drain({ tolerant: true });
    expect(await rows()).toMatchObject([
      { state: "answered", reason: "mail-in.reason.too-large", rawKey: null },
    ]);
    const told = await ctx.db.selectFrom("mailOutbox").selectAll().execute();
    expect(told.map((one) => one.subject)).toEqual([]); // nothing goes to an address in .example
  });

  test("a wrong password is said in the server's words", async () => {
    await expect(connectMailbox(url.replace("mail%40box", "wrong"))).rejects.toMatchObject({
      responseText: expect.stringContaining("Authentication failed"),
    });
  });
});

describe("once and no more", () => {
  test("a mail that is being taken by two at once becomes one reply", async () => {
    await createTransport({ host: "127.0.0.1", port, ignoreTLS: true }).sendMail({
      envelope: { from: "wiremu-potae@school.example", to },
      raw: mail(),
    });
    const { takeMail } = await import("./take-mail-job.ts");
    const [row] = await rows();
    const run = () => takeMail.run(ctx, { mailId: row?.id as number }, new AbortController().signal);
    await Promise.allSettled([run(), run(), run()]);
    await ctx.jobs.drain({ tolerant: true });
    expect(await replies()).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: "posted" }]);
  });

  test("a cut between the reply and the note of it leaves neither", async () => {
    const member = await ctxOf(cast.member);
    const cut = postReply(member, postId, { markdown: "Half done." }, async () => {
      throw new Error("the power went");
    });
    await expect(cut).rejects.toThrow("the power went");
    expect(await replies()).toEqual([]);
  });
});
