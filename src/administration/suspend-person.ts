import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import { administratorCtx, type Ctx } from "../viewer/index.ts";
import { type Account, lockAccount } from "./lock-account.ts";
import { canLetBack, canSuspend } from "./permissions.ts";

/**
 * Keeps somebody out: they are logged out everywhere and cannot log in until they are let back. What they wrote stays.
 * @throws NotFound, Forbidden (oneself; not active), Conflict
 */
export async function suspendPerson(ctx: Ctx, handle: string): Promise<Account> {
  const administrator = administratorCtx(ctx);
  return inTransaction(administrator, async (tx) => {
    const account = await lockAccount(tx, handle);
    allow(canSuspend(tx.viewer, account));
    await tx.db
      .updateTable("people")
      .set({ standing: "suspended", updatedAt: tx.now() })
      .where("id", "=", account.id)
      .execute();
    await tx.db.deleteFrom("sessions").where("userId", "=", account.id).execute();
    await recordActivity(tx, { kind: "person-suspended", personId: account.id });
    return account;
  });
}

/**
 * Lets somebody back who was suspended.
 * @throws NotFound, Forbidden (not suspended), Conflict
 */
export async function letBackPerson(ctx: Ctx, handle: string): Promise<Account> {
  const administrator = administratorCtx(ctx);
  return inTransaction(administrator, async (tx) => {
    const account = await lockAccount(tx, handle);
    allow(canLetBack(tx.viewer, account));
    await tx.db
      .updateTable("people")
      .set({ standing: "active", updatedAt: tx.now() })
      .where("id", "=", account.id)
      .execute();
    await recordActivity(tx, { kind: "person-let-back", personId: account.id });
    return account;
  });
}
