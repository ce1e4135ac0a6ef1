import { sql } from "kysely";
import type { PersonCtx } from "../viewer/index.ts";
import type { Account } from "./lock-account.ts";
import type { AccountFilter } from "./people-path.ts";

const accountsPerPage = 30;

/** An account as the administration lists it. */
export interface AccountRow extends Account {
  readonly handle: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly face: string | null;
  readonly createdAt: Date;
}

/** A page of accounts by name; found by name (macron-blind), handle or address. The caller has asked for the right. */
export async function listAccounts(
  ctx: PersonCtx,
  { words, show, page }: AccountFilter,
): Promise<{ accounts: AccountRow[]; more: boolean }> {
  const accounts = await ctx.db
    .selectFrom("people")
    .$if(show !== "suspended", (query) => query.where("standing", "in", ["active", "suspended"]))
    .$if(show === "suspended", (query) => query.where("standing", "=", "suspended"))
    .$if(show === "administrators", (query) => query.where("role", "=", "administrator"))
    .$if(words !== "", (query) =>
      query.where(
        sql<boolean>`(position(fold(${words}) in fold(name)) > 0 or position(lower(${words}) in handle) > 0
          or position(lower(${words}) in lower(email)) > 0)`,
      ),
    )
    .select([
      "id",
      "name",
      "handle",
      "email",
      "emailVerified",
      "image as face",
      "role",
      "standing",
      "createdAt",
    ])
    .orderBy(sql`fold(name)`)
    .orderBy("id")
    .limit(accountsPerPage + 1)
    .offset((page - 1) * accountsPerPage)
    .execute();
  return { accounts: accounts.slice(0, accountsPerPage), more: accounts.length > accountsPerPage };
}
