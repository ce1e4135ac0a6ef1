import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type Destination, readAddress } from "./addresses.ts";
import { takeBounce } from "./bounces.ts";
import { takeConfirmation } from "./confirm-mail.ts";
import { because, type Ending, settle } from "./ending.ts";
import { findSender, visitorCtx } from "./find-sender.ts";
import { findWaiting, type MailRow } from "./mail-row.ts";
import { type OpenedMail, openMail } from "./open-mail.ts";
import { postMail } from "./post-mail.ts";
import { robotReason } from "./robots.ts";
import { isTooMany } from "./sender-pace.ts";
import { takeMailsBy } from "./take-mail-job.ts";
import { answerCommunity, answerNothing } from "./useful-answers.ts";

takeMailsBy(take);

async function take(ctx: PlatformCtx, mailId: number): Promise<void> {
  const mail = await findWaiting(ctx, mailId);
  if (!mail) return;
  const opened = await openMail(ctx, mail);
  const found = (await withoutSender(ctx, mail, opened)) ?? (await withSender(ctx, mail, opened));
  if (found) await settle(found.ctx, mail, found.ending);
}

/** An ending, and in whose words its sender is told. */
interface Found {
  readonly ctx: PersonCtx | Awaited<ReturnType<typeof visitorCtx>>;
  readonly ending: Ending;
}

/** What can be said of a mail before one asks who sent it: mails of machines, and addresses that are none. */
async function withoutSender(ctx: PlatformCtx, mail: MailRow, opened: OpenedMail): Promise<Found | null> {
  const nobody = await visitorCtx(ctx);
  const end = (state: Ending["state"], word: string): Found => ({
    ctx: nobody,
    ending: { state, reason: because(word) },
  });
  if (mail.acceptedAt) return null;
  if (await takeBounce(ctx, opened)) return end("bounce", "bounce");
  const robot = robotReason(ctx.config, opened.head);
  if (robot) return end("ignored", robot);
  const to = destinationOf(ctx, mail);
  if (!to) return end("refused", "no-such-address");
  return to.kind === "forged" ? end("refused", "forged-address") : null;
}

function destinationOf(ctx: PlatformCtx, mail: MailRow): Destination | undefined {
  return readAddress(ctx.config, mail.recipient);
}

/** What becomes of it in the hands of its sender; null where that is written down already, together with what it did. */
async function withSender(ctx: PlatformCtx, mail: MailRow, opened: OpenedMail): Promise<Found | null> {
  const to = destinationOf(ctx, mail);
  // An administrator may let in what came to no address: it still has no place to go.
  if (!to || to.kind === "forged")
    return { ctx: await visitorCtx(ctx), ending: { state: "refused", reason: because("no-such-address") } };
  const sender = await findSender(ctx, mail, to, opened.head);
  const words = sender.owner ?? (await visitorCtx(ctx));
  if ("ending" in sender) return { ctx: words, ending: sender.ending };
  const { owner } = sender;
  const ending = await handOver(owner, mail, to, opened);
  return ending && { ctx: owner, ending };
}

async function handOver(
  owner: PersonCtx,
  mail: MailRow,
  to: Exclude<Destination, { kind: "forged" }>,
  opened: OpenedMail,
): Promise<Ending | null> {
  const { record } = opened;
  const told = (word: string, values = {}): Ending => ({
    state: "answered",
    reason: because(word),
    personId: owner.viewer.id,
    word: { cause: word, to: { address: owner.viewer.email, name: owner.viewer.name }, values },
  });
  if (opened.raw === null)
    return told("too-large", { megabytes: Math.floor(owner.config.uploadBytesMax / 1_048_576) });
  if (opened.encrypted) return told("encrypted");
  if (!record) return told("unreadable");
  if (to.kind === "confirmation") return takeConfirmation(owner, mail, to.mailId, record);
  if (to.kind === "nothing") return answerNothing(owner);
  if (to.kind === "community") return answerCommunity(owner);
  if (!mail.acceptedAt && (await isTooMany(owner, mail))) return { ...told("too-many"), state: "held" };
  if (record.wholeText !== null) return told("too-long");
  return postMail(owner, mail, to, opened.head, record);
}
