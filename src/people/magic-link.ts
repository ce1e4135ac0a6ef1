import { z } from "zod";
import { Invalid, parse } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { Address } from "./credentials.ts";
import { type Door, onRefusal } from "./door.ts";
import { evenTime, evenTimeMs } from "./even-time.ts";
import { addressProved } from "./hooks.ts";
import { refusalsToEnter } from "./log-in.ts";
import { hasPassword } from "./passwords.ts";

const Asked = z.object({ email: Address });

/**
 * Has a link mailed by which one logs in once. An address without an account gets none; the answer is the same.
 * @param to where it leads. @returns the address, as it was understood. @throws Invalid ("email")
 */
export async function askForMagicLink({ auth, headers }: Door, body: unknown, to: string): Promise<string> {
  const { email } = parse(Asked, body);
  await evenTime(evenTimeMs, () => auth.api.signInMagicLink({ body: { email, callbackURL: to }, headers }));
  return email;
}

const linkOver = new Invalid({ "": "people.link.over" });
const Link = z.object({ token: z.string().max(200).catch("") });

/**
 * Lets somebody in by the link that was mailed to them; it is used up by it. Whoever opens it reads what is sent to the
 * address, so the address counts as proved. An account that nobody had proved before loses its password: it may have been
 * made by somebody who only claimed the address.
 * @returns whether they have a password. @throws Invalid
 */
export async function enterByLink(
  ctx: Ctx,
  door: Door,
  body: unknown,
): Promise<{ readonly hasPassword: boolean }> {
  const { token } = parse(Link, body);
  const { headers, response } = await onRefusal(
    () => door.auth.api.magicLinkVerify({ query: { token }, headers: door.headers, returnHeaders: true }),
    { ...refusalsToEnter, INVALID_TOKEN: linkOver, new_user_signup_disabled: linkOver },
  );
  door.keepCookies(headers);
  await addressProved(ctx, response.user.id, response.user.email);
  return { hasPassword: await hasPassword(ctx, response.user.id) };
}
