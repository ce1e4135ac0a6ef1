import type { PlatformCtx } from "../ctx.ts";

/** Ids and other plain values only: what is in a payload lies in the queue for days, so no names, addresses or texts. */
export type Payload = Readonly<Record<string, unknown>>;

/** A kind of work that is done later, and how often it is tried. Make it with `defineJob`, add it with `jobs.add`. */
export interface Job<P extends Payload = Payload, C = PlatformCtx> {
  /** Unique, "room.verb-noun", such as "mail.send". */
  readonly name: string;
  /** Further tries after a first failure. Default 5. */
  readonly retryLimit: number;
  /** Wait before the first further try; it doubles, up to an hour. Default 30. */
  readonly retryDelaySeconds: number;
  /** A run that takes longer has failed, and its `signal` is aborted. Default 600. */
  readonly timeLimitSeconds: number;
  /** Higher goes first. Default 0. */
  readonly priority: number;
  /** Five cron fields in the server's time zone. A time missed while Weft was off is made up for once at the start. */
  readonly cron?: string;
  /** Does the work. May run twice (a crash after the work, before the note of it), so twice must do no harm. */
  run(ctx: C, payload: P, signal: AbortSignal): Promise<void>;
}

export type JobOptions<P extends Payload, C> = Pick<Job<P, C>, "run" | "cron"> &
  Partial<Pick<Job<P, C>, "retryLimit" | "retryDelaySeconds" | "timeLimitSeconds" | "priority">>;

/**
 * Describes a job. It becomes known to the queue by `jobs.register`.
 * @throws Error if the name cannot be one.
 */
export function defineJob<P extends Payload = Payload, C = PlatformCtx>(
  name: string,
  options: JobOptions<P, C>,
): Job<P, C> {
  if (!/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(name))
    throw new Error(`A job is called "room.verb-noun", not "${name}".`);
  return { retryLimit: 5, retryDelaySeconds: 30, timeLimitSeconds: 600, priority: 0, ...options, name };
}

/** Any job, whatever it is handed. */
export type AnyJob = Job<never, never>;
