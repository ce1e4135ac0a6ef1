import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Conflict, Invalid, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { because } from "./ending.ts";
import type { MailInState } from "./tables.ts";
import { takeAgain } from "./take-mail-job.ts";

const noteLengthMax = 500;

const Note = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => text.length <= noteLengthMax, "error.too-long");

const AcceptInput = z.object({
  /** Their name in addresses, or their mail address. */
  person: z.string("error.required").trim().min(1, "error.required"),
  note: Note,
});
const DiscardInput = z.object({ note: Note.refine((text) => text !== "", "error.required") });

/** What may be let in by hand: what was held, and what a rule took for a machine's or nobody's. */
const acceptable: readonly MailInState[] = ["held", "ignored", "refused"];

/**
 * Lets a mail in as somebody's: then it is taken with their rights as they stand. For administrators: the caller checks that.
 * @throws NotFound, Conflict (settled otherwise in the meantime), Invalid (no such person)
 */
export async function acceptMail(ctx: PersonCtx, mailId: number, body: unknown): Promise<void> {
  const { person, note } = parse(AcceptInput, body);
  const personId = await findActive(ctx, person);
  if (personId === undefined) throw new Invalid({ person: "mail-in.accept.nobody" });
  await inTransaction(ctx, async (tx) => {
    const mail = await lockMail(tx, mailId, acceptable);
    if (mail.rawKey === null) throw new Conflict("mail-in.accept.gone");
    await tx.db
      .updateTable("mailsIn")
      .set({ settledBy: ctx.viewer.id, note })
      .where("id", "=", mailId)
      .execute();
    await takeAgain(tx, mailId, personId);
    await recordActivity(tx, { kind: "mail-accepted", personId, data: { mailId } });
  });
}

/** Throws a held mail away, with the reason. For administrators: the caller checks that. @throws NotFound, Conflict, Invalid */
export async function discardMail(ctx: PersonCtx, mailId: number, body: unknown): Promise<void> {
  const { note } = parse(DiscardInput, body);
  await inTransaction(ctx, async (tx) => {
    await lockMail(tx, mailId, ["held"]);
    await tx.db
      .updateTable("mailsIn")
      .set({
        state: "discarded",
        reason: because("by-hand"),
        note,
        settledBy: ctx.viewer.id,
        settledAt: tx.now(),
      })
      .where("id", "=", mailId)
      .execute();
    await recordActivity(tx, { kind: "mail-discarded", data: { mailId } });
  });
}

async function findActive(ctx: PersonCtx, written: string): Promise<PersonId | undefined> {
  const word = written.toLowerCase().replace(/^@/, "");
  const row = await ctx.db
    .selectFrom("people")
    .where("standing", "=", "active")
    .where((eb) => eb.or([eb("handle", "=", word), eb("email", "=", word)]))
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

async function lockMail(tx: PlatformCtx, mailId: number, states: readonly MailInState[]) {
  const mail = Number.isSafeInteger(mailId)
    ? await tx.db
        .selectFrom("mailsIn")
        .where("id", "=", mailId)
        .select(["state", "rawKey"])
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!mail) throw new NotFound();
  if (!states.includes(mail.state)) throw new Conflict("mail-in.settled-before");
  return mail;
}
