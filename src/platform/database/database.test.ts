import { sql } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { createCache } from "../cache/index.ts";
import { afterCommit, type Db, insideTransaction, inTransaction, listenToWrites } from "./index.ts";

// The settings table stands for any: it has a key and a value, and nothing hangs on it.
const database = await testDatabase();
const { db } = database;
const ctx = { db };

let told: string[][];
beforeEach(() => {
  told = [];
  listenToWrites((tables) => told.push([...tables].toSorted()));
});
afterAll(() => listenToWrites(() => {}));

const put = (on: Db, key: string) => sql`insert into settings (key, value) values (${key}, '1')`.execute(on);
const keys = async (on: Db = db) =>
  (await sql<{ key: string }>`select key from settings order by key`.execute(on)).rows.map((row) => row.key);

test("what a transaction writes is there as a whole afterwards, and its result comes back", async () => {
  const result = await inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    expect(insideTransaction()).toBe(true);
    await put(tx.db, "b");
    return 7;
  });
  expect(result).toBe(7);
  expect(insideTransaction()).toBe(false);
  expect(await keys()).toEqual(["a", "b"]);
});

test("of a transaction that throws nothing stays, and its error comes out", async () => {
  const failing = inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    expect(await keys(tx.db)).toEqual(["a"]);
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await keys()).toEqual([]);
  const broken = inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    await put(tx.db, "a");
  });
  await expect(broken).rejects.toMatchObject({ code: "23505" });
  expect(await keys()).toEqual([]);
});

test("the outer handle throws at once inside a transaction, and the transaction can go on", async () => {
  await put(db, "before"); // the premise: outside it works
  await inTransaction(ctx, async (tx) => {
    await expect(put(db, "outer")).rejects.toThrow("outer database handle was used inside a transaction");
    await expect(keys(db)).rejects.toThrow("outer database handle");
    await put(tx.db, "inner");
  });
  expect(await keys()).toEqual(["before", "inner"]);
});

test("transactions do not nest, neither on the inner handle nor on the outer", async () => {
  await inTransaction(ctx, async (tx) => {
    await expect(inTransaction(tx, async () => 1)).rejects.toThrow();
    await expect(inTransaction(ctx, async () => 1)).rejects.toThrow("outer database handle");
    await put(tx.db, "a");
  });
  expect(await keys()).toEqual(["a"]);
});

test("the handle of a transaction that has ended writes nothing more", async () => {
  let late: Db | undefined;
  await inTransaction(ctx, async (tx) => {
    late = tx.db;
  });
  await expect(put(late as Db, "late")).rejects.toThrow();
  expect(await keys()).toEqual([]);
});

test("what is left behind by a transaction stands outside when that has ended", async () => {
  const later = Promise.withResolvers<void>();
  let leftBehind: Promise<unknown> = Promise.resolve();
  const ran: string[] = [];
  await inTransaction(ctx, async () => {
    leftBehind = later.promise.then(async () => {
      expect(insideTransaction()).toBe(false);
      await put(db, "late");
      await afterCommit(() => {
        ran.push("at once");
      });
    });
  });
  later.resolve();
  await leftBehind;
  expect(ran).toEqual(["at once"]);
  expect(told).toEqual([["settings"]]);
});

test("what is to happen after the commit happens then, never before and never without", async () => {
  const ran: string[] = [];
  await inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    await afterCommit(async () => {
      expect(insideTransaction()).toBe(false);
      expect(await keys()).toEqual(["a"]); // the outer handle works again, and the row is there
      ran.push("kept");
    });
    expect(ran).toEqual([]);
  });
  await inTransaction(ctx, async () => {
    await afterCommit(() => {
      ran.push("lost");
    });
    throw new Error("no");
  }).catch(() => {});
  await afterCommit(() => {
    ran.push("outside");
  });
  expect(ran).toEqual(["kept", "outside"]);
});

test("a hook that fails is told, and keeps neither the others nor the rows from their way", async () => {
  const ran: string[] = [];
  const acting = inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    await afterCommit(() => {
      throw new Error("the hook fails");
    });
    await afterCommit(() => {
      ran.push("second");
    });
  });
  await expect(acting).rejects.toThrow("the hook fails");
  expect(ran).toEqual(["second"]);
  expect(await keys()).toEqual(["a"]);
});

test("many transactions at once do not see into each other", async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      inTransaction(ctx, async (tx) => {
        await put(tx.db, `${index}a`);
        await put(tx.db, `${index}b`);
        if (index % 2) throw new Error("odd");
      }).catch(() => {}),
    ),
  );
  expect(await keys()).toEqual(["0a", "0b", "2a", "2b", "4a", "4b", "6a", "6b"]);
});

test("a write is told by its table: at once outside, after the commit inside", async () => {
  await put(db, "a");
  expect(told).toEqual([["settings"]]);
  await inTransaction(ctx, async (tx) => {
    await put(tx.db, "b");
    await sql`delete from people`.execute(tx.db);
    expect(told).toHaveLength(1);
  });
  expect(told.slice(1)).toEqual([["people", "settings"]]);
});

test("a transaction that fails is told as well, because a commit may break half way; reading is not told", async () => {
  await inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    throw new Error("no");
  }).catch(() => {});
  expect(told).toEqual([["settings"]]);
  await keys();
  await inTransaction(ctx, (tx) => keys(tx.db));
  expect(told).toHaveLength(1);
});

test.each([
  ["settings", sql`update settings set value = '2'`],
  ["settings", sql`  DELETE FROM "settings"`],
  ["settings", sql`insert into public.settings (key, value) values ('x', '1')`],
  ["job", sql`delete from "elsewhere"."job"`],
  ["settings", sql`with gone as (delete from settings returning key) select * from gone`],
  [
    "settings",
    sql`with one as (select 1) insert into settings (key, value) select 'with', '1'::jsonb from one
    on conflict (key) do update set value = excluded.value`,
  ],
  ["settings", sql`with gone as (delete from only "public"."settings" returning key) select * from gone`],
  [undefined, sql`with locked as (select key from settings for update) select * from locked`],
  ["*", sql`with gone as (delete /* which */ from settings returning key) select * from gone`],
  ["*", sql`truncate settings`],
  [undefined, sql`with all_of_them as (select * from settings) select count(*) from all_of_them`],
  [undefined, sql`select 'update settings'`],
])("raw SQL that writes tells of %s", async (table, statement) => {
  if (table === "job") await sql`create schema if not exists elsewhere`.execute(db);
  if (table === "job") await sql`create table if not exists elsewhere.job (name text)`.execute(db);
  told = [];
  await statement.execute(db);
  expect(told).toEqual(table ? [[table]] : []);
});

test("statements built with Kysely tell of every table they write, in their parts too", async () => {
  await db
    .insertInto("settings")
    .values({ key: "a", value: "1" as never })
    .execute();
  await db
    .updateTable("settings as s")
    .set({ value: "2" as never })
    .execute();
  await db
    .with("gone", (inner) => inner.deleteFrom("settings").where("key", "=", "a").returning("key"))
    .selectFrom("gone")
    .selectAll()
    .execute();
  await db
    .with("seen", (inner) => inner.selectFrom("settings").select("key"))
    .selectFrom("seen")
    .selectAll()
    .execute();
  expect(told).toEqual([["settings"], ["settings"], ["settings"]]);
});

test("what is remembered of a table is forgotten when a write to it is kept", async () => {
  const cache = createCache();
  listenToWrites((tables) => cache.forget(...[...tables].map((table) => `table:${table}`)));
  const count = () => cache.remember("count", ["table:settings"], async () => (await keys()).length);
  expect(await count()).toBe(0);
  await inTransaction(ctx, async (tx) => {
    await put(tx.db, "a");
    // Inside nothing is remembered: this would be wrong if the transaction were not kept.
    expect(await cache.remember("inner", ["table:settings"], async () => (await keys(tx.db)).length)).toBe(1);
  });
  expect(await cache.remember("inner", ["table:settings"], async () => 9)).toBe(9);
  expect(await count()).toBe(1);
  await sql`delete from people`.execute(db);
  expect(await cache.remember("count", ["table:settings"], async () => 5)).toBe(1);
});

test("names are camelCase in TypeScript and snake_case in SQL; numbers, times and JSON keep their kind", async () => {
  const at = new Date("2026-03-04T05:06:07.089Z");
  const { rows } = await sql<Record<string, unknown>>`
    select 9007199254740991::bigint as big_number, ${at}::timestamptz as some_time, '{"inner_key": [1]}'::jsonb as data,
      array['a', 'ā'] as words, count(*) as row_count from settings`.execute(db);
  expect(rows[0]).toEqual({
    bigNumber: 9007199254740991,
    someTime: at,
    data: { inner_key: [1] },
    words: ["a", "ā"],
    rowCount: 0,
  });
});
