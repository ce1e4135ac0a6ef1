import type { PersonCtx } from "../viewer/index.ts";
import { choicesOf, dayIn, type MailChoices } from "./choices.ts";
import { nextDigest } from "./next-digest.ts";
import { opensAt } from "./open-hours.ts";
import { type Wait, whyWaiting } from "./send-now.ts";
import "./tables.ts";

/** A sentence: a message key with its values. */
export interface Sentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number | Date>>;
}

/** An event, with how far it has come. */
export interface EventState {
  readonly direct: boolean;
  readonly createdAt: Date;
  readonly mailedAt: Date | null;
  readonly pushedAt: Date | null;
  readonly readAt: Date | null;
}

/** What decides how the viewer's notices go out now: read once for many events. */
export interface Outlook {
  readonly choices: MailChoices;
  readonly mail: Wait | null;
  readonly push: Wait | null;
  readonly browsers: number;
  readonly madeToday: boolean;
}

/** By the very rules that send: why nothing would go out to the viewer now, if so. */
export async function readOutlook(ctx: PersonCtx): Promise<Outlook> {
  const { viewer } = ctx;
  const choices = await choicesOf(ctx, viewer.id);
  const map = new Map([[viewer.id, choices]]);
  const [mail, push, browsers, made] = await Promise.all([
    whyWaiting(ctx, "mail", [viewer], map),
    whyWaiting(ctx, "push", [viewer], map),
    ctx.db
      .selectFrom("pushBrowsers")
      .where("personId", "=", viewer.id)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom("digests")
      .where("personId", "=", viewer.id)
      .where("day", "=", dayIn(viewer.timeZone, ctx.now()))
      .select("sent")
      .executeTakeFirst(),
  ]);
  return {
    choices,
    mail: mail.get(viewer.id) ?? null,
    push: push.get(viewer.id) ?? null,
    browsers: Number(browsers.count),
    madeToday: made !== undefined,
  };
}

/** How an event went out to the viewer, or when it will, or why it will not. */
export function fateOf(ctx: PersonCtx, event: EventState, outlook: Outlook): Sentence[] {
  const push = pushFate(ctx, event, outlook);
  return [mailFate(ctx, event, outlook), ...(push ? [push] : [])];
}

function mailFate(ctx: PersonCtx, event: EventState, outlook: Outlook): Sentence {
  const { choices, mail } = outlook;
  if (event.mailedAt) return { key: "notice.fate.mailed", values: { at: event.mailedAt } };
  if (!ctx.config.smtpUrl) return { key: "notice.fate.no-mails" };
  if (event.readAt) return { key: "notice.fate.read", values: { at: event.readAt } };
  const way = event.direct ? choices.direct : choices.rest;
  if (mail === "unreachable" || mail === "bounced") return { key: `notice.fate.mail.${mail}` };
  if (way === "never") return { key: "notice.fate.mail.never" };
  const { timeZone } = ctx.viewer;
  if (way !== "at-once" || mail === "paused") {
    const { direct } = event;
    const at = nextDigest(choices, timeZone, ctx.now(), { direct, madeToday: outlook.madeToday });
    const paused = mail === "paused" ? ".paused" : "";
    return at ? { key: `notice.fate.digest${paused}`, values: { at } } : { key: "notice.fate.digest.later" };
  }
  if (mail === "hours")
    return { key: "notice.fate.hours", values: { at: opensAt(choices.hours, timeZone, ctx.now()) } };
  return { key: mail === "many" ? "notice.fate.many" : "notice.fate.soon" };
}

function pushFate(ctx: PersonCtx, event: EventState, { choices, push, browsers }: Outlook): Sentence | null {
  if (event.pushedAt) return { key: "notice.fate.pushed", values: { at: event.pushedAt } };
  const wanted = event.direct ? choices.pushDirect : choices.pushRest;
  if (browsers === 0 || !wanted || event.readAt) return null;
  if (push === "hours")
    return {
      key: "notice.fate.push.hours",
      values: { at: opensAt(choices.hours, ctx.viewer.timeZone, ctx.now()) },
    };
  return push === "paused" ? { key: "notice.fate.push.paused" } : null;
}
