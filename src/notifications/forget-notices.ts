import { defineJob } from "../platform/jobs/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import "./tables.ts";

const keptDays = 180;

/** Takes away what somebody was told and chose, when their account closes; in that transaction. */
export async function forgetNotices(tx: PersonCtx): Promise<void> {
  for (const table of ["notices", "followLevels", "noticeChoices", "digests", "pushBrowsers"] as const)
    await tx.db.deleteFrom(table).where("personId", "=", tx.viewer.id).execute();
}

/** Notices that were read long ago are of no use to anybody, and old digests only say that they were made. */
export const purgeNotices = defineJob("purge-notices", {
  cron: "20 4 * * *",
  async run(ctx) {
    const before = new Date(ctx.now().getTime() - keptDays * 24 * 3_600_000);
    await ctx.db.deleteFrom("notices").where("readAt", "<", before).execute();
    await ctx.db.deleteFrom("digests").where("madeAt", "<", before).execute();
  },
});
