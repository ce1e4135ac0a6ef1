import { mayKnowGroup } from "../groups/index.ts";
import type { Viewer } from "../viewer/index.ts";

/** What decides who may know of a group. */
export interface GroupFacts {
  readonly id: number;
  readonly visibility: "everyone" | "people" | "members";
  readonly postsFor: "everyone" | "members";
  readonly archivedAt: Date | null;
}

/** What decides who may know of a post. */
export interface PostSight {
  readonly authorId: string;
  readonly audience: "everyone" | "group";
  readonly publishedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly group: GroupFacts;
}

/**
 * The rule of `isVisiblePost` for a post that is already in memory (visible-posts.test.ts holds the two against each other).
 * Beyond it, a draft is known to its author alone, and a deleted post to its author and those who may bring it back, as
 * far as they could see it before.
 */
export function mayKnowPost(viewer: Viewer, post: PostSight): boolean {
  const mine = viewer.id !== null && viewer.id === post.authorId;
  if (post.publishedAt === null) return mine;
  return maySeePublished(viewer, post) && (post.deletedAt === null || mine || looksAfter(viewer, post.group));
}

function maySeePublished(viewer: Viewer, { group, audience }: PostSight): boolean {
  if (viewer.id !== null && (viewer.administrator || viewer.roles.has(group.id))) return true;
  return audience === "everyone" && group.postsFor === "everyone" && mayKnowGroup(viewer, group);
}

function looksAfter(viewer: Viewer, group: GroupFacts): boolean {
  if (viewer.id === null) return false;
  const role = viewer.roles.get(group.id);
  return viewer.administrator || role === "facilitator" || role === "steward";
}
