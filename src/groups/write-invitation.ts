import type { GroupId, PersonCtx } from "../viewer/index.ts";
import { sendGroupMail } from "./group-mails.ts";
import { invitationPath, newToken } from "./invitation-token.ts";

const dayMs = 24 * 3_600_000;
export const mailedForDays = 30;

/** What one is invited to; a group, or null for the community itself. */
export type InvitedTo = { readonly id: GroupId; readonly name: string } | null;

interface NewInvitation {
  readonly to: InvitedTo;
  readonly note: string;
  readonly days: number;
  /** The one address it is for; null for a link that anyone may use until it ends. */
  readonly email: string | null;
}

/** Keeps an invitation, in the transaction. @returns the path that opens it: it cannot be read again later. */
export async function writeInvitation(
  tx: PersonCtx,
  { to, note, days, email }: NewInvitation,
): Promise<string> {
  const { token, tokenHash } = newToken();
  await tx.db
    .insertInto("invitations")
    .values({
      tokenHash,
      groupId: to?.id ?? null,
      email,
      note,
      invitedBy: tx.viewer.id,
      createdAt: tx.now(),
      expiresAt: new Date(tx.now().getTime() + days * dayMs),
      usesMax: email === null ? null : 1,
    })
    .execute();
  return invitationPath(token);
}

/** Invites by mail, one invitation an address; the one that an address had before ends. */
export async function mailInvitations(
  tx: PersonCtx,
  to: InvitedTo,
  emails: readonly string[],
  note: string,
): Promise<void> {
  await tx.db
    .updateTable("invitations")
    .set({ endedAt: tx.now(), endedBy: tx.viewer.id })
    .where("groupId", "is not distinct from", to?.id ?? null)
    .where("email", "in", emails)
    .where("endedAt", "is", null)
    .execute();
  const kind = to ? "invited" : "community-invited";
  for (const email of emails) {
    const path = await writeInvitation(tx, { to, note, days: mailedForDays, email });
    const values = { group: to?.name, by: tx.viewer.name, word: note };
    await sendGroupMail(tx, kind, { email, name: "", language: null }, path, values);
  }
}
