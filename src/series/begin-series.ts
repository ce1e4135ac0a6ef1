import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup } from "../groups/index.ts";
import { momentOf } from "../platform/clock/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, parse } from "../platform/errors/index.ts";
import { readSettings } from "../settings/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { dueDate, type Rhythm } from "./due-dates.ts";
import { findHosts } from "./find-hosts.ts";
import { PartMarkdown, titleLine } from "./input.ts";
import { canBeginSeries, canNameHosts } from "./permissions.ts";
import "./tables.ts";

const partsMax = 60;

const BeginInput = z.object({
  title: titleLine(100).refine((title) => title !== "", "error.required"),
  about: z
    .string()
    .default("")
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .refine((text) => text.length <= 2_000, "error.too-long"),
  /** A title a line. */
  parts: z
    .string("error.required")
    .transform((text) =>
      text
        .normalize("NFC")
        .split(/\r?\n/)
        .map((one) => one.replace(/\s+/g, " ").trim())
        .filter((one) => one !== ""),
    )
    .refine((parts) => parts.length > 0, "error.required")
    .refine((parts) => parts.length <= partsMax, "series.parts.too-many")
    .refine((parts) => parts.every((part) => part.length <= 100), "series.parts.too-long"),
  markdown: PartMarkdown,
  everyCount: z.coerce
    .number("series.every.wrong")
    .int("series.every.wrong")
    .min(1, "series.every.wrong")
    .max(60, "series.every.wrong")
    .default(1),
  everyUnit: z.enum(["day", "week", "month"]).default("week"),
  /** On the community's clock. */
  first: z.string("error.required").transform((at) => at.slice(0, "2026-01-01T09:00".length)),
  hosts: z
    .string()
    .default("")
    .refine((hosts) => hosts.length <= 2_000, "error.too-long"),
});

/**
 * Begins a series: all its parts with their days and hosts. Where there are fewer hosts than parts they take turns; without
 * any the one who begins it hosts all. The first part starts on its day like all others.
 * @returns its number. The same title sent twice within a minute gives the first one again.
 * @throws NotFound, Forbidden, Invalid
 */
export async function beginSeries(ctx: PersonCtx, slug: string, body: unknown): Promise<number> {
  const input = parse(BeginInput, body);

  const group = await findVisibleGroup(ctx, slug);

  const reason = canBeginSeries(ctx.viewer, group);
  allow(reason);
  const hosts = await findHosts(ctx, group.id, "hosts", input.hosts);
  if (hosts.some((id) => id !== ctx.viewer.id)) allowHosts(canNameHosts(ctx.viewer, group));

  const rhythm = await readRhythm(ctx, input);

  return inTransaction(ctx, async (tx) => {
    await tx.db.selectFrom("groups").where("id", "=", group.id).select("id").forUpdate().execute();
    const same = await tx.db
      .selectFrom("series")
      .where("groupId", "=", group.id)
      .where("begunBy", "=", ctx.viewer.id)
      .where("title", "=", input.title)
      .where("begunAt", ">", new Date(ctx.now().getTime() - 60_000))
      .select("id")
      .executeTakeFirst();
    if (same) return same.id;
    const { id } = await tx.db
      .insertInto("series")
      .values({
        ...rhythm,
        groupId: group.id,
        title: input.title,
        about: input.about,
        begunBy: ctx.viewer.id,
        begunAt: ctx.now(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx.db
      .insertInto("seriesParts")
      .values(
        input.parts.map((title, index) => ({
          seriesId: id,
          number: index + 1,
          title,
          markdown: input.markdown,
          hostId: hosts[index % hosts.length] ?? ctx.viewer.id,
          dueAt: dueDate(rhythm, index + 1),
        })),
      )
      .execute();
    await recordActivity(tx, { kind: "series-begun", groupId: group.id, data: { seriesId: id } });
    return id;
  });
}

function allowHosts(reason: string | null): void {
  if (reason) throw new Invalid({ hosts: reason });
}

async function readRhythm(
  ctx: PersonCtx,
  { first, everyCount, everyUnit }: { first: string } & Pick<Rhythm, "everyCount" | "everyUnit">,
): Promise<Rhythm> {
  const { timeZone } = await readSettings(ctx);
  const at = momentOf(first, timeZone);
  if (!at) throw new Invalid({ first: "post.date.wrong" });
  if (at <= ctx.now()) throw new Invalid({ first: "post.date.past" });
  if (at.getTime() > ctx.now().getTime() + 366 * 86_400_000)
    throw new Invalid({ first: "post.date.too-far" });
  const [firstDay = "", atTime = ""] = first.split("T");
  return { everyCount, everyUnit, firstDay, atTime, timeZone };
}
