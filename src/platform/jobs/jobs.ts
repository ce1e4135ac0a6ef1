import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterCommit, type Db } from "../database/index.ts";
import type { Log } from "../log/index.ts";
import { type Job, knownJobs, type Payload } from "./define-job.ts";
import { openQueue, type Queue } from "./queue.ts";
import { runTaken, type Worker, work } from "./work.ts";

export interface AddOptions {
  /** Not before this time. */
  readonly startAfter?: Date;
  /** While a job of this kind with this key waits for its first run, a second one is not added. Ids only. */
  readonly onceKey?: string;
}

/** The queue of work to be done after the answer. Lives in the database, so that nothing kept is ever forgotten. */
export interface Jobs {
  /**
   * Adds a job, in the transaction if ctx.db is one: kept with it or gone with it, and begun right after it.
   */
  add<P extends Payload, C>(
    ctx: { readonly db: Db },
    job: Job<P, C>,
    payload: P,
    options?: AddOptions,
  ): Promise<void>;
  /** Adds one job a payload, in one query. */
  addMany<P extends Payload, C>(
    ctx: { readonly db: Db },
    job: Job<P, C>,
    payloads: readonly P[],
    options?: Pick<AddOptions, "startAfter">,
  ): Promise<void>;
  /** Opens the queue for adding and `drain` only: for tests and the command line. `makeCtx` makes each run's fresh ctx. */
  open(makeCtx: () => unknown): Promise<void>;
  /** Opens the queue and works through it, cron jobs too, until `stop`. */
  start(makeCtx: () => unknown): Promise<void>;
  /** Takes no more jobs and waits for the running ones, up to `waitMs`; those that take longer are tried again later. */
  stop(options?: { waitMs?: number }): Promise<void>;
  /**
   * Runs all that is due, and what that adds, until nothing is left. For tests and imports.
   * @param options.early runs also what is due later (and with it every retry).
   * @param options.tolerant returns although a job failed.
   * @returns how many runs there were.
   * @throws the error of the first run that failed.
   */
  drain(options?: { early?: boolean; tolerant?: boolean }): Promise<number>;
}

export interface JobsOptions {
  readonly pool: pg.Pool;
  readonly log: Log;
  /** True if no other process works on this database (the embedded one): jobs left by a kill are then taken up at the start. */
  readonly alone: boolean;
  /** How many run at a time. Default 4. */
  readonly concurrency?: number;
  /** How often the queue is asked when nobody has nudged it. Default 2000. */
  readonly pollMs?: number;
}

/** Makes the queue; nothing is opened yet. */
export function createJobs(options: JobsOptions): Jobs {
  const { log, concurrency = 4, pollMs = 2000 } = options;
  let queue: Queue | undefined;
  let makeCtx: () => unknown = () => {
    throw new Error("The job queue is not open.");
  };
  let worker: Worker | undefined;

  function opened(): Queue {
    if (!queue) throw new Error("The job queue is not open: call jobs.open or jobs.start first.");
    return queue;
  }

  async function launch(given: () => unknown, working: boolean): Promise<Queue> {
    if (queue) throw new Error("The job queue is open already.");
    makeCtx = given;
    queue = await openQueue({ ...options, working });
    return queue;
  }

  return {
    async add(ctx, job, payload, { startAfter, onceKey } = {}) {
      const key = onceKey === undefined ? randomUUID() : `${job.name}:${onceKey}`;
      await opened().insert(ctx.db, [{ job, payload, key, ...(startAfter ? { startAfter } : {}) }]);
      await afterCommit(() => worker?.nudge());
    },

    async addMany(ctx, job, payloads, { startAfter } = {}) {
      if (payloads.length === 0) return;
      const later = startAfter ? { startAfter } : {};
      await opened().insert(
        ctx.db,
        payloads.map((payload) => ({ job, payload, key: randomUUID(), ...later })),
      );
      await afterCommit(() => worker?.nudge());
    },

    async open(given) {
      await launch(given, false);
    },

    async start(given) {
      const started = await launch(given, true);
      if (options.alone) {
        const count = await started.recover();
        if (count > 0) log.warn({ count }, "jobs were cut off when Weft last ended; they are tried again");
      }
      await started.schedule([...knownJobs.values()]);
      worker = work({ queue: started, makeCtx, log, concurrency, pollMs });
    },

    async stop({ waitMs = 20_000 } = {}) {
      await worker?.stop(waitMs);
      worker = undefined;
      await queue?.close();
      queue = undefined;
    },

    async drain({ early = false, tolerant = false } = {}) {
      let runs = 0;
      const errors: unknown[] = [];
      for (;;) {
        const [taken] = await opened().take(1, early);
        if (!taken) break;
        runs++;
        const error = await runTaken({ queue: opened(), makeCtx, log }, taken, new AbortController());
        if (error !== undefined) errors.push(error);
      }
      if (errors.length > 0 && !tolerant) throw errors[0];
      return runs;
    },
  };
}
