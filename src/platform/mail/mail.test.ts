import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { type Config, readConfig } from "../config/index.ts";
import { inTransaction } from "../database/index.ts";
import { Invalid, NotFound } from "../errors/index.ts";
import { createJobs, type Jobs } from "../jobs/index.ts";
import { createLog } from "../log/index.ts";
import { findOutboxMail, isAddress, listOutbox, mailLayout, purgeMails, sendMail } from "./index.ts";

const database = await testDatabase();
const log = createLog("silent");
let jobs: Jobs;
let sink: Sink;
let now = new Date("2026-03-01T00:00:00Z");

function ctxWith(config: Partial<Config>) {
  return {
    db: database.db,
    jobs,
    now: () => now,
    config: { ...readConfig({ WEFT_URL: "https://weft.nz" }), ...config },
  };
}
let smtp: ReturnType<typeof ctxWith>;
let noSmtp: ReturnType<typeof ctxWith>;

const kiaOra = {
  to: { address: "aroha@school.nz", name: "Aroha Pōtae" },
  subject: "Kia ora",
  text: "Kia ora e hoa",
  html: "<p>Kia ora e hoa</p>",
};

beforeAll(async () => {
  sink = await openSink();
  jobs = createJobs({ pool: database.pool, log, alone: true });
  await jobs.open(() => smtp);
  smtp = ctxWith({
    smtpUrl: `smtp://127.0.0.1:${sink.port}`,
    mailFrom: "E-Learning Aotearoa <weft@weft.nz>",
  });
  noSmtp = ctxWith({});
});
afterAll(async () => {
  await jobs.stop();
  sink.server.close();
});
beforeEach(() => {
  sink.mails = [];
  sink.refuse = undefined;
  now = new Date("2026-03-01T00:00:00Z");
});

test("a mail is sent once, with its names, words and headers", async () => {
  const id = await sendMail(smtp, { ...kiaOra, headers: { "List-Unsubscribe": "<https://weft.nz/stop>" } });
  expect(await findOutboxMail(smtp, id)).toMatchObject({ state: "waiting" });
  await jobs.drain();
  expect(await jobs.drain()).toBe(0);
  expect(sink.mails.length).toBe(1);
  expect(sink.mails[0]?.to).toBe("aroha@school.nz");
  const mail = await simpleParser(sink.mails[0]?.data ?? "");
  expect(mail.from?.text).toBe('"E-Learning Aotearoa" <weft@weft.nz>');
  expect(mail.to).toMatchObject({ value: [{ address: "aroha@school.nz", name: "Aroha Pōtae" }] });
  expect([mail.subject, mail.text?.trim(), mail.html]).toEqual([
    "Kia ora",
    "Kia ora e hoa",
    "<p>Kia ora e hoa</p>",
  ]);
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(sink.mails[0]?.data).toContain("List-Unsubscribe: <https://weft.nz/stop>");
  expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@weft\.nz>$/);
  expect(await findOutboxMail(smtp, id)).toMatchObject({ state: "sent", attempts: 1, error: null });
});

test("a mail in a talk says who speaks, what it is called by everybody, and what it answers", async () => {
  const thread = { name: "reply-7", root: "post-1", answers: "reply-5" };
  await sendMail(smtp, { ...kiaOra, fromName: "Hana via E-Learning", thread });
  await sendMail(smtp, { ...kiaOra, thread: { name: "post-1" } });
  await jobs.drain();
  const [reply, post] = await Promise.all(sink.mails.map((mail) => simpleParser(mail.data)));
  expect(reply?.from?.value).toEqual([{ name: "Hana via E-Learning", address: "weft@weft.nz" }]);
  expect(reply?.messageId).toMatch(/^<reply-7\.[0-9a-f]{16}@weft\.nz>$/);
  expect(reply?.inReplyTo).toMatch(/^<reply-5\./);
  expect(reply?.references).toEqual([post?.messageId, reply?.inReplyTo]);
  await expect(sendMail(smtp, { ...kiaOra, thread: { name: "a b" } })).rejects.toThrow("is called");
  await expect(sendMail(smtp, { ...kiaOra, headers: { "Message-ID": "<a@b.nz>" } })).rejects.toThrow(
    "not for callers",
  );
});

test("a mail of an act that fails is never sent", async () => {
  const act = inTransaction(smtp, async (tx) => {
    await sendMail(tx, kiaOra);
    throw new Error("no");
  });
  await expect(act).rejects.toThrow("no");
  expect(await jobs.drain()).toBe(0);
  expect((await listOutbox(smtp, { page: 1 })).mails).toEqual([]);
});

test("without an SMTP server a mail is kept for an administrator to read", async () => {
  const id = await sendMail(noSmtp, kiaOra);
  expect(await jobs.drain()).toBe(0);
  expect(await findOutboxMail(noSmtp, id)).toMatchObject({
    state: "kept",
    text: "Kia ora e hoa",
    toName: "Aroha Pōtae",
  });
  await expect(findOutboxMail(noSmtp, id + 1)).rejects.toThrow(NotFound);
});

test.each(["a@school.invalid", "a@school.test", "a@b.EXAMPLE"])(
  "a mail to %s is kept, not sent",
  async (address) => {
    const id = await sendMail(smtp, { ...kiaOra, to: { address } });
    expect(await jobs.drain()).toBe(0);
    expect(await findOutboxMail(smtp, id)).toMatchObject({ state: "kept" });
  },
);

test("a server that is busy is tried again, one that refuses is believed", async () => {
  sink.refuse = "451 Busy, come back";
  const busy = await sendMail(smtp, kiaOra);
  await expect(jobs.drain()).rejects.toThrow("451");
  expect(await findOutboxMail(smtp, busy)).toMatchObject({
    state: "waiting",
    attempts: 1,
    error: expect.stringContaining("451"),
  });
  sink.refuse = undefined;
  await jobs.drain({ early: true });
  expect(await findOutboxMail(smtp, busy)).toMatchObject({ state: "sent", attempts: 2 });

  sink.refuse = "550 No aroha@school.nz here";
  const refused = await sendMail(smtp, kiaOra);
  await jobs.drain();
  expect(await jobs.drain({ early: true })).toBe(0);
  const mail = await findOutboxMail(smtp, refused);
  expect(mail).toMatchObject({ state: "failed", attempts: 1 });
  expect(mail.error).not.toContain("aroha@");
});

test("nothing in a mail can add a header or an addressee", async () => {
  const evil = "Hi\r\nBcc: all@school.nz\r\n\r\nBuy";
  await sendMail(smtp, {
    ...kiaOra,
    to: { address: "a@school.nz", name: evil },
    subject: evil,
    headers: { "X-Weft": evil },
  });
  await jobs.drain();
  const { data = "", recipients } = sink.mails[0] ?? {};
  expect(recipients).toEqual(["a@school.nz"]);
  const parsed = await simpleParser(data);
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.text?.trim()).toBe("Kia ora e hoa");
  for (const address of [
    "a@school.nz, b@school.nz",
    "a@school.nz\r\nBcc: b@school.nz",
    "<a@school.nz>",
    "a",
    "a@localhost",
    "a b@school.nz",
  ]) {
    await expect(sendMail(smtp, { ...kiaOra, to: { address } })).rejects.toThrow(Invalid);
  }
  for (const name of ["Bcc", "from", "X\r\nBcc", "Content-Type", ""]) {
    await expect(sendMail(smtp, { ...kiaOra, headers: { [name]: "x" } })).rejects.toThrow("not for callers");
  }
});

test("an address may have letters of any language", () => {
  expect(isAddress("wāhine+kura@kōrero.nz")).toBe(true);
  expect(isAddress("a@b@c.nz")).toBe(false);
});

test("the words of old mails are taken out, then the mails", async () => {
  const id = await sendMail(noSmtp, kiaOra);
  const purge = () => purgeMails.run(noSmtp as never, {}, new AbortController().signal);
  now = new Date("2026-03-14T00:00:00Z");
  await purge();
  expect((await findOutboxMail(noSmtp, id)).text).toBe("Kia ora e hoa");
  now = new Date("2026-03-16T00:00:00Z");
  await purge();
  expect(await findOutboxMail(noSmtp, id)).toMatchObject({ text: "", html: "", subject: "Kia ora" });
  now = new Date("2027-03-16T00:00:00Z");
  await purge();
  await expect(findOutboxMail(noSmtp, id)).rejects.toThrow(NotFound);
});

test("the outbox comes in pages, newest first", async () => {
  for (let i = 1; i <= 51; i++) {
    now = new Date(now.getTime() + 1000);
    await sendMail(noSmtp, { ...kiaOra, subject: `Mail ${i}` });
  }
  const first = await listOutbox(noSmtp, { page: 1 });
  expect([first.mails.length, first.mails[0]?.subject, first.hasMore]).toEqual([50, "Mail 51", true]);
  const second = await listOutbox(noSmtp, { page: 2 });
  expect([second.mails.map((mail) => mail.subject), second.hasMore]).toEqual([["Mail 1"], false]);
});

test("the layout escapes what it is told, in both forms nothing is lost", () => {
  const { html, text } = mailLayout({
    community: "E-Learning <Aotearoa>",
    title: 'Aroha said "kia ora" & more',
    paragraphs: ["<script>alert(1)</script>", "first line\nsecond line"],
    action: { label: "Read on", url: "https://weft.nz/posts/1?a=1&b=2" },
    footer: "You get this because you follow this post.",
    footerLinks: [{ label: "Stop", url: "https://weft.nz/stop" }],
    language: "mi",
  });
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<table");
  expect(html).toContain('<html lang="mi" dir="ltr">');
  expect(html).toContain('href="https://weft.nz/posts/1?a=1&amp;b=2"');
  expect(html).toContain("first line<br>");
  for (const part of [
    "E-Learning <Aotearoa>",
    'Aroha said "kia ora" & more',
    "<script>alert(1)</script>",
    "https://weft.nz/posts/1?a=1&b=2",
    "Stop: https://weft.nz/stop",
  ]) {
    expect(text).toContain(part);
  }
  const content = { community: "c", title: "t", paragraphs: [], footer: "f", language: "en" };
  expect(() => mailLayout({ ...content, action: { label: "x", url: "javascript:alert(1)" } })).toThrow(
    "web pages only",
  );
});

interface Sink {
  readonly server: Server;
  readonly port: number;
  mails: Array<{ to: string; recipients: string[]; data: string }>;
  /** What the next mails are answered with after RCPT. */
  refuse: string | undefined;
}

/** The smallest SMTP server that a mail program will talk to. */
async function openSink(): Promise<Sink> {
  const server = createServer((socket) => {
    let recipients: string[] = [];
    let data: string | undefined;
    let rest = "";
    socket.setEncoding("utf8").write("220 sink\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      rest += chunk;
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== undefined) {
          if (line === ".") {
            opened.mails.push({ to: recipients[0] ?? "", recipients, data });
            data = undefined;
            recipients = [];
            socket.write("250 kept\r\n");
          } else data += `${line.replace(/^\./, "")}\r\n`;
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "RCPT") recipients.push(/<(.*)>/.exec(line)?.[1] ?? "");
        if (verb === "DATA") data = "";
        if (verb === "QUIT") socket.end("221 bye\r\n");
        else if (verb === "RCPT" && opened.refuse) socket.write(`${opened.refuse}\r\n`);
        else socket.write(verb === "DATA" ? "354 go\r\n" : "250 sink\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const opened: Sink = { server, port: (server.address() as AddressInfo).port, mails: [], refuse: undefined };
  return opened;
}
