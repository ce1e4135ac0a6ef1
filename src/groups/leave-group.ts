import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { dropMember, endRequest, readHolding } from "./change-members.ts";
import { findVisibleGroup, type Group } from "./find-group.ts";
import { lockGroup } from "./lock-group.ts";
import { canGo } from "./permissions.ts";

/**
 * Ends the viewer's membership, or takes their request back where they have only asked. What they wrote stays.
 * @returns which of the two it was.
 * @throws NotFound, Forbidden (the last steward), Conflict (neither member nor asked)
 */
export async function leaveGroup(
  ctx: PersonCtx,
  slug: string,
): Promise<{ outcome: "left" | "withdrawn"; group: Group }> {
  const group = await findVisibleGroup(ctx, slug);

  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group.id);
    const membership = await tx.db
      .selectFrom("memberships")
      .where("groupId", "=", group.id)
      .where("personId", "=", ctx.viewer.id)
      .select("role")
      .executeTakeFirst();
    if (!membership) {
      if (!(await endRequest(tx, group.id, ctx.viewer.id, "withdrawn")))
        throw new Conflict("group.refused.not-member");
      await recordActivity(tx, { kind: "group-request-withdrawn", groupId: group.id });
      return { outcome: "withdrawn", group };
    }
    allow(canGo(membership.role, await readHolding(tx, group.id)));
    await dropMember(tx, group.id, ctx.viewer.id);
    await recordActivity(tx, { kind: "group-left", groupId: group.id });
    return { outcome: "left", group };
  });
}
