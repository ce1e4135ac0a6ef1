import { z } from "zod";
import { Invalid, parse } from "../platform/errors/index.ts";
import { Address, NewPassword } from "./credentials.ts";
import { type Door, onRefusal } from "./door.ts";
import { evenTime, evenTimeMs } from "./even-time.ts";

const Asked = z.object({ email: Address });

/**
 * Has the link to a new password mailed. An address without an account gets none; the answer is the same.
 * @returns the address, as it was understood. @throws Invalid ("email")
 */
export async function askForPassword({ auth, headers }: Door, body: unknown): Promise<string> {
  const { email } = parse(Asked, body);
  await evenTime(evenTimeMs, () => auth.api.requestPasswordReset({ body: { email }, headers }));
  return email;
}

/** True while the link with this token can still be used. */
export async function isPasswordLink({ auth }: Pick<Door, "auth">, token: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  const known = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  return known !== null && known.expiresAt > new Date();
}

const linkOver = new Invalid({ "": "people.link.over" });

const Chosen = z.object({ token: z.string().max(200).catch(""), password: NewPassword });

/**
 * Sets the password that somebody chose behind the mailed link, which is used up by it. All sessions end, so whoever knew
 * the old password is out; the address counts as proved.
 * @throws Invalid
 */
export async function replacePassword({ auth, headers }: Door, body: unknown): Promise<void> {
  const { token, password } = parse(Chosen, body);
  await onRefusal(() => auth.api.resetPassword({ body: { token, newPassword: password }, headers }), {
    INVALID_TOKEN: linkOver,
    USER_NOT_FOUND: linkOver,
  });
}
