import type { PersonCtx } from "../viewer/index.ts";
import type { MailRow } from "./mail-row.ts";

/** Who writes by hand does not get further than this. */
const mailsAnHourMax = 30;

/** Whether a person has had so many mails taken in the last hour that something other than a hand must be writing them. */
export async function isTooMany(owner: PersonCtx, mail: MailRow): Promise<boolean> {
  const since = new Date(owner.now().getTime() - 3_600_000);
  const { count } = await owner.db
    .selectFrom("mailsIn")
    .where("personId", "=", owner.viewer.id)
    .where("receivedAt", ">", since)
    .where("id", "!=", mail.id)
    .where("state", "in", ["posted", "done", "answered"])
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count >= mailsAnHourMax;
}
