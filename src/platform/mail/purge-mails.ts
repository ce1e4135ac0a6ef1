import { defineJob } from "../jobs/index.ts";
import "./tables.ts";

const bodyKeptDays = 14;
const rowKeptDays = 365;
const dayMs = 24 * 60 * 60 * 1000;

/** Takes the words out of old mails, and old mails out of the outbox: what was said to people is not kept for ever. */
export const purgeMails = defineJob("purge-mails", {
  cron: "40 3 * * *",
  async run(ctx) {
    const before = (days: number) => new Date(ctx.now().getTime() - days * dayMs);
    await ctx.db.deleteFrom("mailOutbox").where("createdAt", "<", before(rowKeptDays)).execute();
    await ctx.db
      .updateTable("mailOutbox")
      .set({ text: "", html: "", headers: "{}" })
      .where("createdAt", "<", before(bodyKeptDays))
      .where("text", "!=", "")
      .execute();
  },
});
