import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { InvitationInput } from "./invitation-input.ts";
import { type Invited, writeInput } from "./invite.ts";

/** To invite to the community itself, and to see and end such invitations: for administrators. */
export function canInviteToCommunity(viewer: PersonCtx["viewer"]): string | null {
  return viewer.administrator ? null : "error.administrators-only";
}

/**
 * Invites people to the community, by mail (`way` "mail", `emails`, `note`) or by a link (`way` "link", `days`, `note`).
 * @throws Forbidden, Invalid
 */
export async function inviteToCommunity(ctx: PersonCtx, body: unknown): Promise<Invited> {
  const input = parse(InvitationInput, body);

  allow(canInviteToCommunity(ctx.viewer));

  return inTransaction(ctx, async (tx) => {
    const invited = await writeInput(tx, null, input);
    await recordActivity(tx, { kind: "community-invited", data: { way: input.way } });
    return invited;
  });
}
