import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { mayKnowPost } from "./may-know-post.ts";
import type { Author, Post } from "./post.ts";
import type { PostId } from "./tables.ts";
import "./tables.ts";

/** Forgets what is remembered of a post's thread: every act that changes the post or a reply of it does. */
export function threadTag(postId: PostId): string {
  return `post:${postId}`;
}

/** What a remembered thread depends on: itself, the names and roles in it, and its group. */
export const threadTags = (postId: PostId) => [
  threadTag(postId),
  "table:people",
  "table:groups",
  "table:memberships",
];

/**
 * A post by its number, if the viewer may know of it (for drafts and deleted posts see mayKnowPost). What all viewers
 * share of it is remembered; the right to see it is asked anew each time.
 * @throws NotFound
 */
export async function findVisiblePost(ctx: Ctx, postId: PostId): Promise<Post> {
  const known = await findKnownPosts(ctx, [postId]);
  const post = known.get(postId);
  if (!post) throw new NotFound();
  return post;
}

/** Of these posts, those that the viewer may know of. Those not remembered are read together. */
export async function findKnownPosts(ctx: Ctx, postIds: readonly PostId[]): Promise<Map<PostId, Post>> {
  const missing: PostId[] = [];
  let read: Promise<Map<PostId, Post>> | undefined;
  const load = async (id: PostId) => {
    missing.push(id);
    // A moment later, when all that are missing have asked.
    read ??= Promise.resolve().then(() => readPosts(ctx, missing));
    const post = (await read).get(id);
    // Thrown and so not remembered: made-up numbers must not push real posts out of memory.
    if (!post) throw new NotFound();
    return post;
  };
  const posts = await Promise.all(
    postIds
      .filter((id) => Number.isSafeInteger(id) && id > 0)
      .map((id) => ctx.cache.remember(threadTag(id), threadTags(id), () => load(id)).catch(noneIfNotFound)),
  );
  return new Map(posts.flatMap((post) => (post && mayKnowPost(ctx.viewer, post) ? [[post.id, post]] : [])));
}

function noneIfNotFound(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}

const postColumns = [
  "posts.id",
  "posts.kind",
  "posts.title",
  "posts.html",
  "posts.markdown",
  "posts.excerpt",
  "posts.tags",
  "posts.audience",
  "posts.language",
  "posts.groupId",
  "posts.authorId",
  "posts.createdAt",
  "posts.publishedAt",
  "posts.editedAt",
  "posts.deletedAt",
  "posts.deletedBy",
  "posts.pinnedAt",
  "posts.closedAt",
  "posts.closedReason",
  "posts.helpfulCount",
  "posts.stage",
  "posts.turnsAt",
  "posts.turnsTo",
  "posts.turnsReason",
  "posts.repliesHeld",
  "posts.repliesOpenAt",
  "posts.roundUntil",
  "posts.roundEndsAt",
  "posts.roundEndedAt",
  "posts.replyCount",
  "posts.reactions",
  "posts.lastActivityAt",
] as const;

const otherColumns = [
  "closer.name as closedByName",
  "turner.name as turnsByName",
  "author.name as authorName",
  "author.handle as authorHandle",
  "author.image as authorFace",
  "author.standing as authorStanding",
  "authorship.role as authorRole",
  "groups.slug as groupSlug",
  "groups.name as groupName",
  "groups.visibility as groupVisibility",
  "groups.postsFor as groupPostsFor",
  "groups.joining as groupJoining",
  "groups.archivedAt as groupArchivedAt",
] as const;

async function readPosts(ctx: PlatformCtx, postIds: readonly PostId[]): Promise<Map<PostId, Post>> {
  const rows = await ctx.db
    .selectFrom("posts")
    .innerJoin("groups", "groups.id", "posts.groupId")
    .innerJoin("people as author", "author.id", "posts.authorId")
    .leftJoin("memberships as authorship", (join) =>
      join
        .onRef("authorship.groupId", "=", "posts.groupId")
        .onRef("authorship.personId", "=", "posts.authorId"),
    )
    .leftJoin("people as closer", "closer.id", "posts.closedBy")
    .leftJoin("people as turner", "turner.id", "posts.turnsBy")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("replies")
          .whereRef("replies.postId", "=", "posts.id")
          .select((of) => [of.fn.countAll<number>().as("places"), of.fn.max("replies.id").as("last")])
          .as("thread"),
      (join) => join.onTrue(),
    )
    .where("posts.id", "in", postIds)
    .select([...postColumns, ...otherColumns, "thread.places", "thread.last"])
    .select(
      sql<boolean>`exists (select from text_rests where post_id = posts.id and reply_id is null)`.as(
        "hasRest",
      ),
    )
    .select(
      sql<number[]>`coalesce((select json_agg(group_id order by shared_at, group_id)
        from post_shares where post_id = posts.id), '[]')`.as("sharedInto"),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, shapePost(row)]));
}

type PostRow = Omit<Post, "author" | "group" | "placeCount" | "lastReplyId"> & {
  readonly authorName: string;
  readonly authorHandle: string;
  readonly authorFace: string | null;
  readonly authorStanding: string;
  readonly authorRole: Author["role"];
  readonly groupSlug: string;
  readonly groupName: string;
  readonly groupVisibility: Post["group"]["visibility"];
  readonly groupPostsFor: Post["group"]["postsFor"];
  readonly groupJoining: Post["group"]["joining"];
  readonly places: number | null;
  readonly last: number | null;
};

function shapePost(row: PostRow): Post {
  const { authorName, authorHandle, authorFace, authorStanding, authorRole, ...withoutAuthor } = row;
  const { groupSlug, groupName, groupVisibility, groupPostsFor, groupJoining, ...rest } = withoutAuthor;
  const { places, last, ...post } = rest;
  return {
    ...post,
    placeCount: places ?? 0,
    lastReplyId: last,
    author: {
      id: row.authorId,
      name: authorName,
      handle: authorHandle,
      face: authorFace,
      standing: authorStanding,
      role: authorRole,
    },
    group: {
      id: row.groupId,
      slug: groupSlug,
      name: groupName,
      visibility: groupVisibility,
      postsFor: groupPostsFor,
      joining: groupJoining,
      archivedAt: row.groupArchivedAt,
    },
  };
}
