import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, parse } from "../platform/errors/index.ts";
import { mayModerate } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { canChangePart } from "./permissions.ts";
import { findSeries, partOf } from "./read-series.ts";

const SwapInput = z.object({ with: z.coerce.number("error.field").int("error.field").min(1, "error.field") });

/**
 * Exchanges the hosts of two parts that have not started. A host offers it; when the other host offers the same back, or a
 * facilitator says so, it is done.
 * @returns "done" or "offered".
 * @throws NotFound, Forbidden, Conflict (one of the two has started meanwhile)
 */
export async function swapHosts(
  ctx: PersonCtx,
  seriesId: number,
  number: number,
  body: unknown,
): Promise<"done" | "offered"> {
  const input = parse(SwapInput, body);

  const series = await findSeries(ctx, seriesId);
  const [one, other] = [partOf(series, number), partOf(series, input.with)];

  const mine = ctx.viewer.id === one.hostId;
  const decides = mayModerate(ctx.viewer, series.group.id);
  allow(mine || decides ? canChangePart(ctx.viewer, series, one) : "series.refused.not-host");
  allow(other.startedAt ? "series.refused.started" : null);

  return inTransaction(ctx, async (tx) => {
    const locked = await tx.db
      .selectFrom("seriesParts")
      .where("id", "in", [one.id, other.id])
      .where("startedAt", "is", null)
      .orderBy("id")
      .select(["id", "hostId", "swapWith"])
      .forUpdate()
      .execute();
    const now = new Map(locked.map((row) => [row.id, row]));
    const [first, second] = [now.get(one.id), now.get(other.id)];
    if (!first || !second) throw new Conflict("series.refused.started");
    if (!decides && first.hostId !== ctx.viewer.id) throw new Conflict("series.refused.not-host");
    const agreed = second.swapWith === first.id;
    if (!decides && !agreed) {
      await tx.db
        .updateTable("seriesParts")
        .set({ swapWith: second.id })
        .where("id", "=", first.id)
        .execute();
      return "offered";
    }
    for (const [part, hostId] of [
      [first, second.hostId],
      [second, first.hostId],
    ] as const)
      await tx.db
        .updateTable("seriesParts")
        .set({ hostId, swapWith: null })
        .where("id", "=", part.id)
        .execute();
    return "done";
  });
}

/** Takes an offer back, or says no to it: by either host and by facilitators. @throws NotFound, Forbidden */
export async function dropOffer(ctx: PersonCtx, seriesId: number, number: number): Promise<void> {
  const series = await findSeries(ctx, seriesId);
  const part = partOf(series, number);
  const asked = series.parts.find((one) => one.id === part.swapWith);

  const concerned = [part.hostId, asked?.hostId].includes(ctx.viewer.id);
  allow(concerned || mayModerate(ctx.viewer, series.group.id) ? null : "series.refused.not-host");

  await ctx.db.updateTable("seriesParts").set({ swapWith: null }).where("id", "=", part.id).execute();
}
