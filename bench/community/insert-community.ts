import type pg from "pg";
import type { Rows } from "./make-community.ts";

const rowsAtOnce = 500;
const settings = { name: "A made community", setUpAt: "2025-01-01T00:00:00.000Z" };

/**
 * Puts a made community into an empty, migrated database: by SQL in large pieces, because the acts would take minutes.
 * The rows say what the acts would have left behind.
 */
export async function insertCommunity(pool: pg.Pool, rows: Rows): Promise<void> {
  await insertRows(
    pool,
    "settings",
    Object.entries(settings).map(([key, value]) => ({ key, value })),
  );
  for (const [table, list] of Object.entries(rows)) await insertRows(pool, table, list);
  await pool.query(continueNumbering);
  await pool.query("analyze");
}

async function insertRows(
  pool: pg.Pool,
  table: string,
  rows: ReadonlyArray<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.join(", ");
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const piece = JSON.stringify(rows.slice(start, start + rowsAtOnce));
    await pool.query(
      `insert into ${table} (${names}) overriding system value
       select ${names} from json_populate_recordset(null::${table}, $1::json)`,
      [piece],
    );
  }
}

/** Rows came with their numbers: the next one is numbered after them. */
const continueNumbering = `
  do $$
  declare one record; top bigint;
  begin
    for one in
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and is_identity = 'YES'
    loop
      execute format('select coalesce(max(%I), 0) from %I', one.column_name, one.table_name) into top;
      execute format('alter table %I alter column %I restart with %s', one.table_name, one.column_name, top + 1);
    end loop;
  end $$`;
