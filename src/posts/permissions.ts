import { holdsRole, type Viewer } from "../viewer/index.ts";

/** What a right on a post is decided by. */
export interface PostFacts {
  readonly groupId: number;
  readonly authorId: string;
  readonly closedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly groupArchivedAt: Date | null;
}

/** What a right in a group is decided by. */
export interface GroupFacts {
  readonly id: number;
  readonly archivedAt: Date | null;
}

/** All rights here answer null (yes) or the message key of the reason why not. */
type Answer = string | null;

export function canStartPost(viewer: Viewer, group: GroupFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (group.archivedAt) return "post.refused.archived";
  return viewer.roles.has(group.id) ? null : "post.refused.not-member";
}

export function canReply(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (post.groupArchivedAt) return "post.refused.archived";
  if (!viewer.roles.has(post.groupId)) return "post.refused.not-member";
  if (notStanding(post)) return "post.refused.deleted";
  return post.closedAt ? "post.refused.closed" : null;
}

/** Authors edit their own words; facilitators may mend others' (the history shows who did). */
export function canEditPost(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (post.deletedAt) return "post.refused.deleted";
  if (mayModerate(viewer, post.groupId)) return null;
  if (post.groupArchivedAt) return "post.refused.archived";
  return viewer.id === post.authorId && viewer.roles.has(post.groupId) ? null : "post.refused.not-author";
}

export function canDeletePost(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  return viewer.id === post.authorId || mayModerate(viewer, post.groupId) ? null : "post.refused.not-author";
}

/** Pinning and moving are for those who look after the group. */
export function canArrangePost(viewer: Viewer, post: PostFacts): Answer {
  if (notStanding(post)) return "post.refused.deleted";
  return mayModerate(viewer, post.groupId) ? null : "post.refused.not-facilitator";
}

export function canClosePost(viewer: Viewer, post: PostFacts): Answer {
  if (notStanding(post)) return "post.refused.deleted";
  if (mayModerate(viewer, post.groupId)) return null;
  return viewer.id !== null && viewer.id === post.authorId && viewer.roles.has(post.groupId)
    ? null
    : "post.refused.not-author";
}

export function canThank(viewer: Viewer, post: PostFacts, authorId: string): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (!viewer.roles.has(post.groupId)) return "post.refused.not-member";
  if (notStanding(post)) return "post.refused.deleted";
  return viewer.id === authorId ? "post.refused.own-words" : null;
}

/** A draft or a deleted post: nobody can take part in it. */
function notStanding(post: PostFacts): boolean {
  return post.deletedAt !== null || post.publishedAt === null;
}

/** Facilitators and stewards of the group, and administrators. */
export function mayModerate(viewer: Viewer, groupId: number): boolean {
  return viewer.id !== null && (viewer.administrator || holdsRole(viewer, groupId, "facilitator"));
}
