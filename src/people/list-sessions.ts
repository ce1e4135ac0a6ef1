import type { PersonCtx } from "../viewer/index.ts";
import { type Device, deviceOf } from "./device.ts";
import "./tables.ts";

/** A device on which the viewer is logged in. */
export interface SessionRow {
  readonly id: string;
  readonly device: Device;
  /** To the day: it is noted once a day. */
  readonly seenAt: Date;
  readonly begunAt: Date;
  /** The one that asks. */
  readonly here: boolean;
}

/** Where the viewer is logged in: this device first, then those seen last. */
export async function listSessions(ctx: PersonCtx): Promise<SessionRow[]> {
  const rows = await ctx.db
    .selectFrom("sessions")
    .select(["id", "token", "userAgent", "createdAt", "updatedAt"])
    .where("userId", "=", ctx.viewer.id)
    .where("expiresAt", ">", ctx.now())
    .orderBy("updatedAt", "desc")
    .execute();
  const sessions = rows.map(({ id, token, userAgent, createdAt, updatedAt }) => ({
    id,
    device: deviceOf(userAgent ?? ""),
    seenAt: updatedAt,
    begunAt: createdAt,
    here: token === ctx.viewer.sessionToken,
  }));
  return sessions.sort((a, b) => Number(b.here) - Number(a.here));
}
