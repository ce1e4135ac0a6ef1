import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { findMuted } from "./find-muted.ts";
import { keepNotices, type ToldPerson } from "./keep-notices.ts";
import { knowers } from "./knowers.ts";
import "./tables.ts";

/**
 * Tells one person, in Weft alone, of something that happened to their own words. Not where they have muted the talk (the
 * nearest setting holds), not what they may not know of, and of one person and text never the same twice.
 */
export async function tellPerson(
  ctx: PlatformCtx,
  activity: Activity & { readonly postId: number },
  told: Omit<ToldPerson, "direct">,
): Promise<void> {
  const { postId, replyId, actorId } = activity;
  const { personId, kind } = told;
  if (personId === actorId || !(await knowers(ctx, postId, [personId])).has(personId)) return;
  await inTransaction(ctx, async (tx) => {
    if ((await findMuted(tx, postId, [personId])).has(personId)) return;
    const known = await tx.db
      .selectFrom("noticeEvents")
      .innerJoin("notices", "notices.id", "noticeEvents.noticeId")
      .where("noticeEvents.personId", "=", personId)
      .where("noticeEvents.kind", "=", kind)
      .where("noticeEvents.actorId", "is not distinct from", actorId)
      .where("noticeEvents.replyId", "is not distinct from", replyId)
      .where("notices.postId", "=", postId)
      .select("noticeEvents.id")
      .limit(1)
      .execute();
    if (known.length === 0) await keepNotices(tx, activity, [{ ...told, direct: false }]);
  });
}
