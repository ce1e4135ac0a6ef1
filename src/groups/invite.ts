import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisibleGroup } from "./find-group.ts";
import { assertMayMail, InvitationInput } from "./invitation-input.ts";
import { lockGroup } from "./lock-group.ts";
import { canKeep } from "./permissions.ts";
import { type InvitedTo, mailInvitations, writeInvitation } from "./write-invitation.ts";

/** What came of inviting: mails that went out, or the path of a link, which is shown once. */
export type Invited = { readonly mails: number } | { readonly path: string };

/**
 * Invites people to a group, by mail or by a link. Nobody is told whether an address has an account here.
 * @throws NotFound, Forbidden, Invalid
 */
export async function inviteToGroup(ctx: PersonCtx, slug: string, body: unknown): Promise<Invited> {
  const input = parse(InvitationInput, body);

  const group = await findVisibleGroup(ctx, slug);

  allow(canKeep(ctx.viewer, group));

  return inTransaction(ctx, async (tx) => {
    allow(canKeep(ctx.viewer, await lockGroup(tx, group.id)));
    const invited = await writeInput(tx, group, input);
    await recordActivity(tx, { kind: "group-invited", groupId: group.id, data: { way: input.way } });
    return invited;
  });
}

/** What `parse(InvitationInput, …)` gives, done. The caller has asked for the right. */
export async function writeInput(
  tx: PersonCtx,
  to: InvitedTo,
  input: ReturnType<typeof InvitationInput.parse>,
): Promise<Invited> {
  if (input.way === "link")
    return { path: await writeInvitation(tx, { to, note: input.note, days: input.days, email: null }) };
  await assertMayMail(tx, input.emails.length);
  await mailInvitations(tx, to, input.emails, input.note);
  return { mails: input.emails.length };
}
