import type { MyReactions, ReactionKind } from "../reactions/index.ts";
import type { Viewer } from "../viewer/index.ts";
import {
  canArrangePost,
  canClosePost,
  canDeletePost,
  canEditPost,
  canMarkHelpful,
  canMovePost,
  canReact,
  canReply,
  canRestorePost,
  canSharePost,
} from "./permissions.ts";
import type { Post, Reply } from "./post.ts";

/** Whether the viewer may react to something, or what they have chosen. */
export type ReactionRight = "none" | "give" | ReactionKind;

/** What a viewer may do with a reply: which buttons stand under it. */
export interface ReplyRights {
  readonly answer: boolean;
  readonly reaction: ReactionRight;
  readonly edit: boolean;
  readonly remove: boolean;
  readonly restore: boolean;
  /** Who reacted is named to people with an account. */
  readonly names: boolean;
  /** Whether they may say that it helped, as an answer to a question. */
  readonly helpful: boolean;
}

/** What a viewer may do with a post. */
export interface PostRights extends ReplyRights {
  readonly arrange: boolean;
  readonly close: boolean;
  readonly move: boolean;
  readonly share: boolean;
}

/** @param hadTurn see canReply. */
export function postRights(viewer: Viewer, post: Post, mine: MyReactions, hadTurn = false): PostRights {
  return {
    answer: canReply(viewer, post, hadTurn) === null,
    reaction: reactionRight(canReact(viewer, post, post.authorId) === null, mine.post),
    edit: canEditPost(viewer, post) === null,
    remove: post.deletedAt === null && canDeletePost(viewer, post) === null,
    restore: post.deletedAt !== null && canRestorePost(viewer, post) === null,
    names: viewer.id !== null,
    helpful: false,
    arrange: canArrangePost(viewer, post) === null,
    close: canClosePost(viewer, post) === null,
    move: canMovePost(viewer, post) === null,
    share: canSharePost(viewer, post) === null,
  };
}

/** @param mayAnswer the same for all replies of a thread: see postRights. */
export function replyRights(
  viewer: Viewer,
  post: Post,
  reply: Reply,
  mine: MyReactions,
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
    reaction: reactionRight(canReact(viewer, facts, reply.authorId) === null, mine.replies.get(reply.id)),
    edit: canEditPost(viewer, facts) === null,
    remove: facts.deletedAt === null && canDeletePost(viewer, facts) === null,
    restore: reply.deletedAt !== null && canRestorePost(viewer, facts) === null,
    names: viewer.id !== null,
    helpful: facts.deletedAt === null && canMarkHelpful(viewer, post) === null,
  };
}

const reactionRight = (may: boolean, chosen: ReactionKind | null | undefined): ReactionRight =>
  may ? (chosen ?? "give") : "none";
