import { sql } from "kysely";
import { z } from "zod";
import type { PlatformCtx } from "../platform/ctx.ts";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { MailWay } from "./tables.ts";
import "./tables.ts";

export const mailWays = ["at-once", "daily", "weekly", "never"] as const satisfies readonly MailWay[];

/** How mails reach somebody: what is to them (mentions, answers, what they watch), and all the rest. */
export interface MailChoices {
  readonly direct: MailWay;
  readonly rest: MailWay;
  /** The first day with mails again, as YYYY-MM-DD by their own calendar; null for no pause. */
  readonly pausedUntil: string | null;
}

export const defaultChoices: MailChoices = { direct: "at-once", rest: "daily", pausedUntil: null };

/** How mails reach these people, as far as they have chosen: who is left out has `defaultChoices`. */
export async function readChoices(
  ctx: Pick<PlatformCtx, "db">,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, MailChoices>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("noticeChoices")
    .where("personId", "in", personIds)
    .select(["personId", "direct", "rest", sql<string | null>`paused_until::text`.as("pausedUntil")])
    .execute();
  return new Map(rows.map(({ personId, ...choices }) => [personId, choices]));
}

/** How mails reach one person. */
export async function choicesOf(ctx: Pick<PlatformCtx, "db">, personId: PersonId): Promise<MailChoices> {
  return (await readChoices(ctx, [personId])).get(personId) ?? defaultChoices;
}

const pauseDaysMax = 366;

const ChoicesInput = z.object({
  direct: z.enum(mailWays, "error.field"),
  rest: z.enum(mailWays, "error.field"),
  pausedUntil: z.union([z.literal("").transform(() => null), z.iso.date("notice.pause.date")]).default(null),
});

/**
 * Keeps how mails reach the viewer. A pause that is over already is none.
 * @throws Invalid (also: a pause of more than a year)
 */
export async function saveChoices(ctx: PersonCtx, input: unknown): Promise<void> {
  const today = dayIn(ctx.viewer.timeZone, ctx.now());
  const last = dayIn("UTC", new Date(ctx.now().getTime() + pauseDaysMax * 86_400_000));
  const Bounded = ChoicesInput.refine(({ pausedUntil }) => pausedUntil === null || pausedUntil <= last, {
    path: ["pausedUntil"],
    error: "notice.pause.too-long",
  });
  const { pausedUntil, ...ways } = parse(Bounded, input);
  await keepChoices(ctx, ctx.viewer.id, {
    ...ways,
    pausedUntil: pausedUntil !== null && pausedUntil > today ? pausedUntil : null,
  });
}

/** Writes down how mails reach somebody. */
export async function keepChoices(
  ctx: Pick<PlatformCtx, "db" | "now">,
  personId: PersonId,
  choices: MailChoices,
): Promise<void> {
  const row = { ...choices, changedAt: ctx.now() };
  await ctx.db
    .insertInto("noticeChoices")
    .values({ personId, ...row })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(row))
    .execute();
}

/** The day by somebody's calendar, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
}

/** True while mails are paused: such choices send nothing today. */
export function isPaused({ pausedUntil }: MailChoices, today: string): boolean {
  return pausedUntil !== null && today < pausedUntil;
}
