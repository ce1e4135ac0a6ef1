import type { PlatformCtx } from "../platform/ctx.ts";
import { Invalid } from "../platform/errors/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { handleFor } from "./handle-for.ts";
import "./tables.ts";

/** True once somebody looks after this community. */
export async function hasAdministrator(ctx: Pick<PlatformCtx, "db">): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("people")
    .where("role", "=", "administrator")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Makes an administrator whose address counts as proved, in the set-up's transaction.
 * @param person.passwordHash by Better Auth, made beforehand because it is slow on purpose.
 * @throws Invalid ("adminEmail") where somebody has the address.
 */
export async function addAdministrator(
  tx: Pick<PlatformCtx, "db" | "now">,
  person: { name: string; email: string; passwordHash: string },
): Promise<PersonId> {
  const { name, email, passwordHash } = person;
  const now = tx.now();
  const row = await tx.db
    .insertInto("people")
    .values({
      name,
      handle: await handleFor(tx.db, name),
      email,
      emailVerified: true,
      role: "administrator",
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) throw new Invalid({ adminEmail: "setup.refused.address-taken" });
  await tx.db
    .insertInto("accounts")
    .values({
      accountId: row.id,
      providerId: "credential",
      userId: row.id,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return row.id;
}
