import { z } from "zod";
import { Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { addressMustBeProved } from "./access.ts";
import { authMails } from "./auth-mails.ts";
import { Address } from "./credentials.ts";
import type { Door } from "./door.ts";
import { evenTime, evenTimeMs } from "./even-time.ts";
import { assertPassword } from "./passwords.ts";
import "./tables.ts";
import { isTaken } from "./unique.ts";

// Another form on the same page has a field "password" of its own.
const NewAddress = z.object({ email: Address, present: z.string().max(200).default("") });

/** "mailed": the link in a mail to the new address makes it theirs. "changed": it is theirs already. */
export type AddressChange = "mailed" | "changed";

/**
 * Changes the viewer's address. Where mails go out, the new one must be proved by the link that is mailed to it; one that has an
 * account is told by mail, and the answer is the same. Where none go out, the address is simply changed.
 * @throws Invalid: wrong password; the same address; (where no mail goes out) an address that somebody has
 */
export async function changeAddress(
  ctx: PersonCtx,
  door: Door,
  body: unknown,
): Promise<{ change: AddressChange; email: string }> {
  const { email, present } = parse(NewAddress, body);
  if (email === ctx.viewer.email) throw new Invalid({ email: "people.address.same" });
  await assertPassword(ctx, door.auth, present, "present");
  const change = addressMustBeProved(ctx.config)
    ? await mailLink(ctx, door, email)
    : await setAddress(ctx, email);
  return { change, email };
}

function mailLink(ctx: PersonCtx, { auth, headers }: Door, email: string): Promise<"mailed"> {
  return evenTime(evenTimeMs, async () => {
    // Sends nothing to an address that has an account.
    await auth.api.changeEmail({ body: { newEmail: email, callbackURL: "/settings/account" }, headers });
    await authMails(ctx).knownAddress(email);
    return "mailed" as const;
  });
}

async function setAddress(ctx: PersonCtx, email: string): Promise<"changed"> {
  try {
    await ctx.db
      .updateTable("people")
      .set({ email, emailVerified: false, updatedAt: ctx.now() })
      .where("id", "=", ctx.viewer.id)
      .execute();
  } catch (error) {
    if (isTaken(error)) throw new Invalid({ email: "people.address.taken" });
    throw error;
  }
  return "changed";
}
