import { afterAll, beforeAll, expect, test } from "vitest";
import { migrations } from "../../../migrations/index.ts";
import { type PostgresServer, startPostgresServer } from "../../../test/support/postgres-server.ts";
import { inTransaction, migrate, type OpenDatabase, openDatabase } from "../database/index.ts";
import { createLive, type Signal } from "./index.ts";

// Of transactions that run at the same time, which the embedded database does not have.

let server: PostgresServer;
let database: OpenDatabase;
beforeAll(async () => {
  server = await startPostgresServer();
  database = await openDatabase({ databaseUrl: server.url("postgres") });
  await migrate(database.db, migrations);
});
afterAll(async () => {
  await database?.close();
  await server?.stop();
});

test("of two transactions at once the one that is kept later has the higher number, so that nothing is skipped", async () => {
  const ctx = { db: database.db };
  const live = createLive({ db: database.db });
  const heard: Signal[] = [];
  await live.hear((signals) => heard.push(...signals));
  const data = () => heard.map((signal) => signal.data);
  const firstMay = Promise.withResolvers<void>();
  const firstStands = Promise.withResolvers<void>();
  // It begins, and tells, before the second, and is kept after it.
  const first = inTransaction(ctx, async (tx) => {
    await live.publish(tx, "post:1", "begun first");
    firstStands.resolve();
    await firstMay.promise;
  });
  await firstStands.promise;
  await inTransaction(ctx, (tx) => live.publish(tx, "post:1", "kept first"));
  await expect.poll(data).toEqual(["kept first"]);
  const upToHere = heard.at(-1)?.number as number;
  firstMay.resolve();
  await first;
  await expect.poll(data).toEqual(["kept first", "begun first"]);
  expect(heard[1]?.number).toBeGreaterThan(upToHere);
  expect((await live.since(upToHere, ["post:1"]))?.map((signal) => signal.data)).toEqual(["begun first"]);
  await live.stop();
});

test("a number is not given out while a lower one may still be kept: the second waits for the first", async () => {
  const one = await database.pool.connect();
  const two = await database.pool.connect();
  const clock =
    "insert into live_clock values (1, 1) on conflict (id) do update set last = live_clock.last + 1 returning last";
  try {
    await one.query("begin");
    await two.query("begin");
    const { last } = (await one.query(clock)).rows[0] as { last: number };
    let given = false;
    const second = two.query(clock).then(({ rows }) => {
      given = true;
      return rows[0] as { last: number };
    });
    await one.query("select pg_sleep(0.05)");
    expect(given).toBe(false);
    await one.query("rollback");
    expect((await second).last).toBe(last); // and the number of one that is not kept is given again
    await two.query("commit");
  } finally {
    one.release();
    two.release();
  }
});
