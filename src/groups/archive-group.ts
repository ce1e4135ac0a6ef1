import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisibleGroup, type Group } from "./find-group.ts";
import { lockGroup } from "./lock-group.ts";
import { canArchiveGroup } from "./permissions.ts";

/**
 * Archives a group, or brings it back. While it is archived everything in it can be read by those who could before, and
 * nothing changes but that people may leave. Groups inside it are not touched.
 * @throws NotFound, Forbidden
 */
export async function archiveGroup(ctx: PersonCtx, slug: string, archived: boolean): Promise<Group> {
  const group = await findVisibleGroup(ctx, slug);

  allow(canArchiveGroup(ctx.viewer, group));

  await inTransaction(ctx, async (tx) => {
    const before = await lockGroup(tx, group.id);
    if ((before.archivedAt !== null) === archived) return; // twice is as good as once
    await tx.db
      .updateTable("groups")
      .set(
        archived
          ? { archivedAt: tx.now(), archivedBy: ctx.viewer.id }
          : { archivedAt: null, archivedBy: null },
      )
      .where("id", "=", group.id)
      .execute();
    await recordActivity(tx, { kind: archived ? "group-archived" : "group-brought-back", groupId: group.id });
  });
  return group;
}
