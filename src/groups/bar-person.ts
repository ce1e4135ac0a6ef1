import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { dropMember, endRequest, readHolding } from "./change-members.ts";
import { findVisibleGroup, type Group } from "./find-group.ts";
import { type FoundPerson, findPerson, readRole } from "./find-person.ts";
import { mailPerson } from "./group-mails.ts";
import { Line, Words } from "./input.ts";
import { wordLengthMax } from "./limits.ts";
import { lockGroup } from "./lock-group.ts";
import { groupPath } from "./paths.ts";
import { canBar, canGo } from "./permissions.ts";

const BarInput = z.object({
  /** Handle, with or without "@". */
  person: Line(200).refine((handle) => handle !== "", "error.required"),
  reason: Words(wordLengthMax).refine((reason) => reason !== "", "error.required"),
});

/**
 * Bars a person from a group: they are no member any more, cannot join, ask or use an invitation, and see what a visitor
 * sees. The reason is told to them.
 * @throws NotFound, Forbidden (somebody not below oneself, the last steward), Invalid
 */
export async function barPerson(ctx: PersonCtx, slug: string, body: unknown): Promise<FoundPerson> {
  const { person: handle, reason } = parse(BarInput, body);

  const group = await findVisibleGroup(ctx, slug);
  const person = await findByHandle(ctx, group, handle.replace(/^@/, ""));

  allow(canBar(ctx.viewer, group, person));

  await inTransaction(ctx, async (tx) => {
    const locked = await lockGroup(tx, group.id);
    const role = await readRole(tx, group.id, person.id);
    allow(canBar(ctx.viewer, locked, { ...person, role }));
    if (role !== null) allow(canGo(role, await readHolding(tx, group.id)));
    const added = await tx.db
      .insertInto("groupBars")
      .values({
        groupId: group.id,
        personId: person.id,
        reason,
        barredBy: ctx.viewer.id,
        barredAt: tx.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return; // barred already
    await dropMember(tx, group.id, person.id);
    await endRequest(tx, group.id, person.id, "declined");
    await recordActivity(tx, { kind: "group-barred", groupId: group.id, personId: person.id });
    const path = group.visibility === "everyone" ? groupPath(group) : "/groups";
    await mailPerson(tx, "barred", person.id, path, {
      group: group.name,
      by: ctx.viewer.name,
      word: reason,
    });
  });
  return person;
}

/** Somebody who mistypes a handle is told so at its field. */
async function findByHandle(ctx: PersonCtx, group: Group, handle: string): Promise<FoundPerson> {
  try {
    return await findPerson(ctx, group.id, handle);
  } catch (error) {
    if (error instanceof NotFound) throw new Invalid({ person: "group.bar.nobody" });
    throw error;
  }
}
