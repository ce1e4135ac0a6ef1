import type { PlatformCtx } from "../platform/ctx.ts";
import { afterCommit } from "../platform/database/index.ts";
import { removeFiles } from "./stored-files.ts";
import "./tables.ts";

/**
 * Removes an attachment and its files, such as a face that was replaced. One that is gone already is no error. Whoever calls
 * this has asked for the right to do so; in a transaction the files go once it is kept.
 */
export async function removeAttachment(ctx: PlatformCtx, id: string): Promise<void> {
  const row = await ctx.db
    .deleteFrom("attachments")
    .where("id", "=", id)
    .returning(["fileKey", "variants"])
    .executeTakeFirst();
  if (row) await afterCommit(() => removeFiles(ctx, row));
}
