import { z } from "zod";
import { Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { NewPassword } from "./credentials.ts";
import { type Door, onRefusal } from "./door.ts";
import { endOtherSessions } from "./end-session.ts";
import { hasPassword } from "./passwords.ts";

const Passwords = z.object({ current: z.string().max(200).default(""), password: NewPassword });

/**
 * Changes the viewer's password, or gives them a first one. All their other sessions end.
 * @throws Invalid: the present password is wrong, the new one too short
 */
export async function changePassword(ctx: PersonCtx, door: Door, body: unknown): Promise<void> {
  const { current, password } = parse(Passwords, body);
  if (!(await hasPassword(ctx, ctx.viewer.id))) {
    await door.auth.api.setPassword({ body: { newPassword: password }, headers: door.headers });
    await endOtherSessions(ctx);
    return;
  }
  const { headers } = await onRefusal(
    () =>
      door.auth.api.changePassword({
        body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
        headers: door.headers,
        returnHeaders: true,
      }),
    { INVALID_PASSWORD: new Invalid({ current: "people.password.wrong" }) },
  );
  door.keepCookies(headers);
}
