import { sql } from "kysely";
import { type Ctx, type PersonId, viewerTags } from "../viewer/index.ts";
import { findSharedInto, standsIn } from "./find-shares.ts";
import { readMarks } from "./read-marks.ts";
import type { PostId, Stage } from "./tables.ts";
import { isNewThread, unreadCount } from "./unread.ts";
import { visiblePosts } from "./visible-posts.ts";

export const postsPerPage = 20;

/** A post as lists show it. */
export interface PostRow {
  readonly id: PostId;
  readonly kind: string;
  readonly title: string;
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly groupId: number;
  readonly groupSlug: string;
  readonly groupName: string;
  readonly authorId: PersonId;
  readonly authorName: string;
  readonly authorHandle: string;
  readonly authorFace: string | null;
  readonly authorStanding: string;
  readonly publishedAt: Date | null;
  readonly lastActivityAt: Date;
  readonly lastReplyByName: string | null;
  readonly pinnedAt: Date | null;
  readonly closedAt: Date | null;
  readonly stage: Stage | null;
  readonly helpfulCount: number;
  readonly replyCount: number;
  /** Something in it is new to the viewer: replies, or all of it. */
  readonly fresh: boolean;
  /** Replies by others that the viewer has not been shown: see unreadCount. */
  readonly unread: number;
}

/** Which posts a list holds. */
export interface PostFilter {
  /** What stands in a group: posts that are shared into it too. */
  readonly groupId?: number;
  readonly groupIds?: readonly number[];
  readonly authorId?: PersonId;
  readonly kind?: string;
  readonly tag?: string;
  /** Pinned ones first (a group's own list). */
  readonly pinnedFirst?: boolean;
  readonly page?: number;
  readonly limit?: number;
}

/** A page of posts that the viewer may know of, latest activity first. `more` says whether another page follows. */
export async function listPosts(ctx: Ctx, filter: PostFilter): Promise<{ posts: PostRow[]; more: boolean }> {
  if (filter.groupIds?.length === 0) return { posts: [], more: false };
  await readMarks(ctx).settle(ctx.viewer.id);
  // Addresses can be made up without end: what few would ask for again is not remembered.
  if (filter.tag !== undefined || filter.kind !== undefined || (filter.page ?? 1) > 3)
    return readPosts(ctx, filter);
  // What is new to the viewer also ages with the days.
  const day = Math.floor(ctx.now().getTime() / dayMs);
  const key = JSON.stringify([ctx.viewer.id, day, filter]);
  return ctx.cache.remember(`posts:${key}`, listTags, () => readPosts(ctx, filter));
}

const dayMs = 24 * 3_600_000;
/** What a list of posts is made of: for whom it is, what is in it, and what of it they have read. */
const listTags = [
  ...viewerTags,
  "table:posts",
  "table:groups",
  "table:post_reads",
  "table:follow_levels",
  "table:post_shares",
];

async function readPosts(ctx: Ctx, filter: PostFilter): Promise<{ posts: PostRow[]; more: boolean }> {
  const limit = filter.limit ?? postsPerPage;
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), 1_000);
  const { groupId, authorId, kind, tag } = filter;
  const groupIds = groupId === undefined ? filter.groupIds : [groupId];
  const shared = groupIds ? await findSharedInto(ctx, groupIds) : [];
  const rows = await visiblePosts(ctx)
    .innerJoin("people as author", "author.id", "posts.authorId")
    .leftJoin("people as lastReplier", "lastReplier.id", "posts.lastReplyBy")
    .leftJoin("postReads", (join) =>
      join.onRef("postReads.postId", "=", "posts.id").on("postReads.personId", "=", ctx.viewer.id ?? nobody),
    )
    .$if(groupIds !== undefined, (query) => query.where(standsIn(groupIds as number[], shared)))
    .$if(authorId !== undefined, (query) => query.where("posts.authorId", "=", authorId as string))
    .$if(kind !== undefined, (query) => query.where("posts.kind", "=", kind as string))
    .$if(tag !== undefined, (query) => query.where(sql<boolean>`posts.tags @> array[${tag}]::text[]`))
    .select([
      "posts.id",
      "posts.kind",
      "posts.title",
      "posts.excerpt",
      "posts.tags",
      "posts.groupId",
      "groups.slug as groupSlug",
      "groups.name as groupName",
      "posts.authorId",
      "author.name as authorName",
      "author.handle as authorHandle",
      "author.image as authorFace",
      "author.standing as authorStanding",
      "posts.publishedAt",
      "posts.lastActivityAt",
      "lastReplier.name as lastReplyByName",
      "posts.pinnedAt",
      "posts.closedAt",
      "posts.stage",
      "posts.helpfulCount",
      "posts.replyCount",
    ])
    .select([unreadCount(ctx.viewer.id).as("unread"), isNewThread(ctx.viewer.id, ctx.now()).as("isNew")])
    .$if(filter.pinnedFirst === true, (query) =>
      // Pinned at home: that says nothing of where else it stands.
      query.orderBy(sql`posts.pinned_at is null or posts.group_id <> ${groupId ?? 0}`),
    )
    .orderBy("posts.lastActivityAt", "desc")
    .orderBy("posts.id", "desc")
    .limit(limit + 1)
    .offset((page - 1) * limit)
    .execute();
  const posts = rows.slice(0, limit).map(({ isNew, ...row }) => ({ ...row, fresh: isNew || row.unread > 0 }));
  return { posts, more: rows.length > limit };
}

const nobody = "00000000-0000-0000-0000-000000000000";
