import type { Insertable } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { insideTransaction, inTransaction, type Tables } from "../platform/database/index.ts";
import type { TextPlace } from "./tables.ts";

/** Writes an attachment down and, where it is known already, the text that shows it: both or neither. */
export async function keepAttachment(
  ctx: PlatformCtx,
  row: Insertable<Tables["attachments"]>,
  place?: TextPlace,
): Promise<void> {
  const write = async (tx: PlatformCtx) => {
    const { id } = await tx.db
      .insertInto("attachments")
      .values(row)
      .returning("id")
      .executeTakeFirstOrThrow();
    if (place)
      await tx.db
        .insertInto("attachmentUses")
        .values({ attachmentId: id, ...place })
        .execute();
  };
  // An import stands in a transaction of its own already.
  await (place && !insideTransaction() ? inTransaction(ctx, write) : write(ctx));
}
