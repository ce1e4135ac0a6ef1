import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "./support/database.ts";

const { db } = await testDatabase();
const names = async () =>
  (await sql<{ key: string }>`select key from settings`.execute(db)).rows.map((row) => row.key);

test("a test has the tables that the migrations made", async () => {
  await sql`insert into settings (key, value) values ('name', '"Weft"')`.execute(db);
  expect(await names()).toEqual(["name"]);
});

test("a test sees no row of the test before it", async () => {
  expect(await names()).toEqual([]);
});

test("text folds to the same letters with and without macrons", async () => {
  const { rows } = await sql<{ folded: string }>`select fold('Ōtautahi ĀKONGA É') as folded`.execute(db);
  expect(rows[0]?.folded).toBe("otautahi akonga e");
});
