import { type Migration, Migrator } from "kysely/migration";
import type { Db } from "./open.ts";

/**
 * Brings the database to the newest step. Each step runs once; two processes at once are kept apart by a lock.
 * @returns the names of the steps that were taken now.
 * @throws the error of the step that failed.
 */
export async function migrate(db: Db, migrations: Record<string, Migration>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter((result) => result.status === "Success")
    .map((result) => result.migrationName);
}
