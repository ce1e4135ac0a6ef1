import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisibleGroup } from "./find-group.ts";
import { type FoundPerson, findPerson } from "./find-person.ts";
import { lockGroup } from "./lock-group.ts";
import { canKeep } from "./permissions.ts";

/**
 * Lets a person who was barred come in again as anybody may. It does not make them a member.
 * @throws NotFound, Forbidden, Conflict (not barred)
 */
export async function liftBar(ctx: PersonCtx, slug: string, handle: string): Promise<FoundPerson> {
  const group = await findVisibleGroup(ctx, slug);
  allow(canKeep(ctx.viewer, group));
  const person = await findPerson(ctx, group.id, handle);

  await inTransaction(ctx, async (tx) => {
    allow(canKeep(ctx.viewer, await lockGroup(tx, group.id)));
    const lifted = await tx.db
      .deleteFrom("groupBars")
      .where("groupId", "=", group.id)
      .where("personId", "=", person.id)
      .executeTakeFirst();
    if (lifted.numDeletedRows === 0n) throw new Conflict("group.refused.not-barred");
    await recordActivity(tx, { kind: "group-bar-lifted", groupId: group.id, personId: person.id });
  });
  return person;
}
