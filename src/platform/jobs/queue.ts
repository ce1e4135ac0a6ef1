import { CompiledQuery } from "kysely";
import type pg from "pg";
import { type JobInsert, PgBoss } from "pg-boss";
import type { Db } from "../database/index.ts";
import type { Log } from "../log/index.ts";
import type { AnyJob } from "./define-job.ts";

/** All jobs share one queue, so that an idle Weft asks the database one question every two seconds, not one a kind of job. */
const queueName = "weft";
/** Where jobs go that have failed for good: kept for a month, to be looked at. */
const failedQueueName = "weft-failed";

const daySeconds = 24 * 60 * 60;
const retryDelaySecondsMax = 60 * 60;

/** A job taken from the queue. `retryCount` tells this run from an earlier one of the same job. */
export interface TakenJob {
  readonly id: string;
  readonly retryCount: number;
  readonly retryLimit: number;
  readonly data: { readonly job: string; readonly payload: Readonly<Record<string, unknown>> };
}

export interface NewJob {
  readonly job: AnyJob;
  readonly payload: object;
  readonly key: string;
  readonly startAfter?: Date;
}

interface QueueOptions {
  readonly pool: pg.Pool;
  readonly log: Log;
  /** True if no other process works on this database. */
  readonly alone: boolean;
  readonly working: boolean;
}

/**
 * Opens the queue, making its tables if they are not there.
 * @param options.working true for a process that also keeps the clock of cron jobs and tidies up.
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  return queueOn(await startBoss(options), options.pool);
}

export type Queue = ReturnType<typeof queueOn>;

function queueOn(boss: PgBoss, pool: pg.Pool) {
  return {
    async insert(db: Db, jobs: readonly NewJob[]): Promise<void> {
      const executeSql = async (text: string, values?: unknown[]) => {
        const { rows } = await db.withoutPlugins().executeQuery(CompiledQuery.raw(text, values ?? []));
        return { rows: rows as unknown[] };
      };
      await boss.insert(queueName, jobs.map(asInsert), { db: { executeSql } });
    },

    take(limit: number, early: boolean): Promise<TakenJob[]> {
      return boss.fetch(queueName, {
        batchSize: limit,
        includeMetadata: true,
        ignoreStartAfter: early,
      }) as Promise<TakenJob[]>;
    },

    async done(job: TakenJob): Promise<void> {
      await boss.complete(queueName, { id: job.id, retryCount: job.retryCount });
    },

    async failed(job: TakenJob, reason: object): Promise<void> {
      await boss.fail(queueName, { id: job.id, retryCount: job.retryCount }, reason);
    },

    /** Gives jobs that a killed process left behind back to the queue. Only right where no other process runs jobs. */
    async recover(): Promise<number> {
      const { rows } = await pool.query("select id from pgboss.job where name = $1 and state = 'active'", [
        queueName,
      ]);
      const ids = rows.map((row: { id: string }) => row.id);
      if (ids.length > 0) await boss.fail(queueName, ids, { name: "Interrupted" });
      return ids.length;
    },

    async schedule(jobs: readonly AnyJob[]): Promise<void> {
      const wanted = new Map(jobs.filter((job) => job.cron).map((job) => [job.name, job]));
      for (const old of await boss.getSchedules(queueName))
        if (!wanted.has(old.key)) await boss.unschedule(queueName, old.key);
      const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
      for (const job of wanted.values()) {
        const { data, ...options } = asInsert({ job, payload: {}, key: `cron:${job.name}` });
        await boss.schedule(queueName, job.cron as string, data, {
          ...options,
          key: job.name,
          tz,
          missed: "once",
        });
      }
    },

    async close(): Promise<void> {
      await boss.stop({ graceful: false });
    },
  };
}

async function startBoss({ pool, log, alone, working }: QueueOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    backend: alone ? "pglite" : "postgres",
    supervise: working,
    schedule: working,
    registerInstance: false,
    // The embedded database has one session for all: what runs by the clock runs seldom.
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 15,
    flowIntervalSeconds: 3600,
    reindex: !alone,
    monitorVacuum: !alone,
  });
  boss.on("error", (error) => log.error({ error: error.message }, "the job queue met an error"));
  boss.on("warning", (warning) => log.warn({ warning: warning.message }, "the job queue warns"));
  await boss.start();
  await boss.createQueue(failedQueueName, { retentionSeconds: 30 * daySeconds });
  // "short": of the jobs with one key, one waits at most. Jobs without a key get one of their own.
  await boss.createQueue(queueName, {
    policy: "short",
    deadLetter: failedQueueName,
    deleteAfterSeconds: daySeconds,
  });
  await boss.findJobs(queueName, { id: crypto.randomUUID() }); // remembers the queue, so that none needs to ask inside a transaction
  return boss;
}

function asInsert({ job, payload, key, startAfter }: NewJob): JobInsert {
  return {
    data: { job: job.name, payload },
    singletonKey: key,
    priority: job.priority,
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: Math.max(retryDelaySecondsMax, job.retryDelaySeconds),
    // The queue's own limit is for runs whose process has died, so it leaves ours the first word.
    expireInSeconds: job.timeLimitSeconds + 60,
    ...(startAfter ? { startAfter } : {}),
  };
}
