import { recordActivity } from "../activity/index.ts";
import { Invalid } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { dropMember, readHolding } from "./change-members.ts";
import { readRole } from "./find-person.ts";
import { lockGroup } from "./lock-group.ts";
import { canGo } from "./permissions.ts";

/**
 * Ends all memberships of a person whose account closes, in the transaction of the closing. Where they are the only steward
 * of a group with other members, they have to hand it over first; a group in which they are alone is archived, because
 * nobody is left who could. Their open requests and invitations end.
 * @throws Invalid ("": "group.close.hand-over")
 */
export async function closeMemberships(tx: PersonCtx): Promise<void> {
  const memberships = await tx.db
    .selectFrom("memberships")
    .where("personId", "=", tx.viewer.id)
    .select("groupId")
    .orderBy("groupId") // always in the same order, so that two closings do not wait for each other
    .execute();
  for (const { groupId } of memberships) await leaveForGood(tx, groupId);
  await tx.db
    .updateTable("joinRequests")
    .set({ answer: "withdrawn", answeredAt: tx.now(), answeredBy: tx.viewer.id })
    .where("personId", "=", tx.viewer.id)
    .where("answer", "is", null)
    .execute();
  await tx.db
    .updateTable("invitations")
    .set({ endedAt: tx.now(), endedBy: tx.viewer.id })
    .where("invitedBy", "=", tx.viewer.id)
    .where("endedAt", "is", null)
    .execute();
}

async function leaveForGood(tx: PersonCtx, groupId: number): Promise<void> {
  const group = await lockGroup(tx, groupId);
  // Nobody can be given an archived group; an administrator brings it back if it is wanted again.
  if (!group.archivedAt && (await readRole(tx, groupId, tx.viewer.id)) === "steward") {
    const refusal = canGo("steward", await readHolding(tx, groupId));
    if (refusal === "group.refused.last-steward") throw new Invalid({ "": "group.close.hand-over" });
    if (refusal !== null) await archive(tx, groupId);
  }
  await dropMember(tx, groupId, tx.viewer.id);
  await recordActivity(tx, { kind: "group-left", groupId });
}

async function archive(tx: PersonCtx, groupId: number): Promise<void> {
  await tx.db
    .updateTable("groups")
    .set({ archivedAt: tx.now(), archivedBy: tx.viewer.id })
    .where("id", "=", groupId)
    .execute();
  await recordActivity(tx, { kind: "group-archived", groupId });
}
