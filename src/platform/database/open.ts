import { CamelCasePlugin, Kysely } from "kysely";
import pg from "pg";
import { startEmbedded } from "./embedded.ts";
import { GuardedDialect } from "./guarded-driver.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;

/** An open database: the handle, the pool beneath it, and how to end both. */
export interface OpenDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly embedded: boolean;
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Where the database is: a server's address, or a folder for the embedded one (no folder: in memory). */
export type DatabasePlace =
  | { readonly databaseUrl: string; readonly connectionsMax?: number }
  | { readonly databaseUrl?: undefined; readonly dataDir?: string; readonly template?: Uint8Array };

/**
 * Opens the database, starting the embedded one if no server is named.
 * @throws whatever the driver says if the server cannot be reached at the first query.
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  const embedded = place.databaseUrl === undefined ? await startEmbedded(place) : undefined;
  const pool = new pg.Pool({
    ...(embedded
      ? { host: embedded.host, user: "postgres", database: "postgres", max: 12 }
      : {
          connectionString: place.databaseUrl,
          max: (place as { connectionsMax?: number }).connectionsMax ?? 12,
        }),
    types: { getTypeParser },
  });
  // A connection that breaks while it is lent out says so twice: to whoever waits, and here, where nobody may be listening.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {}); // a lost idle connection is replaced by the pool; the next query tells
  const db = new Kysely<Tables>({
    dialect: new GuardedDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    db,
    pool,
    embedded: embedded !== undefined,
    async dump() {
      if (!embedded) throw new Error("Only the embedded database can be dumped this way.");
      return embedded.dump();
    },
    async close() {
      await db.destroy();
      await embedded?.close();
    },
  };
}

const INT8 = 20;
/** bigint comes as a number: ids and counts stay far below 2^53. */
function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return Number;
  return pg.types.getTypeParser(oid, format as "text") as (value: string) => unknown;
}
