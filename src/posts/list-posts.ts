import { sql } from "kysely";
import { type Ctx, type PersonCtx, type PersonId, viewerTags } from "../viewer/index.ts";
import type { PostId } from "./tables.ts";
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
  readonly replyCount: number;
  /** Something in it is new to the viewer. */
  readonly fresh: boolean;
}

/** Which posts a list holds. */
export interface PostFilter {
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
const listTags = [...viewerTags, "table:posts", "table:groups", "table:post_reads"];

async function readPosts(ctx: Ctx, filter: PostFilter): Promise<{ posts: PostRow[]; more: boolean }> {
  const limit = filter.limit ?? postsPerPage;
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), 1_000);
  const { groupId, groupIds, authorId, kind, tag } = filter;
  const rows = await visiblePosts(ctx)
    .innerJoin("people as author", "author.id", "posts.authorId")
    .leftJoin("people as lastReplier", "lastReplier.id", "posts.lastReplyBy")
    .leftJoin("postReads", (join) =>
      join.onRef("postReads.postId", "=", "posts.id").on("postReads.personId", "=", ctx.viewer.id ?? nobody),
    )
    .$if(groupId !== undefined, (query) => query.where("posts.groupId", "=", groupId as number))
    .$if(groupIds !== undefined, (query) => query.where("posts.groupId", "in", groupIds as number[]))
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
      "posts.replyCount",
    ])
    .select(isFresh(ctx).as("fresh"))
    .$if(filter.pinnedFirst === true, (query) => query.orderBy(sql`posts.pinned_at is null`))
    .orderBy("posts.lastActivityAt", "desc")
    .orderBy("posts.id", "desc")
    .limit(limit + 1)
    .offset((page - 1) * limit)
    .execute();
  return { posts: rows.slice(0, limit), more: rows.length > limit };
}

const nobody = "00000000-0000-0000-0000-000000000000";
const newForMs = 14 * dayMs;

/** Read before, and others have answered since; or never read, and begun by somebody else in the last fortnight. */
function isFresh(ctx: Ctx) {
  const viewerId = ctx.viewer.id;
  if (viewerId === null) return sql<boolean>`false`;
  const since = new Date(ctx.now().getTime() - newForMs);
  return sql<boolean>`case when post_reads.read_at is null
    then posts.published_at > ${since} and posts.author_id <> ${viewerId}
    else posts.last_activity_at > post_reads.read_at and posts.last_reply_by is distinct from ${viewerId} end`;
}

/** A draft as its author's list shows it. */
export interface DraftRow {
  readonly id: PostId;
  readonly title: string;
  readonly excerpt: string;
  readonly kind: string;
  readonly groupName: string;
  readonly touchedAt: Date;
}

/** The viewer's own drafts, those touched last first. */
export function listDrafts(ctx: PersonCtx): Promise<DraftRow[]> {
  return ctx.db
    .selectFrom("posts")
    .innerJoin("groups", "groups.id", "posts.groupId")
    .where("posts.authorId", "=", ctx.viewer.id)
    .where("posts.publishedAt", "is", null)
    .where("posts.deletedAt", "is", null)
    .select(["posts.id", "posts.title", "posts.excerpt", "posts.kind", "groups.name as groupName"])
    .select((eb) => eb.fn.coalesce("posts.editedAt", "posts.createdAt").as("touchedAt"))
    .orderBy("touchedAt", "desc")
    .execute();
}
