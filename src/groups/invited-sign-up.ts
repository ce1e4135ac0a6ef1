import type { NewPerson, Welcome } from "../people/index.ts";
import { NotFound, WeftError } from "../platform/errors/index.ts";
import { readSettings } from "../settings/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { useInvitation } from "./accept-invitation.ts";
import { findInvitation } from "./find-invitation.ts";
import { groupPath } from "./paths.ts";

/** What an invitation opens to somebody who signs up; null for one that is over, or that is none. */
export async function welcomeByInvitation(ctx: Ctx, token: string): Promise<Welcome | null> {
  try {
    const { open, email, group } = await findInvitation(ctx, token);
    if (!open) return null;
    const label = group ? group.name : (await readSettings(ctx)).name;
    return { email, label, to: group ? groupPath(group) : "/" };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/**
 * Uses the invitation that a new person came by: they are a member from the start. One that ended in the same moment does
 * not undo the account.
 */
export async function useAtSignUp(ctx: Ctx, { personId, invitation }: NewPerson): Promise<void> {
  if (!invitation) return;
  try {
    await useInvitation(ctx, await findInvitation(ctx, invitation), personId);
  } catch (error) {
    if (!(error instanceof WeftError)) throw error;
  }
}
