import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { removeFiles } from "./stored-files.ts";
import "./tables.ts";

const keptMs = 7 * 24 * 3_600_000;
const atOnceMax = 100;

/** Every night, when few are here. */
defineJob("tidy-attachments", {
  cron: "40 3 * * *",
  async run(ctx) {
    const count = await tidyAttachments(ctx);
    if (count > 0) ctx.log.info({ count }, "attachments that stood in no text were removed");
  },
});

/**
 * Removes what has stood in no text for seven days, with its files: pictures that were put in and never sent, and those of
 * posts that are gone for good. Faces and group pictures are removed by the rooms that replace them.
 * @returns how many were removed.
 */
export async function tidyAttachments(ctx: PlatformCtx): Promise<number> {
  const used = sql<boolean>`exists (select from attachment_uses where attachment_id = attachments.id)`;
  await ctx.db
    .updateTable("attachments")
    .set({ unusedSince: null })
    .where("unusedSince", "is not", null)
    .where(used)
    .execute();
  await ctx.db
    .updateTable("attachments")
    .set({ unusedSince: ctx.now() })
    .where("unusedSince", "is", null)
    .where("purpose", "=", "post")
    .where(sql<boolean>`not ${used}`)
    .execute();
  let removed = 0;
  for (;;) {
    const rows = await ctx.db
      .deleteFrom("attachments")
      .where("id", "in", (eb) =>
        eb
          .selectFrom("attachments")
          .where("unusedSince", "<=", new Date(ctx.now().getTime() - keptMs))
          .where("purpose", "=", "post")
          .where(sql<boolean>`not ${used}`) // one that was claimed at this moment stays
          .select("id")
          .limit(atOnceMax),
      )
      .returning(["fileKey", "variants"])
      .execute();
    for (const row of rows) await removeFiles(ctx, row);
    removed += rows.length;
    if (rows.length < atOnceMax) return removed;
  }
}
