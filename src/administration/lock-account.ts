import { Conflict, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { AccountFacts } from "./permissions.ts";

/** An account as the acts here need it. */
export interface Account extends AccountFacts {
  readonly name: string;
}

/**
 * Takes hold of an account, inside a transaction, together with all administrators: two of them who act on each other at
 * once come one after the other, so that one is always left.
 * @throws NotFound; Conflict if the viewer has just stopped being an administrator.
 */
export async function lockAccount(tx: PersonCtx, handle: string): Promise<Account> {
  const rows = await tx.db
    .selectFrom("people")
    .where((eb) =>
      eb.or([
        eb("handle", "=", handle),
        eb.and([eb("role", "=", "administrator"), eb("standing", "=", "active")]),
      ]),
    )
    .select(["id", "name", "handle", "role", "standing"])
    .orderBy("id")
    .forUpdate()
    .execute();
  const self = rows.find(({ id }) => id === tx.viewer.id);
  if (self?.role !== "administrator" || self.standing !== "active") throw new Conflict();
  const account = rows.find((row) => row.handle === handle);
  if (!account || account.standing === "closed" || account.standing === "placeholder") throw new NotFound();
  return account;
}
