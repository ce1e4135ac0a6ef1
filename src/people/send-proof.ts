import { createEmailVerificationToken } from "better-auth/api";
import { z } from "zod";
import type { PlatformCtx } from "../platform/ctx.ts";
import { parse } from "../platform/errors/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { type Auth, proofLastsSeconds } from "./auth.ts";
import { authMails } from "./auth-mails.ts";
import { Address } from "./credentials.ts";
import type { Door } from "./door.ts";
import { evenTime, evenTimeMs } from "./even-time.ts";
import "./tables.ts";

/** Sends the mail by whose link a new person proves their address. @param to where they land afterwards. */
export async function sendProof(
  ctx: PlatformCtx,
  auth: Auth,
  person: { readonly id: PersonId; readonly email: string },
  to: string,
): Promise<void> {
  const { secret } = await auth.$context;
  const token = await createEmailVerificationToken(secret, person.email, undefined, proofLastsSeconds, {
    userId: person.id,
  });
  await authMails(ctx).proveAddress({ personId: person.id, email: person.email, token, to });
}

const AskAgain = z.object({ email: Address });

/**
 * Sends that mail again. An address without an account, or one that is proved already, gets none, and the answer does not
 * tell which.
 * @returns the address, as it was understood.
 * @throws Invalid ("email")
 */
export async function sendProofAgain(ctx: Ctx, door: Door, body: unknown, to: string): Promise<string> {
  const { email } = parse(AskAgain, body);
  await evenTime(evenTimeMs, async () => {
    const person = await ctx.db
      .selectFrom("people")
      .select("id")
      .where("email", "=", email)
      .where("emailVerified", "=", false)
      .executeTakeFirst();
    if (person) await sendProof(ctx, door.auth, { id: person.id, email }, to);
  });
  return email;
}
