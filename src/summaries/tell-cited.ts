import type { Activity } from "../activity/index.ts";
import { findMuted, keepNotices, knowers } from "../notifications/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Asks those whom a summary cites in words that they were not asked about yet: the effect of "summary-changed". */
export async function askCited(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { postId } = activity;
  if (postId === null) return;
  const waiting = await ctx.db
    .selectFrom("summaryCitations")
    .where("postId", "=", postId)
    .where("fair", "is", null)
    .where("askedAt", "is", null)
    .select("personId")
    .execute();
  const told = await whoIsTold(
    ctx,
    { ...activity, postId },
    waiting.map((row) => row.personId),
  );
  if (told.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    const asked = await tx.db
      .updateTable("summaryCitations")
      .set({ askedAt: tx.now() })
      .where("postId", "=", postId)
      .where("personId", "in", told)
      .where("askedAt", "is", null)
      .returning("personId")
      .execute();
    const people = asked.map(({ personId }) => toldOf(personId, "summary-cited"));
    await keepNotices(tx, { ...activity, postId }, people);
  });
}

/** Tells who wrote a summary last that somebody does not find it fair: the effect of "summary-answered". */
export async function tellUnfair(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { postId, actorId } = activity;
  if (postId === null || actorId === null) return;
  const row = await ctx.db
    .selectFrom("summaryCitations")
    .innerJoin("summaries", "summaries.postId", "summaryCitations.postId")
    .where("summaryCitations.postId", "=", postId)
    .where("personId", "=", actorId)
    .where("fair", "=", false)
    .select("changedBy")
    .executeTakeFirst();
  if (!row) return;
  const told = await whoIsTold(ctx, { ...activity, postId }, [row.changedBy]);
  const people = told.map((personId) => toldOf(personId, "summary-unfair"));
  await inTransaction(ctx, async (tx) => {
    await keepNotices(tx, { ...activity, postId }, people);
  });
}

/** Of these people those who may know of the talk and have not muted it; never the one who did it. */
async function whoIsTold(
  ctx: PlatformCtx,
  { postId, actorId }: { readonly postId: number; readonly actorId: PersonId | null },
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const others = people.filter((id) => id !== actorId);
  const [known, muted] = await Promise.all([knowers(ctx, postId, others), findMuted(ctx, postId, others)]);
  return others.filter((id) => known.has(id) && !muted.has(id));
}

const toldOf = (personId: PersonId, kind: "summary-cited" | "summary-unfair") => ({
  personId,
  kind,
  reason: `summary.reason.${kind}`,
  direct: true,
});
