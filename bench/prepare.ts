import { createHmac, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { migrations } from "../migrations/index.ts";
import { firstDatabase } from "../scripts/first-database.ts";
import { readSecrets } from "../src/platform/config/index.ts";
import { migrate, openDatabase } from "../src/platform/database/index.ts";
import { insertCommunity } from "./community/insert-community.ts";
import type { Community } from "./community/make-community.ts";

/**
 * Makes a data folder, and its database, in which the community stands and its member is logged in.
 * @param databaseUrl a PostgreSQL server's empty database; undefined for the embedded one.
 * @returns the cookie of the member's browser.
 */
export async function prepareData(
  dataDir: string,
  databaseUrl: string | undefined,
  community: Community,
): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const { signing } = await readSecrets(dataDir);
  const database = await openDatabase(
    databaseUrl === undefined
      ? { dataDir: join(dataDir, "database"), template: await firstDatabase() }
      : { databaseUrl },
  );
  try {
    await migrate(database.db, migrations);
    await insertCommunity(database.pool, community.rows);
    const token = randomUUID();
    await database.pool.query("insert into sessions (user_id, token, expires_at) values ($1, $2, $3)", [
      community.memberId,
      token,
      new Date(Date.now() + 86_400_000),
    ]);
    const signature = createHmac("sha256", signing).update(token).digest("base64");
    return `weft.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  } finally {
    await database.close();
  }
}
