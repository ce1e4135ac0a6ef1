import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import type { Auth } from "./auth.ts";
import "./tables.ts";

/** True for somebody who has a password. Some come in by links in mails alone. */
export async function hasPassword(ctx: Pick<PlatformCtx, "db">, personId: PersonId): Promise<boolean> {
  return (await passwordHash(ctx, personId)) !== undefined;
}

/** True if this is the person's password. It takes as long for somebody who has none. */
export async function isPassword(
  ctx: Pick<PlatformCtx, "db">,
  auth: Auth,
  personId: PersonId,
  password: string,
): Promise<boolean> {
  const { password: passwords } = await auth.$context;
  const hash = await passwordHash(ctx, personId);
  if (hash !== undefined) return passwords.verify({ hash, password });
  await passwords.hash(password);
  return false;
}

async function passwordHash(ctx: Pick<PlatformCtx, "db">, personId: PersonId): Promise<string | undefined> {
  const account = await ctx.db
    .selectFrom("accounts")
    .select("password")
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  return account?.password ?? undefined;
}
