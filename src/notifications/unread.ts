import type { PlatformCtx } from "../platform/ctx.ts";
import { findKnownPosts } from "../posts/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Forgets what is remembered of one person's unread notices. */
export const unreadTag = (personId: PersonId) => `notices:${personId}`;

/** Beyond it the bar says "99+". */
const countedMax = 100;

/** How many unread notices the viewer has of what they may (still) know; asks nothing while nothing has changed. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const postIds = await unreadPosts(ctx);
  if (postIds.length === 0) return 0;
  const known = await findKnownPosts(ctx, postIds);
  return [...known.values()].filter((post) => post.deletedAt === null).length;
}

/** Posts of which the viewer has an unread notice, whether or not they may still know of them. */
async function unreadPosts(ctx: Ctx): Promise<readonly number[]> {
  const personId = ctx.viewer.id;
  if (personId === null) return [];
  const tag = unreadTag(personId);
  return ctx.cache.remember(tag, [tag], async () => {
    const rows = await ctx.db
      .selectFrom("notices")
      .where("personId", "=", personId)
      .where("readAt", "is", null)
      .where("postId", "is not", null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom("noticeEvents")
            .leftJoin("replies", "replies.id", "noticeEvents.replyId")
            .whereRef("noticeEvents.noticeId", "=", "notices.id")
            .where("replies.deletedAt", "is", null)
            .select("noticeEvents.id"),
        ),
      )
      .orderBy("changedAt", "desc")
      .limit(countedMax)
      .select("postId")
      .execute();
    return rows.map((row) => row.postId as number);
  });
}

/**
 * Marks the viewer's notice of a thread as read, where they have seen all that it tells of. Asks nothing where there is no
 * unread one, so that it may stand in the way of every reader.
 * @param lastReplyId the last reply they were shown; null for none.
 */
export async function readNoticeOf(ctx: Ctx, postId: number, lastReplyId: number | null): Promise<void> {
  const personId = ctx.viewer.id;
  if (personId === null || !(await unreadPosts(ctx)).includes(postId)) return;
  await ctx.db
    .updateTable("notices")
    .set({ readAt: ctx.now() })
    .where("personId", "=", personId)
    .where("postId", "=", postId)
    .where("readAt", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("noticeEvents")
            .leftJoin("replies", "replies.id", "noticeEvents.replyId")
            .whereRef("noticeEvents.noticeId", "=", "notices.id")
            .where("replies.deletedAt", "is", null)
            .where("noticeEvents.replyId", ">", lastReplyId ?? 0)
            .select("noticeEvents.id"),
        ),
      ),
    )
    .execute();
  ctx.cache.forget(unreadTag(personId));
}

/** Lets those be counted anew who have an unread notice of this thread: something in it has gone or come back. */
export async function recountThread(ctx: PlatformCtx, postId: number): Promise<void> {
  const rows = await ctx.db
    .selectFrom("notices")
    .where("postId", "=", postId)
    .where("readAt", "is", null)
    .select("personId")
    .execute();
  ctx.cache.forget(...rows.map((row) => unreadTag(row.personId)));
}
