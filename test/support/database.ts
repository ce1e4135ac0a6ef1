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
  await emptyTables(database.db);
  let first = true;
  if (!options.keepRows) {
    beforeEach(async () => {
      if (!first) await emptyTables(database.db);
      first = false;
    });
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

/** Takes every row out of every table of ours, and every job that waits; their numbering begins again at 1. */
async function emptyTables(db: Db): Promise<void> {
  await sql.raw(emptyAll).execute(db);
}

// TRUNCATE of forty tables rewrites forty files; a test fills few, so only those with rows are touched.
const emptyAll = `
  do $$
  declare one record; filled boolean; names text := '';
  begin
    for one in
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where (schemaname = 'public' and tablename not like 'kysely\\_%')
         or (schemaname = 'pgboss' and tablename in ('job', 'job_common'))
    loop
      execute 'select exists (select from ' || one.name || ')' into filled;
      if filled then names := names || ', ' || one.name; end if;
    end loop;
    if names <> '' then execute 'truncate ' || substr(names, 3) || ' restart identity cascade'; end if;
  end $$`;
