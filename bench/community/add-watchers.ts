import { join } from "node:path";
import { openDatabase } from "../../src/platform/database/index.ts";

/**
 * Puts people into a prepared data folder who belong to the group of a post and watch its thread, each with a proved address.
 * @returns their addresses.
 */
export async function addWatchers(
  dataDir: string,
  databaseUrl: string | undefined,
  postId: number,
  count: number,
): Promise<string[]> {
  const database = await openDatabase(
    databaseUrl === undefined ? { dataDir: join(dataDir, "database") } : { databaseUrl },
  );
  try {
    await database.pool.query(
      `with made as (
         insert into people (name, handle, email, email_verified)
         select 'Watcher ' || number, 'watcher-' || number, 'watcher' || number || '@school.nz', true
         from generate_series(1, $2::int) as number returning id
       ), joined as (
         insert into memberships (group_id, person_id) select group_id, made.id from made, posts where posts.id = $1
       )
       insert into follow_levels (person_id, post_id, level) select id, $1, 'watching' from made`,
      [postId, count],
    );
    await database.pool.query("analyze");
  } finally {
    await database.close();
  }
  return Array.from({ length: count }, (_, index) => `watcher${index + 1}@school.nz`);
}
