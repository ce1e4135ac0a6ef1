import type { PlatformCtx } from "../platform/ctx.ts";
import "./tables.ts";

/** Of these sessions, by their tokens, those that still stand, with the moment at which each runs out. */
export async function openSessions(ctx: PlatformCtx, tokens: readonly string[]): Promise<Map<string, Date>> {
  if (tokens.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("sessions")
    .where("token", "in", tokens)
    .where("expiresAt", ">", ctx.now())
    .select(["token", "expiresAt"])
    .execute();
  return new Map(rows.map((row) => [row.token, row.expiresAt]));
}
