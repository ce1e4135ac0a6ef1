import { describeFailure, type Log } from "../log/index.ts";
import { type AnyJob, knownJobs } from "./define-job.ts";

import type { Queue, TakenJob } from "./queue.ts";

export interface Workshop {
  readonly queue: Queue;
  readonly makeCtx: () => unknown;
  readonly log: Log;
}

/** The loop that takes jobs and runs them. */
export interface Worker {
  /** Look at once: there may be something new. */
  nudge(): void;
  /** Takes nothing more and waits for what runs, at most `waitMs`; the rest is aborted and handed back. */
  stop(waitMs: number): Promise<void>;
}

/** Starts the loop: up to `concurrency` jobs at a time, a look every `pollMs` and at each nudge. */
export function work(options: Workshop & { concurrency: number; pollMs: number }): Worker {
  const { queue, log, concurrency, pollMs } = options;
  const running = new Map<TakenJob, { abort: AbortController; end: Promise<unknown> }>();
  const bell = createBell();
  let stopping = false;

  function begin(job: TakenJob): void {
    const abort = new AbortController();
    const end = runTaken(options, job, abort).finally(() => {
      running.delete(job);
      bell.ring();
    });
    running.set(job, { abort, end });
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      const free = concurrency - running.size;
      const taken = free > 0 ? await takeSafely(queue, log, free) : [];
      taken.forEach(begin);
      // Full hands wait for an end; otherwise the clock or a nudge calls.
      if (!stopping) await bell.wait(running.size >= concurrency ? undefined : pollMs);
    }
  }
  const looping = loop();

  return {
    nudge: bell.ring,
    async stop(waitMs) {
      stopping = true;
      bell.ring();
      await looping;
      const ends = Promise.allSettled([...running.values()].map((one) => one.end));
      await Promise.race([ends, timer(waitMs)]);
      for (const [job, { abort }] of running) {
        abort.abort(new Error("Weft is stopping."));
        await queue.failed(job, { name: "Interrupted" }).catch(() => {});
      }
    },
  };
}

/**
 * Runs one job and notes how it ended.
 * @returns what it threw, or undefined if it ended well.
 */
export async function runTaken(shop: Workshop, taken: TakenJob, abort: AbortController): Promise<unknown> {
  const { queue, log } = shop;
  const began = performance.now();
  try {
    const job = knownJobs.get(taken.data.job);
    if (!job) throw new Error(`No job is called ${taken.data.job}.`);
    await withinLimit(
      job,
      (signal) => job.run(shop.makeCtx() as never, taken.data.payload as never, signal),
      abort,
    );
    await queue.done(taken);
    log.debug({ job: taken.data.job, ms: Math.round(performance.now() - began) }, "job done");
    return undefined;
  } catch (error) {
    if (abort.signal.aborted && (abort.signal.reason as Error)?.message === "Weft is stopping.") return error;
    const failure = describeFailure(error);
    const last = taken.retryCount >= taken.retryLimit;
    log[last ? "error" : "warn"](
      { job: taken.data.job, id: taken.id, run: taken.retryCount + 1, failure },
      last ? "job failed for good" : "job failed, will be tried again",
    );
    await queue
      .failed(taken, failure)
      .catch((reason) => log.error({ reason: describeFailure(reason) }, "a failed job could not be noted"));
    return error ?? new Error("A job threw nothing.");
  }
}

async function withinLimit(
  job: AnyJob,
  run: (signal: AbortSignal) => Promise<void>,
  abort: AbortController,
): Promise<void> {
  const late = new Error(`The job ${job.name} took longer than ${job.timeLimitSeconds} s.`);
  const clock = setTimeout(() => abort.abort(late), job.timeLimitSeconds * 1000);
  const over = new Promise<never>((_, reject) => {
    abort.signal.addEventListener("abort", () => reject(abort.signal.reason), { once: true });
  });
  try {
    await Promise.race([run(abort.signal), over]);
  } finally {
    clearTimeout(clock);
  }
}

async function takeSafely(queue: Queue, log: Log, limit: number): Promise<TakenJob[]> {
  try {
    return await queue.take(limit, false);
  } catch (error) {
    log.error({ reason: describeFailure(error) }, "the job queue does not answer");
    return [];
  }
}

/** Something to wait at: until it rings, or for a time. A ring while nobody waits is not lost. */
function createBell() {
  let rung = false;
  let answer: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      answer?.();
    },
    async wait(limitMs: number | undefined) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const clock = limitMs === undefined ? undefined : setTimeout(resolve, limitMs);
          answer = () => {
            clearTimeout(clock);
            resolve();
          };
        });
      }
      answer = undefined;
      rung = false;
    },
  };
}

function timer(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
