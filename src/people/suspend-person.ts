import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type AdministeredPerson, findForAdministrators } from "./administered.ts";
import { Word } from "./answer-request.ts";
import { sendPeopleMail } from "./people-mail.ts";
import { mayLetBack, maySuspend } from "./permissions.ts";
import "./tables.ts";

const Why = z.object({ word: Word });

/**
 * Keeps somebody out until they are let back: they cannot log in, and are logged out everywhere. What they wrote stays. They get
 * a mail with the administrator's word.
 * @throws Forbidden (an administrator, oneself), NotFound, Invalid ("word"), Conflict
 */
export async function suspendPerson(
  ctx: PersonCtx,
  handle: string,
  body: unknown,
): Promise<AdministeredPerson> {
  const { word } = parse(Why, body);
  const person = await findForAdministrators(ctx, handle);
  allow(maySuspend(ctx.viewer, person));

  await inTransaction(ctx, async (tx) => {
    const suspended = await tx.db
      .updateTable("people")
      .set({ standing: "suspended", updatedAt: tx.now() })
      .where("id", "=", person.id)
      .where("standing", "=", "active")
      .where("role", "=", "member")
      .returning("id")
      .executeTakeFirst();
    if (!suspended) throw new Conflict();
    await tx.db.deleteFrom("sessions").where("userId", "=", person.id).execute();
    await recordActivity(tx, { kind: "person-suspended", personId: person.id });
    if (person.email)
      await sendPeopleMail(tx, "suspended", { ...person, email: person.email }, { path: "/", word });
  });
  return person;
}

/**
 * Lets somebody back who was suspended. They get a mail with the administrator's word.
 * @throws Forbidden, NotFound, Invalid ("word"), Conflict
 */
export async function letBack(ctx: PersonCtx, handle: string, body: unknown): Promise<AdministeredPerson> {
  const { word } = parse(Why, body);
  const person = await findForAdministrators(ctx, handle);
  allow(mayLetBack(ctx.viewer, person));

  await inTransaction(ctx, async (tx) => {
    const back = await tx.db
      .updateTable("people")
      .set({ standing: "active", updatedAt: tx.now() })
      .where("id", "=", person.id)
      .where("standing", "=", "suspended")
      .returning("id")
      .executeTakeFirst();
    if (!back) throw new Conflict();
    await recordActivity(tx, { kind: "person-let-back", personId: person.id });
    if (person.email)
      await sendPeopleMail(tx, "let-back", { ...person, email: person.email }, { path: "/log-in", word });
  });
  return person;
}
