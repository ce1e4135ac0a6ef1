import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { MailRecord } from "../platform/read-mail/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { because, type Ending, noteEnding } from "./ending.ts";
import type { MailRow } from "./mail-row.ts";
import { takeAgain } from "./take-mail-job.ts";

const yes = /^(?:yes|y|ok|okay|āe|ae|ja|oui|s[ií]|sim|da|да|はい|是)(?![\p{L}\p{N}])/iu;
const no = /^(?:no|not me|kao|nein|non|não|nao|nej|nee|нет|いいえ|不是)(?![\p{L}\p{N}])/iu;

/** Reasons for which somebody was asked whether a mail is theirs. */
const doubts = ["other-address", "unproved", "spoofed"].map(because);

/**
 * Takes the answer to "is this mail yours?". It must say so in its first word: a machine that answers everything does not
 * confirm what somebody else wrote in its owner's name.
 */
export async function takeConfirmation(
  owner: PersonCtx,
  mail: MailRow,
  heldId: number,
  record: MailRecord,
): Promise<Ending> {
  const words = record.replyMarkdown.trim();
  const answer = yes.test(words) ? "confirmed" : no.test(words) ? "disowned" : null;
  const to = { address: owner.viewer.email, name: owner.viewer.name };
  if (answer === null)
    return {
      state: "answered",
      reason: because("unclear"),
      personId: owner.viewer.id,
      word: { cause: "unclear", to },
    };
  await inTransaction(owner, async (tx) => {
    if (!(await isTheirs(tx, owner, heldId))) return;
    if (answer === "confirmed") await takeAgain(tx, heldId, owner.viewer.id);
    else
      await tx.db
        .updateTable("mailsIn")
        .set({
          state: "discarded",
          reason: because("disowned"),
          settledAt: tx.now(),
          settledBy: owner.viewer.id,
        })
        .where("id", "=", heldId)
        .execute();
    await noteEnding(tx, mail.id, { state: "done", reason: because(answer), personId: owner.viewer.id });
  });
  return { state: "done", reason: because("confirmed-before"), personId: owner.viewer.id };
}

/** Locks the mail that is asked about, if it still waits for this person's answer. */
async function isTheirs(tx: PlatformCtx, owner: PersonCtx, heldId: number): Promise<boolean> {
  const held = await tx.db
    .selectFrom("mailsIn")
    .where("id", "=", heldId)
    .where("state", "=", "held")
    .where("personId", "=", owner.viewer.id)
    .where("reason", "in", doubts)
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}
