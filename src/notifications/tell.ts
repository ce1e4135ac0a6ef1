import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { findCandidates, readTextToTell } from "./find-candidates.ts";
import { keepNotices, lockNotices, type ToldPerson } from "./keep-notices.ts";
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
    // It may have been shared, and told of, before this came to pass.
    const told = activity.replyId === null ? await toldOf(tx, postId, "post") : new Set();
    await keepNotices(
      tx,
      { ...activity, postId },
      people.filter((one) => !told.has(one.personId)),
    );
  });
}

/**
 * Tells of a post that was shared into one more group those who watch that group, as of a new post: the effect of
 * "post-shared". Nobody who was told of it before, and not its author.
 */
export async function tellOfShare(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { postId } = activity;
  if (postId === null || !(await stillStands(ctx, postId, null))) return;
  const groupId = await readTarget(ctx, activity.id);
  const text = await readTextToTell(ctx, { ...activity, postId, groupId });
  if (!text || !(await standsIn(ctx, postId, groupId))) return;
  // By this group alone, and as nobody's mention or answer.
  const candidates = await findCandidates(ctx, { ...text, named: [], answered: null });
  const wanting = candidates.flatMap(({ personId, ...facts }): ToldPerson[] => {
    const told = whyTold({ ...facts, shared: [], of: "post" });
    if (!told || personId === text.startedBy) return [];
    const reason = told.reason === "group.watching" ? "shared.watching" : told.reason;
    return [{ personId, kind: told.kind, reason, direct: isDirect(told) }];
  });
  const allowed = await knowers(
    ctx,
    postId,
    wanting.map((one) => one.personId),
  );
  await inTransaction(ctx, async (tx) => {
    const told = await toldOf(tx, postId);
    const people = wanting.filter((one) => allowed.has(one.personId) && !told.has(one.personId));
    if (people.length > 0) await keepNotices(tx, { ...activity, postId }, people);
  });
}

/** Who was told of anything in a thread (or of one kind). Who tells of it meanwhile waits, as in keepNotices. */
async function toldOf(tx: PlatformCtx, postId: number, kind?: string): Promise<Set<PersonId>> {
  await lockNotices(tx, postId);
  const rows = await tx.db
    .selectFrom("noticeEvents")
    .innerJoin("notices", "notices.id", "noticeEvents.noticeId")
    .where("notices.postId", "=", postId)
    .$if(kind !== undefined, (query) => query.where("noticeEvents.kind", "=", kind as string))
    .select("noticeEvents.personId")
    .distinct()
    .execute();
  return new Set(rows.map((row) => row.personId));
}

async function readTarget(ctx: PlatformCtx, activityId: number): Promise<number> {
  const row = await ctx.db
    .selectFrom("activity")
    .where("id", "=", activityId)
    .select("data")
    .executeTakeFirst();
  return Number(row?.data.intoGroupId ?? 0);
}

async function standsIn(ctx: PlatformCtx, postId: number, groupId: number): Promise<boolean> {
  const share = await ctx.db
    .selectFrom("postShares")
    .where("postId", "=", postId)
    .where("groupId", "=", groupId)
    .select("groupId")
    .executeTakeFirst();
  return share !== undefined;
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
