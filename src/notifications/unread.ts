import type { PlatformCtx } from "../platform/ctx.ts";
import { findKnownPosts } from "../posts/index.ts";
import type { Ctx, PersonCtx, PersonId } from "../viewer/index.ts";
import { findKnownPlaces, type NoticePlace } from "./places.ts";
import "./tables.ts";

/** Forgets what is remembered of one person's unread notices. */
export const unreadTag = (personId: PersonId) => `notices:${personId}`;

/** Beyond it the bar says "99+". */
const countedMax = 100;

/** How many unread notices the viewer has of what they may (still) know; asks nothing while nothing has changed. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const { postIds, places } = await findUnread(ctx);
  const known = postIds.length === 0 ? [] : [...(await findKnownPosts(ctx, postIds)).values()];
  const threads = known.filter((post) => post.deletedAt === null).length;
  if (places.length === 0) return threads;
  return threads + (await findKnownPlaces(ctx as PersonCtx, places)).size;
}

interface Unread {
  readonly postIds: readonly number[];
  readonly places: readonly NoticePlace[];
}

const nothing: Unread = { postIds: [], places: [] };

/** What the viewer has an unread notice of, whether or not they may still know of it. */
async function findUnread(ctx: Ctx): Promise<Unread> {
  const personId = ctx.viewer.id;
  if (personId === null) return nothing;
  const tag = unreadTag(personId);
  return ctx.cache.remember(tag, [tag], async () => {
    const rows = await ctx.db
      .selectFrom("notices")
      .where("personId", "=", personId)
      .where("readAt", "is", null)
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
      .select(["postId", "placeKind", "placeId"])
      .execute();
    return {
      postIds: rows.flatMap((row) => (row.postId === null ? [] : [row.postId])),
      places: rows.flatMap(({ placeKind: kind, placeId: id }) =>
        kind === null || id === null ? [] : [{ kind, id }],
      ),
    };
  });
}

/** Marks the viewer's notice of a place as read: they have seen all of it. Asks nothing where there is no unread one. */
export async function readPlace(ctx: Ctx, place: NoticePlace): Promise<void> {
  const personId = ctx.viewer.id;
  if (personId === null) return;
  const { places } = await findUnread(ctx);
  if (!places.some(({ kind, id }) => kind === place.kind && id === place.id)) return;
  await ctx.db
    .updateTable("notices")
    .set({ readAt: ctx.now() })
    .where("personId", "=", personId)
    .where("placeKind", "=", place.kind)
    .where("placeId", "=", place.id)
    .where("readAt", "is", null)
    .execute();
  ctx.cache.forget(unreadTag(personId));
}

/**
 * Marks the viewer's notice of a thread as read, where they have seen all that it tells of. Asks nothing where there is no
 * unread one, so that it may stand in the way of every reader.
 * @param lastReplyId the last reply they were shown; null for none.
 */
export async function readNoticeOf(ctx: Ctx, postId: number, lastReplyId: number | null): Promise<void> {
  const personId = ctx.viewer.id;
  if (personId === null || !(await findUnread(ctx)).postIds.includes(postId)) return;
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
