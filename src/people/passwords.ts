import type { PlatformCtx } from "../platform/ctx.ts";
import { Invalid } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { Auth } from "./auth.ts";
import "./tables.ts";

/** True for somebody who has a password. Some come in by links in mails alone. */
export async function hasPassword(ctx: Pick<PlatformCtx, "db">, personId: PersonId): Promise<boolean> {
  return (await passwordHash(ctx, personId)) !== undefined;
}

/**
 * Asks for the viewer's password again before something that a session alone must not do. Somebody without one is not asked.
 * @param field what the form calls it. @throws Invalid (that field)
 */
export async function assertPassword(
  ctx: PersonCtx,
  auth: Auth,
  password: string,
  field = "password",
): Promise<void> {
  const hash = await passwordHash(ctx, ctx.viewer.id);
  if (hash === undefined) return;
  const { password: passwords } = await auth.$context;
  if (!(await passwords.verify({ hash, password }))) throw new Invalid({ [field]: "people.password.wrong" });
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
