import { sql } from "kysely";
import { readSettings } from "../settings/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { activePeople, inName, termsOf } from "./list-people.ts";
import { maySeePeople } from "./permissions.ts";

/** Somebody whom a writer may name in a text. */
export interface Nameable {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
}

/**
 * People whose name or handle has these letters, for naming them while writing; those that begin so come first. Only who is
 * in the directory is found: whoever may not see that finds nobody.
 */
export async function findNameable(ctx: Ctx, letters: string, limit: number): Promise<Nameable[]> {
  if (maySeePeople(ctx.viewer, await readSettings(ctx)) !== null) return [];
  const terms = termsOf(letters);
  const begins = sql<number>`case
    when people.name_folded like fold(${escapeLike(letters.trim())}) || '%' then 0
    when people.handle like fold(${escapeLike(letters.trim())}) || '%' then 1 else 2 end`;
  return activePeople(ctx)
    .$if(terms.length > 0, (query) => query.where(sql<boolean>`(${sql.join(terms.map(inName), sql` and `)})`))
    .select(["people.id", "people.name", "people.handle"])
    .orderBy(begins)
    .orderBy("people.nameFolded")
    .orderBy("people.id")
    .limit(limit)
    .execute();
}

const escapeLike = (letters: string) => letters.replace(/[\\%_]/g, "\\$&");
