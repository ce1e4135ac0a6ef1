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
import { groupAddress, replyAddress } from "./index.ts";

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
    "Content-Type: text/plain; charset=utf-8",
    ...(more.headers ?? []),
    "",
    more.body ?? "Because **nobody** teaches alone.",
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
      { id: kept.replyId, authorId: cast.member, postId, markdown: "Because **nobody** teaches alone." },
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
