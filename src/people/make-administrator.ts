import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Forbidden } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type AdministeredPerson, findForAdministrators } from "./administered.ts";
import { assertNotLast } from "./administrators.ts";
import { mayMakeAdministrator, mayUnmakeAdministrator } from "./permissions.ts";
import "./tables.ts";

/** Makes somebody an administrator, who may then do all that an administrator may. @throws Forbidden, NotFound, Conflict */
export async function makeAdministrator(ctx: PersonCtx, handle: string): Promise<AdministeredPerson> {
  const person = await findForAdministrators(ctx, handle);
  allow(mayMakeAdministrator(ctx.viewer, person));

  await inTransaction(ctx, async (tx) => {
    const made = await tx.db
      .updateTable("people")
      .set({ role: "administrator", updatedAt: tx.now() })
      .where("id", "=", person.id)
      .where("standing", "=", "active")
      .returning("id")
      .executeTakeFirst();
    if (!made) throw new Conflict();
    await recordActivity(tx, { kind: "administrator-made", personId: person.id });
  });
  return person;
}

/** Makes an administrator a member like others; oneself too, but never the last one. @throws Forbidden, NotFound */
export async function unmakeAdministrator(ctx: PersonCtx, handle: string): Promise<AdministeredPerson> {
  const person = await findForAdministrators(ctx, handle);
  allow(mayUnmakeAdministrator(ctx.viewer, person));

  await inTransaction(ctx, async (tx) => {
    await assertNotLast(tx, person.id, new Forbidden("people.refused.last-administrator"));
    await tx.db
      .updateTable("people")
      .set({ role: "member", updatedAt: tx.now() })
      .where("id", "=", person.id)
      .execute();
    await recordActivity(tx, { kind: "administrator-unmade", personId: person.id });
  });
  return person;
}
