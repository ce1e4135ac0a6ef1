import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { sendMails } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import { lineOf, whatHappened } from "./digest-notices.ts";
import { heldMail } from "./held-mail.ts";
import { ctxFor } from "./knowers.ts";
import { noticeMail } from "./notice-mail.ts";
import { pushHeld } from "./push-notices.ts";
import { findReady, type Ready } from "./send-now.ts";
import { findOverdue, takeEvents } from "./take-events.ts";

/** Later than the wait of the job that mails at once by so much, so that the two do not meet. */
const overdueMs = 2 * 60_000;
/** What is older than this is no news. */
const newsMs = 3 * 86_400_000;

/**
 * Sends what had to wait, as one mail and one push a person, as soon as their hours begin: also what came faster than anybody
 * wants mails, and what a program that ended in the middle left behind.
 */
export const sendHeld = defineJob("send-held", {
  cron: "*/5 * * * *",
  async run(ctx) {
    const { timeZone } = await readSettings(ctx);
    const before = new Date(ctx.now().getTime() - overdueMs - ctx.config.mailWaitSeconds * 1000);
    const overdue = { before, since: new Date(ctx.now().getTime() - newsMs), timeZone };
    if (ctx.config.smtpUrl)
      for (const one of await findReady(ctx, "mail", await findOverdue(ctx, "mail", overdue)))
        await mailHeld(ctx, one);
    for (const one of await findReady(ctx, "push", await findOverdue(ctx, "push", overdue)))
      await pushHeld(ctx, one);
  },
});

async function mailHeld(ctx: PlatformCtx, { personId, direct, rest, viewer }: Ready): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const person = ctxFor(tx, viewer);
    const parts = await whatHappened(person, await takeEvents(tx, "mail", [{ personId, direct, rest }]));
    const [first, ...more] = parts;
    if (!first) return;
    const mail =
      more.length === 0
        ? await noticeMail(person, first.subject, first.events, first.texts)
        : await heldMail(
            person,
            parts.map((part) => lineOf(person, part)),
          );
    await sendMails(tx, [mail]);
  });
}
