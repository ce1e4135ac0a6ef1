import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { giveRole } from "./change-members.ts";
import { findVisibleGroup } from "./find-group.ts";
import { type FoundPerson, findMember, readRole } from "./find-person.ts";
import { lockGroup } from "./lock-group.ts";
import { canHandOver } from "./permissions.ts";

/**
 * Hands the viewer's stewardship over to another member: they become steward, the viewer a facilitator, both or neither.
 * @throws NotFound, Forbidden
 */
export async function handOver(ctx: PersonCtx, slug: string, handle: string): Promise<FoundPerson> {
  const group = await findVisibleGroup(ctx, slug);
  const heir = await findMember(ctx, group.id, handle);

  allow(canHandOver(ctx.viewer, group, heir));

  await inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group.id);
    const role = await readRole(tx, group.id, heir.id);
    if (role === null) throw new NotFound();
    const own = await readRole(tx, group.id, ctx.viewer.id);
    allow(own === "steward" ? null : "group.refused.not-steward");
    await giveRole(tx, group.id, heir.id, "steward");
    await giveRole(tx, group.id, ctx.viewer.id, "facilitator");
    await recordActivity(tx, { kind: "group-handed-over", groupId: group.id, personId: heir.id });
  });
  return heir;
}
