import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { type NewMail, sendMails } from "../platform/mail/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { ctxFor } from "./knowers.ts";
import { noticeMail } from "./notice-mail.ts";
import { readReplies, whatWasSaid } from "./said.ts";
import { findReady, type Ready } from "./send-now.ts";
import { type About, findSubjects, type Subject, subjectKey } from "./subjects.ts";
import { findWaiting, type TakenEvent, takeEvents } from "./take-events.ts";
import "./tables.ts";

/** So many people's mails are made in one transaction: enough to be quick, few enough that pages come through in between. */
export const peopleAtOnce = 50;

/** Mails what is new in a thread to all who want that at once, are allowed to know of it, and have not read it. */
const mailNotices = defineJob<{ postId: number }>("mail-notices", {
  run: (ctx, { postId }) => mailAbout(ctx, postId),
});

/** The same for a place that is no thread. */
const mailPlaceNotices = defineJob<{ kind: string; id: number }>("mail-place-notices", {
  run: (ctx, { kind, id }) => mailAbout(ctx, { kind, id }),
});

/** Has the notices of a thread or place mailed a little later; once, however much happens until then. */
export async function mailLater(tx: PlatformCtx, about: About): Promise<void> {
  if (!tx.config.smtpUrl) return; // kept mails would only fill the outbox
  // Who reads the talk meanwhile needs no mail, and what comes in the meantime goes in the same one.
  const startAfter = new Date(tx.now().getTime() + tx.config.mailWaitSeconds * 1000);
  const options = { startAfter, onceKey: subjectKey(about) };
  if (typeof about === "number") await tx.jobs.add(tx, mailNotices, { postId: about }, options);
  else await tx.jobs.add(tx, mailPlaceNotices, { ...about }, options);
}

async function mailAbout(ctx: PlatformCtx, about: About): Promise<void> {
  if (!ctx.config.smtpUrl) return;
  const waiting = await findWaiting(ctx, "mail", about);
  for (let done = 0; done < waiting.length; done += peopleAtOnce)
    await mailSome(ctx, about, waiting.slice(done, done + peopleAtOnce));
}

async function mailSome(ctx: PlatformCtx, about: About, personIds: readonly PersonId[]): Promise<void> {
  const ready = new Map<PersonId, { one: Ready; subject: Subject }>();
  for (const one of await findReady(ctx, "mail", personIds)) {
    const subject = (await findSubjects(ctxFor(ctx, one.viewer), [about])).get(subjectKey(about));
    if (subject) ready.set(one.personId, { one, subject });
  }
  const wanting = [...ready.values()].map(({ one: { personId, direct, rest } }) => ({
    personId,
    direct,
    rest,
  }));
  // What is taken is marked together with the mails in the outbox: both are kept or neither, so none goes out twice.
  await inTransaction(ctx, async (tx) => {
    const taken = await takeEvents(tx, "mail", wanting, about);
    const replies = await readReplies(tx, replyIdsOf(taken));
    const mails: NewMail[] = [];
    for (const [personId, events] of Map.groupBy(taken, (event) => event.personId)) {
      const { one, subject } = ready.get(personId) as { one: Ready; subject: Subject };
      const person = ctxFor(tx, one.viewer);
      mails.push(
        await noticeMail(person, subject, events, await whatWasSaid(person, subject, events, replies)),
      );
    }
    await sendMails(tx, mails);
  });
}

/** The replies that events speak of, each once. */
export function replyIdsOf(events: readonly TakenEvent[]): number[] {
  return [...new Set(events.flatMap((event) => (event.replyId === null ? [] : [event.replyId])))];
}
