import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { findPausedAddresses } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonId, type PersonViewer } from "../viewer/index.ts";
import { dayIn, defaultChoices, isPaused, type MailChoices, readChoices } from "./choices.ts";
import { isOpen } from "./open-hours.ts";
import { isReachable } from "./reachable.ts";
import type { Wanting, Way } from "./take-events.ts";

/** Somebody who may be sent something this way now, and which of the two sorts they want so. */
export interface Ready extends Wanting {
  readonly viewer: PersonViewer;
  readonly choices: MailChoices;
}

/** More mails of notices an hour nobody wants to get: what comes then goes together, later. */
const mailsAnHourMax = 20;

/** Why nothing is sent to somebody this way now; null where it is. */
export type Wait = "never" | "unreachable" | "bounced" | "paused" | "hours" | "many";

/** Of these people those who may be sent something this way now. */
export async function findReady(
  ctx: PlatformCtx,
  way: Way,
  personIds: readonly PersonId[],
): Promise<Ready[]> {
  const viewers = [...(await loadViewers(ctx, personIds, await readSettings(ctx))).values()];
  const choices = await readChoices(ctx, [...personIds]);
  const waits = await whyWaiting(ctx, way, viewers, choices);
  return viewers.flatMap((viewer) => {
    if (waits.get(viewer.id)) return [];
    const chosen = choices.get(viewer.id) ?? defaultChoices;
    return [{ personId: viewer.id, ...wantedWay(way, chosen), viewer, choices: chosen }];
  });
}

function wantedWay(way: Way, { direct, rest, pushDirect, pushRest }: MailChoices) {
  return way === "mail"
    ? { direct: direct === "at-once", rest: rest === "at-once" }
    : { direct: pushDirect, rest: pushRest };
}

/** Of these people those who are sent nothing this way now, and why. The one rule, for those who send and for those who ask why. */
export async function whyWaiting(
  ctx: PlatformCtx,
  way: Way,
  viewers: readonly PersonViewer[],
  choices: ReadonlyMap<PersonId, MailChoices>,
): Promise<Map<PersonId, Wait>> {
  const mail = way === "mail";
  const emails = viewers.map((viewer) => viewer.email);
  const bounced = mail ? await findPausedAddresses(ctx, emails) : new Map<string, never>();
  const many = mail ? await findMailedOften(ctx, emails) : new Set<string>();
  const waits = new Map<PersonId, Wait>();
  for (const viewer of viewers) {
    const chosen = choices.get(viewer.id) ?? defaultChoices;
    const address = viewer.email.toLowerCase();
    const wanted = wantedWay(way, chosen);
    if (!wanted.direct && !wanted.rest) waits.set(viewer.id, "never");
    else if (mail && !isReachable(viewer)) waits.set(viewer.id, "unreachable");
    else if (bounced.has(address)) waits.set(viewer.id, "bounced");
    else if (isPaused(chosen, dayIn(viewer.timeZone, ctx.now()))) waits.set(viewer.id, "paused");
    else if (!isOpen(chosen.hours, viewer.timeZone, ctx.now())) waits.set(viewer.id, "hours");
    else if (many.has(address)) waits.set(viewer.id, "many");
  }
  return waits;
}

async function findMailedOften(ctx: PlatformCtx, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const since = new Date(ctx.now().getTime() - 3_600_000);
  const { rows } = await sql<{ address: string }>`
    select lower(to_address) as address from mail_outbox
    where lower(to_address) = any(${emails.map((email) => email.toLowerCase())}::text[]) and created_at > ${since}
    group by 1 having count(*) >= ${mailsAnHourMax}`.execute(ctx.db);
  return new Set(rows.map((row) => row.address));
}
