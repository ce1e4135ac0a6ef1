import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, parse } from "../platform/errors/index.ts";
import { readSettings } from "../settings/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { addressMustBeProved } from "./access.ts";
import { askForApproval } from "./ask-for-approval.ts";
import { authMails } from "./auth-mails.ts";
import { Address, NewPassword } from "./credentials.ts";
import { type Door, refusalCode } from "./door.ts";
import { evenTime, evenTimeMs } from "./even-time.ts";
import { addressProved, personSignedUp, type Welcome, welcomeFor } from "./hooks.ts";
import { logIn } from "./log-in.ts";
import { maySignUp } from "./permissions.ts";
import { PersonName } from "./person-name.ts";
import { sendProof } from "./send-proof.ts";
import type { Standing } from "./tables.ts";

const SignUp = z.object({
  name: PersonName,
  email: Address,
  password: NewPassword,
  invitation: z.string().max(200).optional(),
});

type Account = z.infer<typeof SignUp>;

/** What comes next: they are in; they have to open the link that was mailed to them; or an administrator must approve them. */
export type NextStep = "in" | "prove" | "wait";

/**
 * Makes an account. Where the address has one already, its holder is told by mail and the answer is the same, except where
 * no mail goes out: there a new account is open at once, so the difference cannot be hidden.
 * @param to where they land when they are in.
 * @throws Invalid; Forbidden where one must be invited and is not
 */
export async function signUp(
  ctx: Ctx,
  door: Door,
  body: unknown,
  to: string,
): Promise<{ next: NextStep; email: string; to: string }> {
  const account = parse(SignUp, body);

  const settings = await readSettings(ctx);
  const welcome = await welcomeFor(ctx, account.invitation);

  allow(maySignUp(settings, welcome));

  const standing = settings.signUp === "approval" && !welcome ? "awaiting-approval" : "active";
  const landing = to === "/" && welcome ? welcome.to : to;
  // Who holds an invitation that was mailed to the address reads the mails to it.
  const proved = welcome?.email === account.email || !addressMustBeProved(ctx.config);

  const personId = await evenTime(evenTimeMs, async () => {
    const made = await makeAccount(ctx, door, account, standing);
    if (made) await welcomeIn(ctx, door, made, account, { proved, welcome, to: landing });
    else await authMails(ctx).knownAddress(account.email);
    return made;
  });

  if (!proved) return { next: "prove", email: account.email, to: landing };
  if (standing === "awaiting-approval") return { next: "wait", email: account.email, to: landing };
  await enter(door, account, personId !== undefined);
  return { next: "in", email: account.email, to: landing };
}

/** All that follows a new account, before anybody is let in. */
async function welcomeIn(
  ctx: Ctx,
  door: Door,
  personId: PersonId,
  { email, invitation }: Account,
  { proved, welcome, to }: { proved: boolean; welcome: Welcome | null; to: string },
): Promise<void> {
  await inTransaction(ctx, (tx) => recordActivity(tx, { kind: "person-signed-up", personId }));
  await personSignedUp(ctx, { personId, email, invitation: invitation ?? null });
  if (welcome?.email === email) await addressProved(ctx, personId, email);
  if (proved) await askForApproval(ctx, personId);
  else await sendProof(ctx, door.auth, { id: personId, email }, to);
}

async function enter(door: Door, account: Account, isNew: boolean): Promise<void> {
  try {
    await logIn(door, { email: account.email, password: account.password });
  } catch (error) {
    // The address has an account with another password.
    if (!isNew && error instanceof Invalid) throw new Invalid({ email: "people.sign-up.address" });
    throw error;
  }
}

const triesMax = 5;

/** @returns the new person's id; undefined where the address has an account. */
async function makeAccount(
  ctx: Ctx,
  { auth, headers }: Door,
  { name, email, password }: Account,
  standing: Standing,
): Promise<PersonId | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      const body = { name, email, password, standing, language: ctx.viewer.language };
      const { user } = await auth.api.signUpEmail({ body, headers });
      // Better Auth answers a known address with a person that it made up.
      const row = await ctx.db
        .selectFrom("people")
        .select("id")
        .where("id", "=", user.id)
        .where("email", "=", email)
        .executeTakeFirst();
      return row?.id;
    } catch (error) {
      // Somebody took the address or the handle between the look and the insert: the next try sees it.
      if (refusalCode(error) !== "FAILED_TO_CREATE_USER" || tries === triesMax)
        throw new Error("The account could not be made.", { cause: error });
    }
  }
}
