import type { MyThanks } from "../reactions/index.ts";
import type { Viewer } from "../viewer/index.ts";
import {
  canArrangePost,
  canClosePost,
  canDeletePost,
  canEditPost,
  canMovePost,
  canReply,
  canRestorePost,
  canThank,
} from "./permissions.ts";
import type { Post, Reply } from "./post.ts";

/** Whether the viewer may thank for something, or has done so. */
export type ThanksRight = "none" | "give" | "given";

/** What a viewer may do with a reply: which buttons stand under it. */
export interface ReplyRights {
  readonly answer: boolean;
  readonly thanks: ThanksRight;
  readonly edit: boolean;
  readonly remove: boolean;
  readonly restore: boolean;
  /** Who thanked is named to people with an account. */
  readonly names: boolean;
}

/** What a viewer may do with a post. */
export interface PostRights extends ReplyRights {
  readonly arrange: boolean;
  readonly close: boolean;
  readonly move: boolean;
}

export function postRights(viewer: Viewer, post: Post, mine: MyThanks): PostRights {
  return {
    answer: canReply(viewer, post) === null,
    thanks: thanksRight(canThank(viewer, post, post.authorId) === null, mine.post),
    edit: canEditPost(viewer, post) === null,
    remove: post.deletedAt === null && canDeletePost(viewer, post) === null,
    restore: post.deletedAt !== null && canRestorePost(viewer, post) === null,
    names: viewer.id !== null,
    arrange: canArrangePost(viewer, post) === null,
    close: canClosePost(viewer, post) === null,
    move: canMovePost(viewer, post) === null,
  };
}

/** @param mayAnswer the same for all replies of a thread: see postRights. */
export function replyRights(
  viewer: Viewer,
  post: Post,
  reply: Reply,
  mine: MyThanks,
  mayAnswer: boolean,
): ReplyRights {
  const facts = {
    ...post,
    authorId: reply.authorId,
    deletedAt: reply.deletedAt ?? post.deletedAt,
    deletedBy: reply.deletedAt ? reply.deletedBy : post.deletedBy,
  };
  return {
    answer: mayAnswer && reply.deletedAt === null,
    thanks: thanksRight(canThank(viewer, facts, reply.authorId) === null, mine.replyIds.has(reply.id)),
    edit: canEditPost(viewer, facts) === null,
    remove: facts.deletedAt === null && canDeletePost(viewer, facts) === null,
    restore: reply.deletedAt !== null && canRestorePost(viewer, facts) === null,
    names: viewer.id !== null,
  };
}

const thanksRight = (may: boolean, given: boolean): ThanksRight =>
  may ? (given ? "given" : "give") : "none";
