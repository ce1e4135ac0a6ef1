import type { PlatformCtx } from "../platform/ctx.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "../platform/errors/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { translator } from "../platform/languages/index.ts";
import { startPost } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewer, type PersonCtx } from "../viewer/index.ts";
import "./tables.ts";

const atOnceMax = 100;

/** Starts each minute the parts that are due. */
defineJob("start-series-parts", { cron: "* * * * *", run: startDueParts });

/** Starts all parts that are due, in their order. Run twice, at once or after a crash, it starts each once. */
export async function startDueParts(ctx: PlatformCtx): Promise<void> {
  const due = await ctx.db
    .selectFrom("seriesParts")
    .innerJoin("series", "series.id", "seriesParts.seriesId")
    .innerJoin("groups", "groups.id", "series.groupId")
    .where("seriesParts.startedAt", "is", null)
    .where("seriesParts.skippedAt", "is", null)
    .where("seriesParts.dueAt", "<=", ctx.now())
    .where("series.endedAt", "is", null)
    .where("groups.archivedAt", "is", null)
    .orderBy("seriesParts.dueAt")
    .orderBy("seriesParts.number")
    .limit(atOnceMax)
    .select(["seriesParts.id", "seriesParts.number", "seriesParts.title", "seriesParts.markdown"])
    .select([
      "seriesParts.hostId",
      "series.title as seriesTitle",
      "series.begunBy",
      "groups.slug",
      "series.groupId",
    ])
    .execute();
  for (const part of due) await startPart(ctx, part);
}

interface DuePart {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly markdown: string;
  readonly hostId: string | null;
  readonly seriesTitle: string;
  readonly begunBy: string | null;
  readonly slug: string;
  readonly groupId: number;
}

/** Its host starts it; where they cannot any more, who began the series, or a steward. */
async function startPart(ctx: PlatformCtx, part: DuePart): Promise<void> {
  const stewards = await ctx.db
    .selectFrom("memberships")
    .where("groupId", "=", part.groupId)
    .where("role", "=", "steward")
    .orderBy("joinedAt")
    .select("personId")
    .limit(5)
    .execute();
  const people = [part.hostId, part.begunBy, ...stewards.map((row) => row.personId)];
  for (const personId of new Set(people)) {
    const as = personId === null ? undefined : await ctxOf(ctx, personId);
    if (as && (await startAs(as, part))) return;
  }
  await ctx.db
    .updateTable("seriesParts")
    .set({ stuck: "series.stuck" })
    .where("id", "=", part.id)
    .where("startedAt", "is", null)
    .execute();
}

async function ctxOf(ctx: PlatformCtx, personId: string): Promise<PersonCtx | undefined> {
  const { language, timeZone } = await readSettings(ctx);
  const viewer = await loadViewer(ctx, personId, "", { language, timeZone });
  return viewer ? { ...ctx, viewer, t: translator(viewer.language, viewer.timeZone) } : undefined;
}

const titleMax = 150;

/** @returns false where this person may not start it. */
async function startAs(as: PersonCtx, part: DuePart): Promise<boolean> {
  const values = { series: part.seriesTitle, number: part.number, title: part.title };
  const title = as.t("series.part.title", values).slice(0, titleMax).toWellFormed();
  const markdown = part.markdown.trim() === "" ? as.t("series.part.text", values) : part.markdown;
  try {
    await startPost(as, part.slug, { kind: "series", title, markdown }, (tx, postId) =>
      claim(tx, part.id, postId),
    );
    return true;
  } catch (error) {
    if (error instanceof Conflict) return true; // another run was first: this one's post is not kept
    if (error instanceof Forbidden || error instanceof NotFound || error instanceof Invalid) return false;
    throw error;
  }
}

/** In the transaction of the post: of two who start a part at once the second finds it started, and keeps nothing. */
async function claim(tx: PersonCtx, partId: number, postId: number): Promise<void> {
  const done = await tx.db
    .updateTable("seriesParts")
    .set({ startedAt: tx.now(), postId, stuck: null, swapWith: null })
    .where("id", "=", partId)
    .where("startedAt", "is", null)
    .where("skippedAt", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new Conflict("series.refused.started");
}
