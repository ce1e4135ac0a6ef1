import type { PlatformCtx } from "../platform/ctx.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { because } from "./ending.ts";
import "./tables.ts";

const dayMs = 86_400_000;
/** How long a mail is kept as it came: as long as mails that go out. What is held waits longer for somebody to look. */
const keptDays = { settled: 14, held: 30, row: 365 };
/** A mail that nobody could take for so long meets a fault of ours: an administrator sees it then. */
const stuckMs = 6 * 3_600_000;
const batch = 500;

/** Lets go of what mails said when they are old, and of the rows after a year; and finds mails that got stuck. */
export const purgeMailsIn = defineJob("purge-mails-in", { cron: "50 * * * *", run: purge });

async function purge(ctx: PlatformCtx): Promise<void> {
  const before = (days: number) => new Date(ctx.now().getTime() - days * dayMs);
  await ctx.db
    .updateTable("mailsIn")
    .set({ state: "held", reason: because("failed"), settledAt: ctx.now() })
    .where("state", "=", "waiting")
    .where((eb) =>
      eb(eb.fn.coalesce("acceptedAt", "receivedAt"), "<", new Date(ctx.now().getTime() - stuckMs)),
    )
    .execute();
  await ctx.db
    .updateTable("mailsIn")
    .set({ state: "discarded", reason: because("expired"), settledAt: ctx.now() })
    .where("state", "=", "held")
    .where("receivedAt", "<", before(keptDays.held))
    .execute();
  const old = await ctx.db
    .selectFrom("mailsIn")
    .where("state", "not in", ["held", "waiting"])
    .where("receivedAt", "<", before(keptDays.settled))
    .where((eb) => eb.or([eb("rawKey", "is not", null), eb("headers", "!=", "")]))
    .select(["id", "rawKey"])
    .limit(batch)
    .execute();
  for (const { id, rawKey } of old) {
    // The file first: a row that still names it is met again, a file that no row names never.
    if (rawKey !== null) await ctx.files.remove(rawKey);
    await ctx.db
      .updateTable("mailsIn")
      .set({ rawKey: null, headers: "", words: "" })
      .where("id", "=", id)
      .execute();
  }
  await ctx.db.deleteFrom("mailsIn").where("receivedAt", "<", before(keptDays.row)).execute();
  const day = before(3).toISOString().slice(0, 10);
  await ctx.db.deleteFrom("mailAnswers").where("day", "<", day).execute();
}
