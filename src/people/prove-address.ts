import { z } from "zod";
import { Invalid, parse } from "../platform/errors/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { type Door, refusalCode } from "./door.ts";
import { addressProved } from "./hooks.ts";
import { sendPeopleMail } from "./people-mail.ts";
import { isTaken } from "./unique.ts";

const Proof = z.object({ token: z.string().max(2_000).catch("") });

/**
 * What came of it. "in": it was a new person's address, and they are logged in. "waits": it is proved, and an administrator
 * has to approve them. "known": it was proved before. "changed": it is a person's new address.
 */
export type Proved = "in" | "waits" | "known" | "changed";

/**
 * Takes the link of a mail as the proof that its reader holds the address.
 * @throws Invalid (""): the link is too old, was used, or is none of ours
 */
export async function proveAddress(ctx: Ctx, door: Door, body: unknown): Promise<Proved> {
  const { token } = parse(Proof, body);
  try {
    const { headers, response } = await door.auth.api.verifyEmail({
      query: { token },
      headers: door.headers,
      returnHeaders: true,
    });
    door.keepCookies(headers);
    const changed = response && "user" in response ? response.user : null;
    if (changed) {
      await addressChanged(ctx, changed as Changed, token);
      return "changed";
    }
    return headers.getSetCookie().length > 0 ? "in" : "known";
  } catch (error) {
    const code = refusalCode(error);
    if (code === "AWAITING_APPROVAL") return "waits";
    if (isTaken(error)) throw new Invalid({ "": "people.address.taken" });
    if (code === undefined || !overCodes.has(code)) throw error;
    throw new Invalid({ "": code === "INVALID_USER" ? "people.link.other-person" : "people.link.over" });
  }
}

const overCodes = new Set([
  "TOKEN_EXPIRED",
  "INVALID_TOKEN",
  "USER_NOT_FOUND",
  "INVALID_USER",
  "SUSPENDED",
  "NO_ACCOUNT",
]);

interface Changed {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
}

/** The new address counts as proved, and the old one hears of it, so that nobody loses an account unawares. */
async function addressChanged(ctx: Ctx, person: Changed, token: string): Promise<void> {
  await addressProved(ctx, person.id, person.email);
  const { language } = await ctx.db
    .selectFrom("people")
    .select("language")
    .where("id", "=", person.id)
    .executeTakeFirstOrThrow();
  const before = formerAddress(token);
  if (before)
    await sendPeopleMail(
      ctx,
      "address-changed",
      { name: person.name, email: before, language },
      { path: "/", values: { next: person.email } },
    );
}

/** The address that the token was made for; Better Auth has checked its signature by now. */
function formerAddress(token: string): string | undefined {
  const payload: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  return z.object({ email: z.string() }).safeParse(payload).data?.email;
}
