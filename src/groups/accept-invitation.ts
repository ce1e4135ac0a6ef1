import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Forbidden } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx, PersonId } from "../viewer/index.ts";
import { addMember } from "./change-members.ts";
import { findInvitation, type Invitation } from "./find-invitation.ts";
import { readRole } from "./find-person.ts";
import { isOpenInvitation } from "./list-invitations.ts";
import { lockGroup } from "./lock-group.ts";
import { groupPath } from "./paths.ts";

/**
 * Makes the viewer a member of the group that they are invited to, however one joins it otherwise. One invitation by mail
 * lets one person in.
 * @returns where they land: the group, or home where they are invited to the community and have an account anyhow.
 * @throws NotFound, Forbidden (ended, used, expired, archived, barred)
 */
export async function acceptInvitation(
  ctx: PersonCtx,
  token: string,
): Promise<{ group: Invitation["group"]; to: string }> {
  const invitation = await findInvitation(ctx, token);
  const { group } = invitation;
  if (!group) return { group, to: "/" };
  if (!ctx.viewer.roles.has(group.id)) await useInvitation(ctx, invitation, ctx.viewer.id);
  return { group, to: groupPath(group) };
}

/** Uses an invitation for a person who has just come in by it, or is here already. A member uses none up. @throws Forbidden */
export async function useInvitation(ctx: Ctx, invitation: Invitation, personId: PersonId): Promise<void> {
  const { id, group } = invitation;
  await inTransaction(ctx, async (tx) => {
    const locked = group && (await lockGroup(tx, group.id));
    if (locked && (await readRole(tx, locked.id, personId)) !== null) return;
    const used = await tx.db
      .updateTable("invitations")
      .set((eb) => ({ uses: eb("uses", "+", 1) }))
      .where("id", "=", id)
      .where(isOpenInvitation(tx.now()))
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n || locked?.archivedAt) throw new Forbidden("group.invitation.over");
    if (!locked) return;
    await addMember(tx, locked.id, personId);
    await recordActivity(tx, { kind: "group-joined", groupId: locked.id, personId, data: { invited: true } });
  });
}
