import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/**
 * Notes that somebody has come in, or could: from now on they are here for others. Before, anybody could fill the directory
 * with names by signing up with addresses that are not theirs.
 */
export async function noteArrival(ctx: Pick<PlatformCtx, "db" | "now">, personId: PersonId): Promise<void> {
  const person = await ctx.db
    .selectFrom("people")
    .select("arrivedAt")
    .where("id", "=", personId)
    .executeTakeFirst();
  // Asked first: a write to people, though of no row, would make every page forget what it remembers of them.
  if (!person || person.arrivedAt !== null) return;
  await ctx.db.updateTable("people").set({ arrivedAt: ctx.now() }).where("id", "=", personId).execute();
}
