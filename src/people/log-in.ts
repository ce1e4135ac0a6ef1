import { z } from "zod";
import { Invalid, parse } from "../platform/errors/index.ts";
import { Address, GivenPassword } from "./credentials.ts";
import { type Door, onRefusal } from "./door.ts";

const LogIn = z.object({ email: Address, password: GivenPassword });

const wrong = new Invalid({ "": "people.log-in.wrong" });

/** The message key of the refusal that has a way out: the mail can be sent again. */
export const notProved = "people.log-in.not-proved";

/** What is said to somebody who knows the password and is not let in all the same; by the code of access.ts. */
export const refusalsToEnter: Readonly<Record<string, Error>> = {
  AWAITING_APPROVAL: new Invalid({ "": "people.log-in.waiting" }),
  SUSPENDED: new Invalid({ "": "people.log-in.suspended" }),
  ADDRESS_NOT_PROVED: new Invalid({ "": notProved }),
  NO_ACCOUNT: wrong,
};

/**
 * Lets somebody in by their password. An unknown address and a wrong password are refused in the same words and the same
 * time; only who knows the password hears why an account is not open.
 * @throws Invalid
 */
export async function logIn(door: Door, body: unknown): Promise<void> {
  const credentials = parse(LogIn, body);
  const { headers } = await onRefusal(
    () => door.auth.api.signInEmail({ body: credentials, headers: door.headers, returnHeaders: true }),
    { ...refusalsToEnter, INVALID_EMAIL_OR_PASSWORD: wrong },
  );
  door.keepCookies(headers);
}

/** Ends the session of this browser; the others stay. */
export async function logOut(door: Door): Promise<void> {
  const { headers } = await door.auth.api.signOut({ headers: door.headers, returnHeaders: true });
  door.keepCookies(headers);
}
