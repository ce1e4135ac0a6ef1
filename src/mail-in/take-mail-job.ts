import type { PlatformCtx } from "../platform/ctx.ts";
import { defineJob } from "../platform/jobs/index.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

type Take = (ctx: PlatformCtx, mailId: number) => Promise<void>;

let take: Take | undefined;

/** Says how mails are taken: see take-mail.ts. Apart from the job, so that whoever adds one need not bring along all it does. */
export function takeMailsBy(given: Take): void {
  take = given;
}

/** Looks at a mail that came in and does what it says, once, however often it runs. */
export const takeMail = defineJob<{ mailId: number }>("take-mail", {
  priority: 5,
  timeLimitSeconds: 180,
  async run(ctx, { mailId }) {
    if (!take) throw new Error("Nobody has said how mails are taken.");
    await take(ctx, mailId);
  },
});

/** Lets a held mail in as this person's, in the transaction of who decided it. Their rights are asked when it is taken. */
export async function takeAgain(tx: PlatformCtx, mailId: number, personId: PersonId): Promise<void> {
  await tx.db
    .updateTable("mailsIn")
    .set({ state: "waiting", personId, acceptedAt: tx.now() })
    .where("id", "=", mailId)
    .execute();
  await tx.jobs.add(tx, takeMail, { mailId });
}
