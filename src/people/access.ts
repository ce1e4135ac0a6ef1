import type { Config } from "../platform/config/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Why somebody who knows the password (or has the link) is still not let in. */
export type AccessRefusal = "AWAITING_APPROVAL" | "SUSPENDED" | "ADDRESS_NOT_PROVED" | "NO_ACCOUNT";

/**
 * Where mails really go out, an address must be proved before anybody comes in by it. Where they do not, nobody could:
 * then an account works from the start.
 */
export function addressMustBeProved(config: Pick<Config, "smtpUrl">): boolean {
  return config.smtpUrl !== undefined;
}

/** Says why this person may not have a session now, or null. */
export async function accessRefusal(
  ctx: Pick<PlatformCtx, "db" | "config">,
  personId: PersonId,
): Promise<AccessRefusal | null> {
  const person = await ctx.db
    .selectFrom("people")
    .select(["standing", "emailVerified"])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (person?.standing === "suspended") return "SUSPENDED";
  if (person?.standing !== "active" && person?.standing !== "awaiting-approval") return "NO_ACCOUNT";
  if (addressMustBeProved(ctx.config) && !person.emailVerified) return "ADDRESS_NOT_PROVED";
  return person.standing === "active" ? null : "AWAITING_APPROVAL";
}
