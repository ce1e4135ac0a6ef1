import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import type { GroupId, PersonCtx } from "../viewer/index.ts";
import { findVisibleGroup } from "./find-group.ts";
import { canInviteToCommunity } from "./invite-to-community.ts";
import { canKeep } from "./permissions.ts";

/**
 * Ends an invitation to a group: nobody can use it any more.
 * @throws NotFound, Forbidden
 */
export async function endInvitation(ctx: PersonCtx, slug: string, invitationId: number): Promise<void> {
  const group = await findVisibleGroup(ctx, slug);
  allow(canKeep(ctx.viewer, group));
  await end(ctx, group.id, invitationId);
}

/**
 * Ends an invitation to the community.
 * @throws NotFound, Forbidden
 */
export async function endCommunityInvitation(ctx: PersonCtx, invitationId: number): Promise<void> {
  allow(canInviteToCommunity(ctx.viewer));
  await end(ctx, null, invitationId);
}

async function end(ctx: PersonCtx, groupId: GroupId | null, invitationId: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .updateTable("invitations")
      .set({ endedAt: tx.now(), endedBy: ctx.viewer.id })
      .where("id", "=", invitationId)
      .where("groupId", "is not distinct from", groupId)
      .where("endedAt", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) throw new NotFound();
    await recordActivity(tx, { kind: "invitation-ended", ...(groupId === null ? {} : { groupId }) });
  });
}
