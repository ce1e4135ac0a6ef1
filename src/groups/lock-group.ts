import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import { type Group, groupColumns } from "./find-group.ts";

/**
 * Takes the group's row for this transaction and reads it as it stands now. Every act that changes who belongs to a group
 * begins with it, so that two at once (two stewards who leave, two who join) come one after the other.
 * Posts may still be written meanwhile: only the row's own columns are locked, not its key.
 * @throws NotFound if it has gone.
 */
export async function lockGroup(tx: Ctx, groupId: GroupId): Promise<Group> {
  const group = await tx.db
    .selectFrom("groups")
    .where("groups.id", "=", groupId)
    .select(groupColumns)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!group) throw new NotFound();
  return group;
}
