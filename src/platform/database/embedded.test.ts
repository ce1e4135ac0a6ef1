import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { migrations } from "../../../migrations/index.ts";
import { firstDatabase } from "../../../scripts/first-database.ts";
import { type Db, migrate, openDatabase } from "./index.ts";

const folder = await mkdtemp(join(tmpdir(), "weft-embedded-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const put = (db: Db, key: string) => sql`insert into settings (key, value) values (${key}, '1')`.execute(db);
const keys = async (db: Db) =>
  (await sql<{ key: string }>`select key from settings order by key`.execute(db)).rows.map((row) => row.key);

test("the embedded database keeps its rows on the disk, begins from a copy, and takes each step once", async () => {
  const dataDir = join(folder, "data", "database");
  const first = await openDatabase({ dataDir, template: await firstDatabase() });
  expect(await migrate(first.db, migrations)).toEqual([]); // the copy was made with every step taken
  await put(first.db, "kept");
  await first.close();

  // A template is for an empty folder only: what is there is never overwritten.
  const second = await openDatabase({ dataDir, template: await firstDatabase() });
  expect(await keys(second.db)).toEqual(["kept"]);

  const broken = {
    async up(db: Kysely<unknown>) {
      await db.schema.createTable("never_made").addColumn("id", "integer").execute();
      await sql`select * from nowhere`.execute(db);
    },
  };
  await expect(migrate(second.db, { ...migrations, "9999-broken": broken })).rejects.toThrow("nowhere");
  await expect(sql`select * from never_made`.execute(second.db)).rejects.toThrow("never_made");
  expect(await migrate(second.db, migrations)).toEqual([]);

  const dump = await second.dump();
  await put(second.db, "after the copy");
  await second.close();
  const third = await openDatabase({ template: dump });
  expect(await keys(third.db)).toEqual(["kept"]);
  await third.close();
}, 60_000);

test("a folder that cannot be a database fails the start with the reason, and nothing hangs", async () => {
  await expect(openDatabase({ dataDir: "/dev/null/database" })).rejects.toThrow();
}, 60_000);
