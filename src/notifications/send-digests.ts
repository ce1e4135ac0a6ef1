import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { findPausedAddresses, sendMails } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonCtx, type PersonId } from "../viewer/index.ts";
import { choicesOf, dayIn, defaultChoices, isPaused, type MailChoices, readChoices } from "./choices.ts";
import { digestBlocks } from "./digest-blocks.ts";
import { type DigestPart, digestMails } from "./digest-mail.ts";
import { findUnreadForDigest } from "./digest-notices.ts";
import { ctxFor } from "./knowers.ts";
import { everyDay, firstDay, isOpen, localMinutes } from "./open-hours.ts";
import { isReachable } from "./reachable.ts";
import "./tables.ts";

/** Digests come at seven in the morning where somebody lives, or as their hours begin; one that was missed is made up for within three hours. */
const morning = { from: 7 * 60, lasts: 3 * 60 };
const dayMs = 86_400_000;

/** Every hour: hands each person for whom it is morning to a job of their own. */
export const sendDigests = defineJob("send-digests", {
  cron: "2 * * * *",
  async run(ctx) {
    if (!ctx.config.smtpUrl) return;
    const { timeZone } = await readSettings(ctx);
    const people = await ctx.db
      .selectFrom("people")
      .where("standing", "=", "active")
      .where("emailVerified", "=", true)
      .where("email", "is not", null)
      .select(["id", "timeZone"])
      .execute();
    const choices = await readChoices(
      ctx,
      people.map(({ id }) => id),
    );
    const awake = people.filter(({ id, timeZone: own }) =>
      isDigestTime(choices.get(id) ?? defaultChoices, own ?? timeZone, ctx.now()),
    );
    await ctx.jobs.addMany(
      ctx,
      sendDigest,
      awake.map(({ id }) => ({ personId: id })),
    );
  },
});

/** Sends one person the digest of the day, if it is their day and there is something to say; once a day, however often it runs. */
const sendDigest = defineJob<{ personId: PersonId }>("send-digest", { run: makeDigest });

/** True in the hours after a digest is due by somebody's clock; never outside the hours in which they want something. */
export function isDigestTime({ hours }: MailChoices, timeZone: string, now: Date): boolean {
  if (!isOpen(hours, timeZone, now)) return false;
  const from = digestMinutes(hours);
  const late = (localMinutes(timeZone, now) - from + 24 * 60) % (24 * 60);
  return late < morning.lasts;
}

/** The minute of the day a digest is due at: seven, or the beginning of hours in which there is no seven o'clock. */
export function digestMinutes(hours: MailChoices["hours"]): number {
  if (hours === null) return morning.from;
  const { from, until } = hours;
  const hasSeven =
    until > from
      ? from <= morning.from && morning.from < until
      : from <= morning.from || morning.from < until;
  return hasSeven ? morning.from : from;
}

async function makeDigest(platform: PlatformCtx, { personId }: { personId: PersonId }): Promise<void> {
  const viewer = (await loadViewers(platform, [personId], await readSettings(platform))).get(personId);
  if (!viewer || !isReachable(viewer) || !platform.config.smtpUrl) return;
  const ctx = ctxFor(platform, viewer);
  const day = dayIn(viewer.timeZone, ctx.now());
  const choices = await choicesOf(ctx, personId);
  const due = dueToday(choices, day);
  if (!due || (await wasMade(ctx, day))) return;
  if ((await findPausedAddresses(ctx, [viewer.email])).size > 0) return;
  const { parts, eventIds } = await findParts(ctx, choices, due);
  await inTransaction(ctx, async (tx) => {
    const row = { personId, day, sent: parts.length > 0, madeAt: tx.now() };
    const made = await tx.db
      .insertInto("digests")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return; // another run was quicker
    if (eventIds.length > 0)
      await tx.db
        .updateTable("noticeEvents")
        .set({ mailedAt: tx.now() })
        .where("id", "in", eventIds)
        .execute();
    await sendMails(tx, await digestMails({ ...tx, viewer, t: ctx.t }, parts, choices.digestOfEachGroup));
  });
}

interface Due {
  readonly direct: boolean;
  readonly rest: boolean;
}

/** Which of the two sorts belong into a digest of that day; undefined for none today. */
export function dueToday(choices: MailChoices, day: string): Due | undefined {
  if (isPaused(choices, day)) return undefined;
  // Weekly is Monday, or the first day of the week on which they want something.
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const monday = weekday === firstDay(choices.hours?.days ?? everyDay);
  // What a pause has held back comes on its last day, whichever way it would have come.
  const back = choices.pausedUntil === day;
  const due = (way: MailChoices["rest"]) =>
    way === "daily" || (way === "weekly" && (monday || back)) || (way === "at-once" && back);
  const found = { direct: due(choices.direct), rest: due(choices.rest) };
  return found.direct || found.rest ? found : undefined;
}

async function wasMade(ctx: PersonCtx, day: string): Promise<boolean> {
  const { id } = ctx.viewer;
  const query = ctx.db.selectFrom("digests").where("personId", "=", id).where("day", "=", day);
  return (await query.select("personId").executeTakeFirst()) !== undefined;
}

async function findParts(
  ctx: PersonCtx,
  choices: MailChoices,
  due: Due,
): Promise<{ parts: DigestPart[]; eventIds: readonly number[] }> {
  const sorts = [...(due.direct ? [true] : []), ...(due.rest ? [false] : [])];
  const told = await findUnreadForDigest(ctx, sorts);
  const parts: DigestPart[] = [{ titleKey: "notice.digest.told", items: told.items }];
  const seen = new Set(told.items.map((item) => item.postId));
  const since = await sinceWhen(ctx, choices);
  for (const block of due.rest ? digestBlocks() : []) {
    const items = (await block.find(ctx, since)).filter(
      ({ postId }) => postId === undefined || !seen.has(postId),
    );
    for (const { postId } of items) seen.add(postId);
    parts.push({ titleKey: block.titleKey, items });
  }
  return { parts: parts.filter((part) => part.items.length > 0), eventIds: told.eventIds };
}

/** New is what came after the last digest, but nothing older than a fortnight. */
async function sinceWhen(ctx: PersonCtx, { rest, hours }: MailChoices): Promise<Date> {
  const last = await ctx.db
    .selectFrom("digests")
    .where("personId", "=", ctx.viewer.id)
    .orderBy("day", "desc")
    .select("madeAt")
    .executeTakeFirst();
  const before = (days: number) => new Date(ctx.now().getTime() - days * dayMs);
  // Days without hours have no digest: the first after them looks back over a weekend.
  const usual = before(rest !== "daily" ? 7 : hours === null ? 1 : 3);
  return new Date(Math.max((last?.madeAt ?? usual).getTime(), before(14).getTime()));
}
