import { sql } from "kysely";
import { afterAll, beforeEach, inject } from "vitest";
import { type Db, type OpenDatabase, openDatabase } from "../../src/platform/database/index.ts";

/**
 * A migrated, empty database for this test file. It is this worker's own and is emptied before each test, so that no
 * test sees the rows of another.
 *
 *     const { db } = await testDatabase();
 *
 * @param options.keepRows true empties it only now: for files whose tests read what `beforeAll` has made.
 * @throws with one sentence if WEFT_TEST_DATABASE=server and no PostgreSQL server can be started.
 */
export async function testDatabase(options: { readonly keepRows?: boolean } = {}): Promise<OpenDatabase> {
  const database = await openDatabase({ databaseUrl: await testDatabaseUrl() });
  await clearTables(database.db);
  if (!options.keepRows) {
    const emptying = await emptyingOf(database.db);
    beforeEach(() => sql.raw(emptying).execute(database.db));
  }
  afterAll(() => database.close());
  return database;
}

/** The address of this worker's database, for tests that open it themselves. It may hold rows of earlier tests. */
export async function testDatabaseUrl(): Promise<string> {
  const answer = await fetch(`${inject("databaseBroker")}/${process.env.VITEST_POOL_ID ?? "1"}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

const tablesOfOurs = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
  where (schemaname = 'public' and tablename not like 'kysely\\_%')
     or (schemaname = 'pgboss' and tablename in ('job', 'job_common'))`;

/** Takes every row out of every table of ours, and every job that waits, with all that they leave behind on the disk. */
async function clearTables(db: Db): Promise<void> {
  await sql
    .raw(`
      do $$
      declare one record; filled boolean; names text := '';
      begin
        for one in ${tablesOfOurs} loop
          execute 'select exists (select from ' || one.name || ')' into filled;
          if filled then names := names || ', ' || one.name; end if;
        end loop;
        if names <> '' then execute 'truncate ' || substr(names, 3) || ' restart identity cascade'; end if;
      end $$`)
    .execute(db);
}

/**
 * Writes down how the same is done twenty times as fast between two tests: truncating rewrites files, and a test fills few
 * of them. Without the checks of foreign keys the order does not matter. Numbering begins again at 1.
 */
async function emptyingOf(db: Db): Promise<string> {
  const tables = await sql.raw<{ name: string }>(tablesOfOurs).execute(db);
  const numberings = await sql<{ name: string }>`
    select quote_literal(format('%I.%I', schemaname, sequencename)) as name
    from pg_sequences where schemaname = 'public'`.execute(db);
  return [
    "set local session_replication_role = replica",
    ...tables.rows.map(({ name }) => `delete from ${name}`),
    ...numberings.rows.map(({ name }) => `select setval(${name}, 1, false)`),
  ].join(";\n");
}
