import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { type MailServer, startMailServer } from "../../../test/support/mail-server.ts";
import { createCache } from "../cache/index.ts";
import { type Config, readConfig } from "../config/index.ts";
import type { PlatformCtx } from "../ctx.ts";
import { createJobs } from "../jobs/index.ts";
import { createLog } from "../log/index.ts";
import {
  endAddressPause,
  findOutboxMail,
  findPausedAddresses,
  listOutbox,
  noteBounce,
  onAddressPaused,
  sendMail,
  sendMails,
} from "./index.ts";

const database = await testDatabase();
const log = createLog("silent");
const server: MailServer = await startMailServer();
const jobs = createJobs({ pool: database.pool, log, alone: true });
let now = new Date();
const config: Config = {
  ...readConfig({ WEFT_URL: "https://weft.nz", WEFT_MAIL_FROM: "weft@weft.nz" }),
  smtpUrl: server.url,
};
const ctx = {
  db: database.db,
  jobs,
  now: () => now,
  config,
  log,
  cache: createCache(),
} as unknown as PlatformCtx;
await jobs.open(() => ctx);
const pausedNow: string[] = [];
onAddressPaused(async (_tx, address) => void pausedNow.push(address));

afterAll(async () => {
  await jobs.stop();
  await server.stop();
});
beforeEach(() => {
  server.reset();
  pausedNow.length = 0;
  now = new Date();
});

const mailTo = (address: string) => ({
  to: { address },
  subject: "Kia ora",
  text: "Kia ora",
  html: "<p>Kia ora</p>",
});
const everything = () => jobs.drain({ early: true, tolerant: true });

test("many mails are kept at once and each goes out once", async () => {
  await sendMails(
    ctx,
    Array.from({ length: 60 }, (_, number) => mailTo(`a${number}@school.nz`)),
  );
  expect(await jobs.drain()).toBe(3);
  expect(new Set(server.mails.map((mail) => mail.to)).size).toBe(60);
  expect(server.mails).toHaveLength(60);
  expect(new Set(server.mails.map((mail) => mail.messageId)).size).toBe(60);
});

test("one address that is refused holds up none of the others, and is not tried again", async () => {
  server.answerTo = (address) => (address.startsWith("gone") ? "550 5.1.1 No such person" : undefined);
  await sendMails(ctx, ["one@school.nz", "gone@school.nz", "two@school.nz"].map(mailTo));
  await everything();
  expect(server.mails.map((mail) => mail.to).toSorted()).toEqual(["one@school.nz", "two@school.nz"]);
  const { mails } = await listOutbox(ctx, { page: 1 });
  expect(mails.map((mail) => [mail.toAddress, mail.state, mail.attempts]).toSorted()).toEqual([
    ["gone@school.nz", "failed", 1],
    ["one@school.nz", "sent", 1],
    ["two@school.nz", "sent", 1],
  ]);
});

test("a server that greylists has the mail at the second try, and nothing is counted against the address", async () => {
  let asked = 0;
  server.answerTo = () => (++asked === 1 ? "451 4.7.1 Greylisted, come back" : undefined);
  await sendMails(ctx, [mailTo("aroha@school.nz")]);
  await jobs.drain({ tolerant: true });
  expect(server.mails).toEqual([]);
  await everything();
  expect(server.mails).toHaveLength(1);
  expect(await ctx.db.selectFrom("mailBounces").selectAll().execute()).toEqual([]);
});

test("a line that breaks in the middle of a mail leaves it to be sent again", async () => {
  server.dropNext("in the text");
  const id = await sendMail(ctx, mailTo("aroha@school.nz"));
  await jobs.drain({ tolerant: true });
  expect(await findOutboxMail(ctx, id)).toMatchObject({ state: "waiting", attempts: 1 });
  await everything();
  expect(server.mails).toHaveLength(1);
  expect(await findOutboxMail(ctx, id)).toMatchObject({ state: "sent", attempts: 2 });
});

test("a server that is slow gets each mail once", async () => {
  server.delayMs = 400;
  await sendMails(ctx, [mailTo("a@school.nz"), mailTo("b@school.nz")]);
  await everything();
  expect(server.mails).toHaveLength(2);
});

test("a mail that was cut off while it was handed over is not sent again, and said to be most likely there", async () => {
  const id = await sendMail(ctx, mailTo("aroha@school.nz"));
  await ctx.db.updateTable("mailOutbox").set({ handedAt: now }).where("id", "=", id).execute();
  await everything();
  expect(server.mails).toEqual([]);
  now = new Date(now.getTime() + 180_000);
  expect(await findOutboxMail(ctx, id)).toMatchObject({ state: "unsure" });
});

test("a server that does not let us in is a setting to be put right: the mail waits", async () => {
  server.refusesLogIn = true;
  Object.assign(ctx, { config: { ...config, smtpUrl: server.url.replace("//", "//weft:wrong@") } });
  try {
    const id = await sendMail(ctx, mailTo("aroha@school.nz"));
    await jobs.drain({ tolerant: true });
    expect(await findOutboxMail(ctx, id)).toMatchObject({ state: "waiting", attempts: 1 });
    expect((await findOutboxMail(ctx, id)).error).toContain("535");
  } finally {
    Object.assign(ctx, { config });
  }
});

test("no more mails a minute than the server may get: the others wait for their turn", async () => {
  Object.assign(ctx, { config: { ...config, mailsPerMinute: 2 } });
  try {
    await sendMails(
      ctx,
      [1, 2, 3].map((number) => mailTo(`a${number}@school.nz`)),
    );
    await jobs.drain();
    expect(server.mails).toHaveLength(1);
    await everything();
    expect(server.mails).toHaveLength(3);
  } finally {
    Object.assign(ctx, { config });
  }
});

test("an address is paused after three last words within a month, once, and mails come back by its own pressing", async () => {
  await sendMail(ctx, mailTo("Aroha@school.nz"));
  const bounce = { address: "aroha@school.nz", permanent: true, words: "550 no aroha@school.nz" };
  expect(await noteBounce(ctx, bounce)).toBe("counted");
  expect(await noteBounce(ctx, bounce)).toBe("counted");
  expect(await noteBounce(ctx, bounce)).toBe("paused");
  expect(await noteBounce(ctx, bounce)).toBe("counted");
  expect(pausedNow).toEqual(["aroha@school.nz"]);
  const paused = (await findPausedAddresses(ctx, ["AROHA@school.nz"])).get("aroha@school.nz");
  expect(paused?.words).toBe("550 no …@…");
  await endAddressPause(ctx, "Aroha@school.nz");
  expect((await findPausedAddresses(ctx, ["aroha@school.nz"])).size).toBe(0);
  expect(await noteBounce(ctx, bounce)).toBe("counted");
});

test("what is old no longer counts, and what may pass counts little", async () => {
  await sendMail(ctx, mailTo("aroha@school.nz"));
  const bounce = { address: "aroha@school.nz", permanent: true, words: "550" };
  await noteBounce(ctx, bounce);
  await noteBounce(ctx, bounce);
  now = new Date(now.getTime() + 45 * 86_400_000);
  await sendMail(ctx, mailTo("aroha@school.nz"));
  expect(await noteBounce(ctx, bounce)).toBe("counted");
  for (let count = 0; count < 11; count++)
    expect(await noteBounce(ctx, { ...bounce, permanent: false })).toBe("counted");
  expect(await noteBounce(ctx, { ...bounce, permanent: false })).toBe("paused");
});

test("a report of a mail that we did not send counts for nothing", async () => {
  await sendMail(ctx, { ...mailTo("aroha@school.nz"), thread: { name: "reply-7" } });
  await sendMail(ctx, { ...mailTo("rua@school.nz"), thread: { name: "reply-7" } });
  await jobs.drain();
  const messageId = server.mails[0]?.messageId as string;
  const report = { permanent: true, words: "550" };
  expect(await noteBounce(ctx, { ...report, messageId })).toBe("unknown"); // two went out under it
  expect(await noteBounce(ctx, { ...report, messageId, address: "aroha@school.nz" })).toBe("counted");
  expect(await noteBounce(ctx, { ...report, messageId: "<x@y>", address: "aroha@school.nz" })).toBe(
    "unknown",
  );
  expect(await noteBounce(ctx, { ...report, address: "someone@school.nz" })).toBe("unknown");
  expect(await noteBounce(ctx, report)).toBe("unknown");
});
