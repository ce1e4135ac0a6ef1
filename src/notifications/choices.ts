import { sql } from "kysely";
import { z } from "zod";
import type { PlatformCtx } from "../platform/ctx.ts";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { everyDay, type OpenHours } from "./open-hours.ts";
import type { MailWay } from "./tables.ts";
import "./tables.ts";

export const mailWays = ["at-once", "daily", "weekly", "never"] as const satisfies readonly MailWay[];

/** How what one is told reaches somebody: what is to them (mentions, answers, what they watch), and all the rest. */
export interface MailChoices {
  readonly direct: MailWay;
  readonly rest: MailWay;
  readonly pushDirect: boolean;
  readonly pushRest: boolean;
  /** Pushes also say the words of what only members may read. */
  readonly pushWords: boolean;
  /** A digest of its own for each group. */
  readonly digestOfEachGroup: boolean;
  /** Mails and pushes come in these hours; null for always. */
  readonly hours: OpenHours | null;
  /** The first day with mails and pushes again, as YYYY-MM-DD by their own calendar; null for no pause. */
  readonly pausedUntil: string | null;
}

export const defaultChoices: MailChoices = {
  direct: "at-once",
  rest: "daily",
  pushDirect: true,
  pushRest: false,
  pushWords: false,
  digestOfEachGroup: false,
  hours: null,
  pausedUntil: null,
};

/** How mails and pushes reach these people, as far as they have chosen: who is left out has `defaultChoices`. */
export async function readChoices(
  ctx: Pick<PlatformCtx, "db">,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, MailChoices>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("noticeChoices")
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`) // one value: there may be thousands
    .select(["personId", "direct", "rest", "pushDirect", "pushRest", "pushWords", "digestOfEachGroup"])
    .select(["openFrom", "openUntil", "openDays", sql<string | null>`paused_until::text`.as("pausedUntil")])
    .execute();
  return new Map(
    rows.map(({ personId, openFrom, openUntil, openDays, ...ways }) => [
      personId,
      {
        ...ways,
        hours:
          openFrom === null || openUntil === null
            ? null
            : { from: openFrom, until: openUntil, days: openDays },
      },
    ]),
  );
}

/** How mails and pushes reach one person. */
export async function choicesOf(ctx: Pick<PlatformCtx, "db">, personId: PersonId): Promise<MailChoices> {
  return (await readChoices(ctx, [personId])).get(personId) ?? defaultChoices;
}

const pauseDaysMax = 366;

const time = z.union([
  z.literal("").transform(() => null),
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "notice.hours.time")
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
]);
const several = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(one));

const ChoicesInput = z
  .object({
    direct: z.enum(mailWays, "error.field"),
    rest: z.enum(mailWays, "error.field"),
    digests: z.enum(["one", "each-group"], "error.field").default("one"),
    push: several(z.enum(["direct", "rest", "words"])),
    openFrom: time.default(null),
    openUntil: time.default(null),
    /** 0 is Monday. */
    days: several(z.coerce.number().int().min(0).max(6)),
    pausedUntil: z
      .union([z.literal("").transform(() => null), z.iso.date("notice.pause.date")])
      .default(null),
  })
  .refine(({ openFrom, openUntil }) => (openFrom === null) === (openUntil === null), {
    path: ["openUntil"],
    error: "notice.hours.both",
  })
  .refine(({ openFrom, days }) => openFrom === null || days.length > 0, {
    path: ["days"],
    error: "notice.hours.days",
  });

/**
 * Keeps how mails and pushes reach the viewer. A pause that is over already is none; hours from a time to the same are always.
 * @throws Invalid (also: a pause of more than a year, hours on no day)
 */
export async function saveChoices(ctx: PersonCtx, input: unknown): Promise<void> {
  const today = dayIn(ctx.viewer.timeZone, ctx.now());
  const last = dayIn("UTC", new Date(ctx.now().getTime() + pauseDaysMax * 86_400_000));
  const Bounded = ChoicesInput.refine(({ pausedUntil }) => pausedUntil === null || pausedUntil <= last, {
    path: ["pausedUntil"],
    error: "notice.pause.too-long",
  });
  const { direct, rest, digests, push, openFrom, openUntil, days, pausedUntil } = parse(Bounded, input);
  const mask = days.reduce((sum, day) => sum | (1 << day), 0);
  const always = openFrom === null || openUntil === null || (openFrom === openUntil && mask === everyDay);
  await keepChoices(ctx, ctx.viewer.id, {
    direct,
    rest,
    pushDirect: push.includes("direct"),
    pushRest: push.includes("rest"),
    pushWords: push.includes("words"),
    digestOfEachGroup: digests === "each-group",
    hours: always ? null : { from: openFrom, until: openUntil, days: mask },
    pausedUntil: pausedUntil !== null && pausedUntil > today ? pausedUntil : null,
  });
}

/** Writes down how mails and pushes reach somebody. */
export async function keepChoices(
  ctx: Pick<PlatformCtx, "db" | "now">,
  personId: PersonId,
  { hours, ...choices }: MailChoices,
): Promise<void> {
  const row = {
    ...choices,
    openFrom: hours?.from ?? null,
    openUntil: hours?.until ?? null,
    openDays: hours?.days ?? everyDay,
    changedAt: ctx.now(),
  };
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

/** True while mails and pushes are paused: such choices send nothing today. */
export function isPaused({ pausedUntil }: Pick<MailChoices, "pausedUntil">, today: string): boolean {
  return pausedUntil !== null && today < pausedUntil;
}
