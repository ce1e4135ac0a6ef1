import { defineJob } from "../platform/jobs/index.ts";
import { tidySignals } from "../platform/live/index.ts";

/** Takes out, every hour, what is older than a day: a page that was away for longer is fetched anew. */
defineJob("tidy-live-signals", {
  cron: "40 * * * *",
  run: (ctx) => tidySignals(ctx.db, ctx.now()),
});
