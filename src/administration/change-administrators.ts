import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import { administratorCtx, type Ctx } from "../viewer/index.ts";
import { type Account, lockAccount } from "./lock-account.ts";
import { canMakeAdministrator, canTakeBackAdministration } from "./permissions.ts";

/**
 * Makes somebody an administrator, or (with `role` "member") takes it back from them.
 * @throws NotFound, Forbidden (oneself; not active), Conflict
 */
export async function changeAdministrator(
  ctx: Ctx,
  handle: string,
  role: "administrator" | "member",
): Promise<Account> {
  const administrator = administratorCtx(ctx);
  const makes = role === "administrator";
  return inTransaction(administrator, async (tx) => {
    const account = await lockAccount(tx, handle);
    allow((makes ? canMakeAdministrator : canTakeBackAdministration)(tx.viewer, account));
    await tx.db
      .updateTable("people")
      .set({ role, updatedAt: tx.now() })
      .where("id", "=", account.id)
      .execute();
    const kind = makes ? "administrator-made" : "administrator-taken-back";
    await recordActivity(tx, { kind, personId: account.id });
    return account;
  });
}
