import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { sendPeopleMail } from "./people-mail.ts";
import "./tables.ts";

/** Where administrators answer. */
const answersPath = "/administration/people";

/** Tells the administrators by mail that somebody waits for approval: once, however often it is called. */
export async function askForApproval(ctx: PlatformCtx, personId: PersonId): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const asking = await tx.db
      .updateTable("people")
      .set({ askedAt: tx.now() })
      .where("id", "=", personId)
      .where("standing", "=", "awaiting-approval")
      .where("askedAt", "is", null)
      .returning("name")
      .executeTakeFirst();
    if (!asking) return;
    const administrators = await tx.db
      .selectFrom("people")
      .select(["name", "email", "language"])
      .where("role", "=", "administrator")
      .where("standing", "=", "active")
      .where("email", "is not", null)
      .execute();
    for (const one of administrators)
      await sendPeopleMail(
        tx,
        "asked",
        { ...one, email: one.email ?? "" },
        { path: answersPath, values: { who: asking.name } },
      );
  });
}
