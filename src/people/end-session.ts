import { z } from "zod";
import { NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import "./tables.ts";

const Session = z.object({ id: z.uuid() });

/**
 * Logs the viewer out on one of their devices.
 * @returns true if it was this one. @throws NotFound also for somebody else's session
 */
export async function endSession(ctx: PersonCtx, input: unknown): Promise<boolean> {
  const known = Session.safeParse(input);
  if (!known.success) throw new NotFound();
  const ended = await ctx.db
    .deleteFrom("sessions")
    .where("id", "=", known.data.id)
    .where("userId", "=", ctx.viewer.id)
    .returning("token")
    .executeTakeFirst();
  if (!ended) throw new NotFound();
  return ended.token === ctx.viewer.sessionToken;
}

/** Logs the viewer out everywhere but here. */
export async function endOtherSessions(ctx: PersonCtx): Promise<void> {
  await ctx.db
    .deleteFrom("sessions")
    .where("userId", "=", ctx.viewer.id)
    .where("token", "<>", ctx.viewer.sessionToken)
    .execute();
}
