import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import type { PersonViewer } from "../viewer/index.ts";
import { dayIn, defaultChoices, isPaused, type MailChoices, readChoices } from "./choices.ts";
import { ctxFor, knowers } from "./knowers.ts";
import { type MailedEvent, sendNoticeMail } from "./notice-mail.ts";
import { isReachable } from "./reachable.ts";
import "./tables.ts";

/** Who reads the talk meanwhile needs no mail, and what comes in the meantime goes in the same one. */
const waitMs = 2 * 60_000;

/** Mails what is new in a thread to all who want that at once, are allowed to know of it, and have not read it. */
const mailNotices = defineJob<{ postId: number }>("mail-notices", { run: mailThread });

/** Has the notices of a thread mailed a little later; once, however much happens until then. */
export async function mailLater(tx: PlatformCtx, postId: number): Promise<void> {
  if (!tx.config.smtpUrl) return; // kept mails would only fill the outbox
  const startAfter = new Date(tx.now().getTime() + waitMs);
  await tx.jobs.add(tx, mailNotices, { postId }, { startAfter, onceKey: String(postId) });
}

async function mailThread(ctx: PlatformCtx, { postId }: { postId: number }): Promise<void> {
  if (!ctx.config.smtpUrl) return;
  const waiting = await ctx.db
    .selectFrom("noticeEvents")
    .innerJoin("notices", "notices.id", "noticeEvents.noticeId")
    .where("notices.postId", "=", postId)
    .where("notices.readAt", "is", null)
    .where("noticeEvents.mailedAt", "is", null)
    .select("noticeEvents.personId")
    .distinct()
    .execute();
  const viewers = await knowers(
    ctx,
    postId,
    waiting.map((row) => row.personId),
  );
  const choices = await readChoices(ctx, [...viewers.keys()]);
  for (const viewer of viewers.values())
    if (isReachable(viewer)) await mailPerson(ctx, postId, viewer, choices.get(viewer.id) ?? defaultChoices);
}

async function mailPerson(
  ctx: PlatformCtx,
  postId: number,
  viewer: PersonViewer,
  choices: MailChoices,
): Promise<void> {
  if (isPaused(choices, dayIn(viewer.timeZone, ctx.now()))) return;
  const direct = [
    ...(choices.direct === "at-once" ? [true] : []),
    ...(choices.rest === "at-once" ? [false] : []),
  ];
  if (direct.length === 0) return;
  // What is taken is marked together with the mail in the outbox: both are kept or neither, so none goes out twice.
  await inTransaction(ctx, async (tx) => {
    const events = await takeEvents(tx, postId, viewer.id, direct);
    if (events.length > 0) await sendNoticeMail(ctxFor(tx, viewer), postId, events);
  });
}

/** Takes the events of a thread that somebody has not seen and was not mailed. Two who take at once take each once. */
async function takeEvents(
  tx: PlatformCtx,
  postId: number,
  personId: string,
  direct: readonly boolean[],
): Promise<readonly MailedEvent[]> {
  const { rows } = await sql<MailedEvent>`
    update notice_events set mailed_at = ${tx.now()}
    where mailed_at is null and id in (
      select notice_events.id from notice_events
        join notices on notices.id = notice_id
        left join replies on replies.id = reply_id
        left join post_reads on post_reads.person_id = notices.person_id and post_reads.post_id = notices.post_id
      where notices.post_id = ${postId} and notices.person_id = ${personId} and notices.read_at is null
        and mailed_at is null and direct = any(${direct}::boolean[]) and replies.deleted_at is null
        and case when reply_id is null then post_reads.post_id is null
          else coalesce(post_reads.last_reply_id, 0) < reply_id end
        and not exists (select from follow_levels where person_id = ${personId} and post_id = ${postId} and level = 'muted')
      for update of notice_events
    )
    returning id, kind, reason, direct, actor_id, reply_id`.execute(tx.db);
  return rows.toSorted((one, other) => one.id - other.id);
}
