import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../platform/database/index.ts";
import { type Ctx, holdsRole, type Viewer } from "../viewer/index.ts";
import { threadTag } from "./find-post.ts";
import type { Post } from "./post.ts";
import type { PostId } from "./tables.ts";
import "./tables.ts";

/** What decides who may read the replies to a post, beyond seeing the post. */
export type RepliesSight = Pick<
  Post,
  "repliesHeld" | "closedAt" | "groupArchivedAt" | "authorId" | "groupId"
>;

/**
 * The one rule of which replies a viewer may read among those of posts they may know of, as a condition on `replies` joined
 * with their `posts` and `groups`. Where replies are held back ("answer before you read") each sees their own, and all of
 * them once they have answered; the post's author and those who look after the group see all, and so does everybody when
 * nobody can answer any more. On a date a job ends the holding back, so the rule knows no time.
 * visible-replies.test.ts holds it against `mayReadReply`, which is the same rule in memory.
 */
export function isReadableReply(viewer: Viewer) {
  return <T extends Tables>(eb: ExpressionBuilder<T, keyof T>): Expression<SqlBool> => {
    const of = eb as unknown as ExpressionBuilder<Tables, "posts" | "groups" | "replies">;
    if (viewer.id !== null && viewer.administrator) return sql<SqlBool>`true`;
    return of.or([
      of("posts.repliesHeld", "=", false),
      of("posts.closedAt", "is not", null),
      of("groups.archivedAt", "is not", null),
      ...(viewer.id === null ? [] : ofPerson(of, viewer)),
    ]);
  };
}

function ofPerson(of: ExpressionBuilder<Tables, "posts" | "replies">, viewer: Viewer & { id: string }) {
  const kept = groupsLookedAfter(viewer);
  return [
    of("posts.authorId", "=", viewer.id),
    of("replies.authorId", "=", viewer.id),
    of.exists(
      of
        .selectFrom("replies as own")
        .whereRef("own.postId", "=", "posts.id")
        .where("own.authorId", "=", viewer.id)
        .where("own.deletedAt", "is", null)
        .select("own.id"),
    ),
    ...(kept.length > 0 ? [of("posts.groupId", "in", kept)] : []),
  ];
}

const groupsLookedAfter = (viewer: Viewer): number[] =>
  viewer.id === null ? [] : [...viewer.roles.keys()].filter((id) => holdsRole(viewer, id, "facilitator"));

/**
 * The same rule for a reply to a post in memory; without a reply: for the replies of others.
 * @param answered the viewer has answered the post, and that answer stands: see hasAnswered.
 */
export function mayReadReply(
  viewer: Viewer,
  post: RepliesSight,
  answered: boolean,
  reply?: { readonly authorId: string },
): boolean {
  if (!post.repliesHeld || post.closedAt || post.groupArchivedAt) return true;
  if (viewer.id === null) return false;
  if (viewer.administrator || viewer.id === post.authorId || viewer.id === reply?.authorId) return true;
  return answered || holdsRole(viewer, post.groupId, "facilitator");
}

/** Whether the viewer may read what others have answered. Asks nothing for a talk that holds nothing back. */
export async function canReadReplies(ctx: Ctx, post: RepliesSight & { id: PostId }): Promise<boolean> {
  return (
    mayReadReply(ctx.viewer, post, false) || mayReadReply(ctx.viewer, post, await hasAnswered(ctx, post.id))
  );
}

/** Whether an answer of the viewer stands in a thread; remembered until the thread changes. */
export async function hasAnswered(ctx: Ctx, postId: PostId): Promise<boolean> {
  const personId = ctx.viewer.id;
  if (personId === null) return false;
  return ctx.cache.remember(`answered:${personId}:${postId}`, [threadTag(postId)], async () => {
    const row = await ctx.db
      .selectFrom("replies")
      .where("postId", "=", postId)
      .where("authorId", "=", personId)
      .where("deletedAt", "is", null)
      .select("id")
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  });
}
