import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { momentOf } from "../platform/clock/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findHosts } from "./find-hosts.ts";
import { PartMarkdown, titleLine } from "./input.ts";
import { canChangePart, canKeepSeries, canNameHosts } from "./permissions.ts";
import { findSeries, type Part, partOf, type Series } from "./read-series.ts";

const ChangeInput = z.object({
  title: titleLine(100).refine((title) => title !== "", "error.required"),
  markdown: PartMarkdown,
  /** On the clock of the series; left out by a host, who does not move it. */
  on: z.string().optional(),
  host: z.string().optional(),
});

/**
 * Changes a part that has not started: its words (its host too), its day (who keeps the series), its host (facilitators).
 * @throws NotFound, Forbidden, Invalid, Conflict (it has started meanwhile)
 */
export async function changePart(
  ctx: PersonCtx,
  seriesId: number,
  number: number,
  body: unknown,
): Promise<void> {
  const input = parse(ChangeInput, body);

  const series = await findSeries(ctx, seriesId);
  const part = partOf(series, number);

  allow(canChangePart(ctx.viewer, series, part));
  const dueAt = newDay(ctx, series, part, input.on);
  const hostId = await newHost(ctx, series, part, input.host);

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("seriesParts")
      .set({ title: input.title, markdown: input.markdown, dueAt, hostId, stuck: null })
      .where("id", "=", part.id)
      .where("startedAt", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Conflict("series.refused.started");
  });
}

function newDay(ctx: PersonCtx, series: Series, part: Part, on: string | undefined): Date {
  const at =
    on === undefined ? part.dueAt : momentOf(on.slice(0, "2026-01-01T09:00".length), series.timeZone);
  if (!at) throw new Invalid({ on: "post.date.wrong" });
  if (at.getTime() === part.dueAt.getTime()) return at;
  allow(canKeepSeries(ctx.viewer, series));
  if (at <= ctx.now()) throw new Invalid({ on: "post.date.past" });
  if (at.getTime() > ctx.now().getTime() + 5 * 366 * 86_400_000)
    throw new Invalid({ on: "post.date.too-far" });
  return at;
}

async function newHost(ctx: PersonCtx, series: Series, part: Part, typed: string | undefined) {
  if (typed === undefined || typed.trim() === "") return part.hostId;
  const [id, more] = await findHosts(ctx, series.group.id, "host", typed);
  if (more) throw new Invalid({ host: "series.host.one" });
  if (id !== part.hostId && id !== ctx.viewer.id) {
    const reason = canNameHosts(ctx.viewer, series.group);
    if (reason) throw new Invalid({ host: reason });
  }
  return id ?? part.hostId;
}

/**
 * Skips a part, so that its day passes without it, or takes it in again. Its number stays.
 * @throws NotFound, Forbidden, Conflict
 */
export async function skipPart(
  ctx: PersonCtx,
  seriesId: number,
  number: number,
  skipped: boolean,
): Promise<void> {
  const series = await findSeries(ctx, seriesId);
  const part = partOf(series, number);

  allow(part.startedAt ? "series.refused.started" : canKeepSeries(ctx.viewer, series));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("seriesParts")
      .set(
        skipped ? { skippedAt: ctx.now(), skippedBy: ctx.viewer.id } : { skippedAt: null, skippedBy: null },
      )
      .where("id", "=", part.id)
      .where("startedAt", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Conflict("series.refused.started");
  });
}

/**
 * Ends a series: what has not started does not start any more. Or lets it go on.
 * @throws NotFound, Forbidden
 */
export async function endSeries(ctx: PersonCtx, seriesId: number, ended: boolean): Promise<void> {
  const series = await findSeries(ctx, seriesId);

  allow(canKeepSeries(ctx.viewer, series));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("series")
      .set(ended ? { endedAt: ctx.now(), endedBy: ctx.viewer.id } : { endedAt: null, endedBy: null })
      .where("id", "=", seriesId)
      .where("endedAt", ended ? "is" : "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    const kind = ended ? "series-ended" : "series-resumed";
    await recordActivity(tx, { kind, groupId: series.group.id, data: { seriesId } });
  });
}
