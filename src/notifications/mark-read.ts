import { z } from "zod";
import { NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { unreadTag } from "./unread.ts";
import "./tables.ts";

const MarkReadInput = z.object({
  /** One notice; without it all of them. */
  notice: z.coerce.number().int().positive().optional(),
});

/**
 * Marks one of the viewer's notices as read, or all. Twice is the same as once.
 * @throws NotFound for a notice of somebody else
 */
export async function markRead(ctx: PersonCtx, input: unknown): Promise<void> {
  const { notice } = parse(MarkReadInput, input ?? {});

  const mine = () => ctx.db.selectFrom("notices").where("personId", "=", ctx.viewer.id);
  if (notice !== undefined && !(await mine().where("id", "=", notice).select("id").executeTakeFirst()))
    throw new NotFound();

  await ctx.db
    .updateTable("notices")
    .set({ readAt: ctx.now() })
    .where("personId", "=", ctx.viewer.id)
    .where("readAt", "is", null)
    .$if(notice !== undefined, (query) => query.where("id", "=", notice as number))
    .execute();
  ctx.cache.forget(unreadTag(ctx.viewer.id));
}
