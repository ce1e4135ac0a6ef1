import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Conflict, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type AdministeredPerson, findForAdministrators } from "./administered.ts";
import { addressProved } from "./hooks.ts";
import { sendPeopleMail } from "./people-mail.ts";
import { cleanText } from "./person-name.ts";
import "./tables.ts";

export const wordLengthMax = 1_000;

/** What an administrator writes to go with an answer; may be empty. */
export const Word = z
  .string()
  .default("")
  .transform(cleanText)
  .refine((word) => [...word].length <= wordLengthMax, "error.too-long");

const Answer = z.object({ word: Word });

/**
 * Lets somebody in who waits for approval. They get a mail with the administrator's word.
 * @throws Forbidden, NotFound, Invalid ("word"); Conflict if somebody else has answered
 */
export async function approvePerson(
  ctx: PersonCtx,
  handle: string,
  body: unknown,
): Promise<AdministeredPerson> {
  const { word } = parse(Answer, body);
  const person = await findWaiting(ctx, handle);

  await inTransaction(ctx, async (tx) => {
    const approved = await tx.db
      .updateTable("people")
      .set({ standing: "active", updatedAt: tx.now() })
      .where("id", "=", person.id)
      .where("standing", "=", "awaiting-approval")
      .returning("id")
      .executeTakeFirst();
    if (!approved) throw new Conflict("people.answer.answered");
    await recordActivity(tx, { kind: "person-approved", personId: person.id });
    if (person.email)
      await sendPeopleMail(tx, "approved", { ...person, email: person.email }, { path: "/log-in", word });
  });

  // What follows a proved address may have waited for the approval.
  if (person.emailVerified && person.email) await addressProved(ctx, person.id, person.email);
  return person;
}

/**
 * Sends somebody away who waits for approval: a mail with the administrator's word, and nothing is kept of them.
 * @throws Forbidden, NotFound, Invalid ("word"); Conflict if somebody else has answered
 */
export async function declinePerson(
  ctx: PersonCtx,
  handle: string,
  body: unknown,
): Promise<AdministeredPerson> {
  const { word } = parse(Answer, body);
  const person = await findWaiting(ctx, handle);

  await inTransaction(ctx, async (tx) => {
    const declined = await tx.db
      .deleteFrom("people")
      .where("id", "=", person.id)
      .where("standing", "=", "awaiting-approval")
      .returning("id")
      .executeTakeFirst();
    if (!declined) throw new Conflict("people.answer.answered");
    await recordActivity(tx, { kind: "person-declined" });
    if (person.email)
      await sendPeopleMail(tx, "declined", { ...person, email: person.email }, { path: "/", word });
  });
  return person;
}

async function findWaiting(ctx: PersonCtx, handle: string): Promise<AdministeredPerson> {
  const person = await findForAdministrators(ctx, handle);
  if (person.standing !== "awaiting-approval") throw new Conflict("people.answer.answered");
  return person;
}
