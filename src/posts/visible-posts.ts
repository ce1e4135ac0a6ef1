import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { isVisibleGroup } from "../groups/index.ts";
import type { Tables } from "../platform/database/index.ts";
import type { Ctx, Viewer } from "../viewer/index.ts";
import "./tables.ts";

/**
 * The one rule of which posts a viewer may know of, as a condition on `posts` joined with its `groups`:
 * published, not deleted, in a group the viewer may know of, and either open to all who see the group or the viewer's
 * own group. A post is never more public than its group.
 */
export function isVisiblePost(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, "posts" | "groups">): Expression<SqlBool> => {
    const open = eb.and([eb("groups.postsFor", "=", "everyone"), eb("posts.audience", "=", "everyone")]);
    const own = viewer.id === null ? [] : [...viewer.roles.keys()];
    return eb.and([
      eb("posts.publishedAt", "is not", null),
      eb("posts.deletedAt", "is", null),
      isVisibleGroup(viewer)(eb as unknown as ExpressionBuilder<Tables, "groups">),
      viewer.id !== null && viewer.administrator
        ? sql<SqlBool>`true`
        : own.length > 0
          ? eb.or([open, eb("posts.groupId", "in", own)])
          : open,
    ]);
  };
}

/** The start of every read of posts: those the viewer may know of, with their group at hand. */
export function visiblePosts(ctx: Ctx) {
  return ctx.db
    .selectFrom("posts")
    .innerJoin("groups", "groups.id", "posts.groupId")
    .where(isVisiblePost(ctx.viewer));
}
