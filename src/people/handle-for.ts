import { sql } from "kysely";
import type { Db } from "../platform/database/index.ts";
import { handleFrom } from "../platform/text/index.ts";
import "./tables.ts";

/** A handle for a new person that nobody has or had: out of the name, with a number behind it where it is taken. */
export async function handleFor(db: Db, name: string): Promise<string> {
  const wish = handleFrom(name);
  const taken = await db
    .selectFrom("people")
    .select("handle")
    .where(sql<boolean>`handle = ${wish} or handle like ${`${wish}-%`}`)
    .unionAll(
      db
        .selectFrom("formerHandles")
        .select("handle")
        .where(sql<boolean>`handle = ${wish} or handle like ${`${wish}-%`}`),
    )
    .execute();
  const handles = new Set(taken.map((row) => row.handle));
  if (!handles.has(wish)) return wish;
  let number = 2;
  while (handles.has(`${wish}-${number}`)) number++;
  return `${wish}-${number}`;
}
