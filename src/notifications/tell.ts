import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { findCandidates, readTextToTell } from "./find-candidates.ts";
import { keepNotices, type ToldPerson } from "./keep-notices.ts";
import { knowers } from "./knowers.ts";
import { isDirect, whyTold } from "./why-told.ts";
import "./tables.ts";

/**
 * Tells of a new post or reply those who want to know of it and may: the effect of "post-published" and "reply-posted".
 * Never the one who wrote it; nobody whose account is not active; nothing of what has been deleted meanwhile.
 */
export async function tell(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { postId } = activity;
  if (postId === null || !(await stillStands(ctx, postId, activity.replyId))) return;
  const text = await readTextToTell(ctx, { ...activity, postId });
  const candidates = text ? await findCandidates(ctx, text) : [];
  const wanting = candidates.flatMap(({ personId, ...facts }): ToldPerson[] => {
    const told = whyTold({ ...facts, of: activity.replyId === null ? "post" : "reply" });
    return told ? [{ personId, ...told, direct: isDirect(told) }] : [];
  });
  const allowed = await knowers(
    ctx,
    postId,
    wanting.map((one) => one.personId),
  );
  const people = wanting.filter((one) => allowed.has(one.personId));
  if (people.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    await keepNotices(tx, { ...activity, postId }, people);
  });
}

async function stillStands(ctx: PlatformCtx, postId: number, replyId: number | null): Promise<boolean> {
  const post = await ctx.db
    .selectFrom("posts")
    .leftJoin("replies", (join) => join.on("replies.id", "=", replyId))
    .where("posts.id", "=", postId)
    .where("posts.deletedAt", "is", null)
    .where("replies.deletedAt", "is", null)
    .select("posts.id")
    .executeTakeFirst();
  return post !== undefined;
}
