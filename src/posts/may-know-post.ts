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
 * Beyond it, a draft is known to its author, and a deleted post to its author and those who may bring it back.
 */
export function mayKnowPost(viewer: Viewer, post: PostSight): boolean {
  const { group } = post;
  const mine = viewer.id !== null && viewer.id === post.authorId;
  if (post.publishedAt === null) return mine && post.deletedAt === null;
  const member = viewer.id !== null && viewer.roles.has(group.id);
  const administrator = viewer.id !== null && viewer.administrator;
  if (post.deletedAt !== null)
    return mine || administrator || (member && viewer.roles.get(group.id) !== "member");
  if (member || administrator) return true;
  const open = post.audience === "everyone" && group.postsFor === "everyone";
  return open && knowsGroup(viewer, group);
}

function knowsGroup(viewer: Viewer, group: GroupFacts): boolean {
  if (group.visibility === "everyone") return true;
  return group.visibility === "people" && viewer.id !== null && !viewer.barred.has(group.id);
}
