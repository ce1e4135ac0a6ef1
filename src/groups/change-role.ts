import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { giveRole, readHolding } from "./change-members.ts";
import { findVisibleGroup } from "./find-group.ts";
import { type FoundPerson, findMember, readRole } from "./find-person.ts";
import { lockGroup } from "./lock-group.ts";
import { canChangeRole, canGo } from "./permissions.ts";

const ChangeRoleInput = z.object({ role: z.enum(["member", "facilitator", "steward"], "error.field") });

/**
 * Gives a member another role.
 * @throws NotFound, Forbidden (not a steward; another steward's role; the last steward), Invalid
 */
export async function changeRole(
  ctx: PersonCtx,
  slug: string,
  handle: string,
  body: unknown,
): Promise<FoundPerson> {
  const { role } = parse(ChangeRoleInput, body);

  const group = await findVisibleGroup(ctx, slug);
  const member = await findMember(ctx, group.id, handle);

  allow(canChangeRole(ctx.viewer, group, member));

  await inTransaction(ctx, async (tx) => {
    const locked = await lockGroup(tx, group.id);
    const before = await readRole(tx, group.id, member.id);
    if (before === null) throw new NotFound();
    allow(canChangeRole(ctx.viewer, locked, { ...member, role: before }));
    if (before === role) return;
    allow(canGo(before, await readHolding(tx, group.id)));
    await giveRole(tx, group.id, member.id, role);
    await recordActivity(tx, {
      kind: "group-role-changed",
      groupId: group.id,
      personId: member.id,
      data: { from: before, to: role },
    });
  });
  return { ...member, role };
}
