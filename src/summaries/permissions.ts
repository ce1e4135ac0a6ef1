import type { Post } from "../posts/index.ts";
import type { Viewer } from "../viewer/index.ts";

/**
 * Null (yes), or the message key of the reason why not. Any member writes at the summary of a talk of their group, also of one
 * that is closed: then it says what came of it.
 */
export function canSummarise(viewer: Viewer, post: Post): string | null {
  if (viewer.id === null) return "post.refused.visitor";
  if (post.deletedAt || post.publishedAt === null) return "post.refused.deleted";
  if (post.groupArchivedAt) return "post.refused.archived";
  if (viewer.barred.has(post.groupId)) return "post.refused.barred";
  return viewer.roles.has(post.groupId) ? null : "post.refused.not-member";
}
