import { defineJob } from "../platform/jobs/index.ts";
import "./tables.ts";

/** Takes out, once a day, sessions that have run out and links in mails that can no longer be used. */
export const purgeSessions = defineJob("purge-sessions", {
  cron: "20 3 * * *",
  async run(ctx) {
    await ctx.db.deleteFrom("sessions").where("expiresAt", "<", ctx.now()).execute();
    await ctx.db.deleteFrom("verifications").where("expiresAt", "<", ctx.now()).execute();
  },
});
