import { z } from "zod";
import { localTimeOf, momentOf } from "../platform/clock/index.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { postKind } from "./kinds.ts";
import type { Post } from "./post.ts";
import type { RoundUntil } from "./tables.ts";

/** What is chosen for the talk below a post of some kinds, as the columns of posts. */
export interface TalkChoices {
  readonly repliesHeld: boolean;
  readonly repliesOpenAt: Date | null;
  readonly roundUntil: RoundUntil | null;
  readonly roundEndsAt: Date | null;
}

const none: TalkChoices = { repliesHeld: false, repliesOpenAt: null, roundUntil: null, roundEndsAt: null };

const ChoicesInput = z.object({
  roundUntil: z.enum(["all", "date", "facilitator"]).default("all"),
  roundEndsOn: z.string().default(""),
  repliesOpenOn: z.string().default(""),
});

/**
 * Reads the choices that a kind of post offers out of a sent form; for other kinds there are none.
 * @throws Invalid (a date that is no date, lies in the past or too far ahead)
 */
export function readTalkChoices(ctx: PersonCtx, kind: string, body: unknown): TalkChoices {
  const { talk } = postKind(kind);
  if (talk !== "round" && talk !== "held") return none;
  const input = parse(ChoicesInput, body ?? {});
  if (talk === "held")
    return { ...none, repliesHeld: true, repliesOpenAt: readDate(ctx, "repliesOpenOn", input.repliesOpenOn) };
  const { roundUntil } = input;
  if (roundUntil !== "date") return { ...none, roundUntil };
  const roundEndsAt = readDate(ctx, "roundEndsOn", input.roundEndsOn);
  if (!roundEndsAt) throw new Invalid({ roundEndsOn: "post.round.date-missing" });
  return { ...none, roundUntil, roundEndsAt };
}

/** Whether a sent form holds such choices at all: a program that only changes words sends none. */
export function hasTalkChoices(body: unknown): boolean {
  const sent = (body ?? {}) as Record<string, unknown>;
  return "roundUntil" in sent || "repliesOpenOn" in sent;
}

const aheadMaxMs = 2 * 366 * 86_400_000;

/**
 * A day and time out of a form, on the viewer's clock; null for an empty field.
 * @throws Invalid for that field
 */
export function readDate(ctx: PersonCtx, field: string, typed: string): Date | null {
  if (typed.trim() === "") return null;
  const at = momentOf(typed.trim().slice(0, "2026-01-01T09:00".length), ctx.viewer.timeZone);
  if (!at) throw new Invalid({ [field]: "post.date.wrong" });
  if (at <= ctx.now()) throw new Invalid({ [field]: "post.date.past" });
  if (at.getTime() > ctx.now().getTime() + aheadMaxMs) throw new Invalid({ [field]: "post.date.too-far" });
  return at;
}

/** What a form shows of choices that were made before, on the viewer's clock. */
export function shownTalkChoices(timeZone: string, post: Pick<Post, keyof TalkChoices>) {
  const shown = (at: Date | null) => (at ? localTimeOf(at, timeZone) : "");
  return {
    roundUntil: post.roundUntil ?? "all",
    roundEndsOn: shown(post.roundEndsAt),
    repliesOpenOn: shown(post.repliesOpenAt),
  };
}
