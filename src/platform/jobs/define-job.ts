import type { PlatformCtx } from "../ctx.ts";

/** Ids and other plain values only: what is in a payload lies in the queue for days, so no names, addresses or texts. */
export type Payload = Readonly<Record<string, unknown>>;

/** A kind of work that is done later, and how often it is tried. Make it with `defineJob`, add it with `jobs.add`. */
export interface Job<P extends Payload = Payload, C = PlatformCtx> {
  /** Unique, verb first, such as "send-mail". */
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

/** Any job, whatever it is handed. */
export type AnyJob = Job<never, never>;

const known = new Map<string, AnyJob>();

/** All jobs that have been defined, by name. */
export const knownJobs: ReadonlyMap<string, AnyJob> = known;

/**
 * Defines a job, once, at the top level of its file. Import that file wherever jobs are run.
 * @throws Error if the name is taken or cannot be one.
 */
export function defineJob<P extends Payload = Payload, C = PlatformCtx>(
  name: string,
  options: JobOptions<P, C>,
): Job<P, C> {
  if (!/^[a-z][a-z.-]*$/.test(name)) throw new Error(`A job is called "verb-noun", not "${name}".`);
  if (known.has(name)) throw new Error(`Two jobs are called ${name}.`);
  const job: Job<P, C> = {
    retryLimit: 5,
    retryDelaySeconds: 30,
    timeLimitSeconds: 600,
    priority: 0,
    ...options,
    name,
  };
  known.set(name, job);
  return job;
}
