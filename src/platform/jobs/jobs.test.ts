import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { inTransaction } from "../database/index.ts";
import { createLog } from "../log/index.ts";
import { createJobs, defineJob, type Jobs } from "./index.ts";

const database = await testDatabase({ keepRows: true });
let jobs: Jobs;
let ran: string[] = [];
const log = createLog("silent");

const note = defineJob("test-note", {
  async run(_ctx: object, { text }: { text: string }) {
    ran.push(text);
  },
});
let flakyFailures = 0;
const flaky = defineJob("test-flake", {
  retryLimit: 2,
  async run(_ctx: object, _payload: Record<string, never>) {
    ran.push("try");
    if (flakyFailures-- > 0)
      throw Object.assign(new Error("Mailbox of aroha@school.example is full"), { code: "EFULL" });
  },
});

function newJobs(): Jobs {
  return createJobs({ pool: database.pool, log, alone: true, pollMs: 60_000 });
}

beforeAll(async () => {
  jobs = newJobs();
  await jobs.open(() => ({}));
}, 60_000);
afterAll(async () => {
  await jobs.stop();
});
beforeEach(async () => {
  ran = [];
  await sql`delete from pgboss.job`.execute(database.db);
});

test("a job added in a transaction runs after it, with its payload", async () => {
  await inTransaction({ db: database.db }, (tx) => jobs.add(tx, note, { text: "snake_case and Māori" }));
  expect(await jobs.drain()).toBe(1);
  expect(ran).toEqual(["snake_case and Māori"]);
});

test("a job added in a transaction that fails is gone with it", async () => {
  const failing = inTransaction({ db: database.db }, async (tx) => {
    await jobs.add(tx, note, { text: "never" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await jobs.drain()).toBe(0);
});

test("of jobs with one key, one waits at most, and after it has run the next may come", async () => {
  for (let i = 0; i < 3; i++) await jobs.add(database, note, { text: "once" }, { onceKey: "7" });
  await jobs.add(database, note, { text: "other" }, { onceKey: "8" });
  await jobs.drain();
  await jobs.add(database, note, { text: "again" }, { onceKey: "7" });
  await jobs.drain();
  expect(ran).toEqual(["once", "other", "again"]);
});

test("a job for later does not run before its time", async () => {
  await jobs.add(database, note, { text: "later" }, { startAfter: new Date(Date.now() + 3_600_000) });
  expect(await jobs.drain()).toBe(0);
  expect(await jobs.drain({ early: true })).toBe(1);
});

test("a failed job is tried again, and its error is kept without addresses", async () => {
  flakyFailures = 1;
  await jobs.add(database, flaky, {});
  await expect(jobs.drain()).rejects.toThrow("full");
  expect(await jobs.drain()).toBe(0); // the next try is not due yet
  const { rows } = await sql<{ output: { code: string; message: string }; state: string }>`
    select output, state from pgboss.job where name = 'weft'`.execute(database.db);
  expect(rows[0]).toMatchObject({
    state: "retry",
    output: { code: "EFULL", message: "Mailbox of …@… is full" },
  });
  expect(await jobs.drain({ early: true })).toBe(1);
  expect(ran).toEqual(["try", "try"]);
});

test("a job that fails every time is kept among the failed", async () => {
  flakyFailures = 99;
  await jobs.add(database, flaky, {});
  expect(await jobs.drain({ early: true, tolerant: true })).toBe(3);
  const { rows } = await sql<{ name: string; data: unknown }>`
    select name, data from pgboss.job where name = 'weft-failed'`.execute(database.db);
  expect(rows).toEqual([{ name: "weft-failed", data: { job: "test-flake", payload: {} } }]);
});

test("a name belongs to one job", () => {
  expect(() => defineJob("test-note", { run: async () => {} })).toThrow("Two jobs are called test-note");
  expect(() => defineJob("Test note", { run: async () => {} })).toThrow("verb-noun");
});

test("many are added at once", async () => {
  await jobs.addMany(database, note, [{ text: "a" }, { text: "b" }, { text: "c" }]);
  await jobs.drain();
  expect(ran.toSorted()).toEqual(["a", "b", "c"]);
});

test("a working queue begins a job at once, stops when it has ended, and leaves nothing half done", async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const slow = defineJob("test-slow", {
    async run() {
      begun.resolve();
      await gate.promise;
      ran.push("slow");
    },
  });
  const working = newJobs();
  await working.start(() => ({}));
  await inTransaction({ db: database.db }, (tx) => working.add(tx, slow, {}));
  await begun.promise; // polls once a minute here: only the nudge can have begun it
  const stopped = working.stop();
  gate.resolve();
  await stopped;
  expect(ran).toEqual(["slow"]);
  const { rows } = await sql<{ state: string }>`select state from pgboss.job where name = 'weft'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ state: "completed" }]);
}, 30_000);

test("a job that outlasts the stop is handed back for another try", async () => {
  const begun = Promise.withResolvers<void>();
  const endless = defineJob("test-endless", {
    async run(_ctx: object, _payload: Record<string, never>, signal: AbortSignal) {
      begun.resolve();
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  });
  const working = newJobs();
  await working.start(() => ({}));
  await working.add(database, endless, {});
  await begun.promise;
  await working.stop({ waitMs: 50 });
  const { rows } = await sql<{ state: string }>`select state from pgboss.job where name = 'weft'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ state: "retry" }]);
}, 30_000);

test("a job that a killed process had taken is tried again at the next start", async () => {
  await jobs.add(database, note, { text: "cut off" });
  await sql`update pgboss.job set state = 'active', started_on = now() where name = 'weft'`.execute(
    database.db,
  );
  expect(await jobs.drain({ early: true })).toBe(0);
  const working = newJobs();
  await working.start(() => ({}));
  await working.stop();
  expect(await jobs.drain({ early: true })).toBe(1);
  expect(ran).toEqual(["cut off"]);
}, 30_000);

test("a cron job is written into the schedule, and one that is no longer defined leaves it", async () => {
  defineJob("test-nightly", { cron: "10 3 * * *", run: async () => {} });
  await sql`insert into pgboss.schedule (name, key, cron) values ('weft', 'test-gone', '0 4 * * *')`.execute(
    database.db,
  );
  const working = newJobs();
  await working.start(() => ({}));
  await working.stop();
  // Other rooms' cron jobs may stand beside it.
  const { rows } = await sql<{ key: string; cron: string }>`
    select key, cron from pgboss.schedule where key like 'test-%'`.execute(database.db);
  expect(rows).toEqual([{ key: "test-nightly", cron: "10 3 * * *" }]);
}, 30_000);
