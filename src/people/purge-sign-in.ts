import { defineJob } from "../platform/jobs/index.ts";
import "./tables.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** So long an address is kept for somebody who signed up with it and never proved that it is theirs. */
const unprovedKeptDays = 30;

/**
 * Takes out, once a day, what is over: sessions that have run out, links in mails that can no longer be used, and sign-ups
 * whose address nobody proved.
 */
export const purgeSignIn = defineJob("purge-sign-in", {
  cron: "20 3 * * *",
  async run(ctx) {
    const now = ctx.now();
    await ctx.db.deleteFrom("sessions").where("expiresAt", "<", now).execute();
    await ctx.db.deleteFrom("verifications").where("expiresAt", "<", now).execute();
    await ctx.db
      .deleteFrom("people")
      .where("arrivedAt", "is", null)
      .where("createdAt", "<", new Date(now.getTime() - unprovedKeptDays * dayMs))
      .execute();
  },
});
