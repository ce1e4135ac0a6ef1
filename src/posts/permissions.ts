import { holdsRole, type Viewer } from "../viewer/index.ts";
import { postKind } from "./kinds.ts";

/** What a right on a post is decided by. */
export interface PostFacts {
  readonly groupId: number;
  /** Further groups that it stands in: see share-post.ts. */
  readonly sharedInto?: readonly number[];
  readonly authorId: string;
  readonly closedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: string | null;
  readonly groupArchivedAt: Date | null;
  /** Of a round: see find-turns.ts. */
  readonly roundUntil?: string | null;
  readonly roundEndedAt?: Date | null;
}

/** What a right in a group is decided by. */
export interface GroupFacts {
  readonly id: number;
  readonly archivedAt: Date | null;
  /** What the group has switched on or off; a kind of post that is not named is on. */
  readonly tools?: Readonly<Record<string, boolean>>;
}

/** All rights here answer null (yes) or the message key of the reason why not. */
type Answer = string | null;

/** @param kind the kind of post to be started; without it, whether any may be. */
export function canStartPost(viewer: Viewer, group: GroupFacts, kind?: string): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (group.archivedAt) return "post.refused.archived";
  if (viewer.barred.has(group.id)) return "post.refused.barred";
  if (!viewer.roles.has(group.id)) return "post.refused.not-member";
  return kind !== undefined && group.tools?.[kind] === false ? "post.refused.kind-off" : null;
}

/** @param hadTurn in a round, the viewer has spoken: see hasHadTurn. Then others come first. */
export function canReply(viewer: Viewer, post: PostFacts, hadTurn = false): Answer {
  if (notStanding(post)) return "post.refused.deleted";
  if (post.groupArchivedAt) return "post.refused.archived";
  if (post.closedAt) return "post.refused.closed";
  if (viewer.id === null) return "post.refused.visitor";
  if (viewer.barred.has(post.groupId)) return "post.refused.barred";
  if (!takesPart(viewer, post)) return "post.refused.not-member";
  return hadTurn && post.roundUntil && !post.roundEndedAt ? "post.refused.round" : null;
}

/** Answers to a question are marked as helpful by who asked it, and by those who look after the group. */
export function canMarkHelpful(viewer: Viewer, post: PostFacts & { readonly kind: string }): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (notStanding(post)) return "post.refused.deleted";
  if (postKind(post.kind).talk !== "helpful") return "post.refused.no-question";
  if (post.groupArchivedAt) return "post.refused.archived";
  if (mayModerate(viewer, post.groupId)) return null;
  return viewer.id === post.authorId && viewer.roles.has(post.groupId) ? null : "post.refused.not-author";
}

/** Authors edit their own words; facilitators may mend others' (the history shows who did). A draft is its author's alone. */
export function canEditPost(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (post.deletedAt) return "post.refused.deleted";
  if (post.publishedAt === null) return viewer.id === post.authorId ? null : "post.refused.not-author";
  if (mayModerate(viewer, post.groupId)) return null;
  if (post.groupArchivedAt) return "post.refused.archived";
  return viewer.id === post.authorId && takesPart(viewer, post) ? null : "post.refused.not-author";
}

/** Whether it is deleted already makes no difference: twice is the same as once. */
export function canDeletePost(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (viewer.id === post.authorId) return null;
  return mayModerate(viewer, post.groupId) ? null : "post.refused.not-author";
}

/** What others have deleted, an author cannot bring back. */
export function canRestorePost(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (mayModerate(viewer, post.groupId)) return null;
  if (viewer.id !== post.authorId) return "post.refused.not-author";
  return post.deletedAt && post.deletedBy !== viewer.id ? "post.refused.deleted-by-other" : null;
}

/** Pinning is for those who look after the group. */
export function canArrangePost(viewer: Viewer, post: PostFacts): Answer {
  if (notStanding(post)) return "post.refused.deleted";
  return mayModerate(viewer, post.groupId) ? null : "post.refused.not-facilitator";
}

/** A post is moved by those who look after its group, a draft by its author. Where to is asked by canStartPost. */
export function canMovePost(viewer: Viewer, post: PostFacts): Answer {
  if (post.publishedAt !== null) return canArrangePost(viewer, post);
  if (post.deletedAt) return "post.refused.deleted";
  return viewer.id !== null && viewer.id === post.authorId ? null : "post.refused.not-author";
}

export function canClosePost(viewer: Viewer, post: PostFacts): Answer {
  if (notStanding(post)) return "post.refused.deleted";
  if (mayModerate(viewer, post.groupId)) return null;
  return viewer.id !== null && viewer.id === post.authorId && viewer.roles.has(post.groupId)
    ? null
    : "post.refused.not-author";
}

export function canReact(viewer: Viewer, post: PostFacts, authorId: string): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (notStanding(post)) return "post.refused.deleted";
  if (post.groupArchivedAt) return "post.refused.archived";
  if (!takesPart(viewer, post)) return "post.refused.not-member";
  return viewer.id === authorId ? "post.refused.own-words" : null;
}

/** Who shares it, or takes it out of a group again, is one of these. Into which group is asked by canShareInto. */
export function canSharePost(viewer: Viewer, post: PostFacts): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (notStanding(post)) return "post.refused.deleted";
  if (post.groupArchivedAt) return "post.refused.archived";
  if (!viewer.roles.has(post.groupId)) return "post.refused.not-member";
  if (viewer.id === post.authorId) return null;
  return mayModerate(viewer, post.groupId) ? null : "post.refused.not-author";
}

/** As canStartPost, but whatever its kind: the group says by its tool "shared" whether it takes talks of other groups. */
export function canShareInto(viewer: Viewer, group: GroupFacts): Answer {
  return canStartPost(viewer, group) ?? (group.tools?.shared === false ? "post.refused.sharing-off" : null);
}

/** @param groupId the group that it is taken out of. */
export function canUnsharePost(
  viewer: Viewer,
  post: PostFacts,
  { groupId, sharedBy }: { readonly groupId: number; readonly sharedBy: string | null },
): Answer {
  if (viewer.id === null) return "post.refused.visitor";
  if (viewer.id === sharedBy || viewer.id === post.authorId) return null;
  return mayModerate(viewer, post.groupId) || mayModerate(viewer, groupId) ? null : "post.refused.not-sharer";
}

/** Members of its group, and of those it is shared into; nobody whom its group has barred. */
function takesPart(viewer: Viewer, { groupId, sharedInto = [] }: PostFacts): boolean {
  if (viewer.id === null) return false;
  if (viewer.roles.has(groupId)) return true;
  return !viewer.barred.has(groupId) && sharedInto.some((id) => viewer.roles.has(id));
}

/** A draft or a deleted post: nobody can take part in it. */
function notStanding(post: PostFacts): boolean {
  return post.deletedAt !== null || post.publishedAt === null;
}

/** Facilitators and stewards of the group, and administrators. */
export function mayModerate(viewer: Viewer, groupId: number): boolean {
  return viewer.id !== null && (viewer.administrator || holdsRole(viewer, groupId, "facilitator"));
}
