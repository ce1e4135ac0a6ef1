import type { ColumnType, Generated } from "kysely";
import type { ReactionCounts } from "../reactions/index.ts";
import type { GroupId, PersonId } from "../viewer/index.ts";

export type PostId = number & { readonly brand?: "PostId" };
export type ReplyId = number & { readonly brand?: "ReplyId" };

/** How far a talk has come. */
export type Stage = "asking" | "exploring" | "drawing-together" | "settled";
/** When a round ends: when each member has spoken or passed, on a date, or when the author or a facilitator says so. */
export type RoundUntil = "all" | "date" | "facilitator";

declare module "../platform/database/tables.ts" {
  interface Tables {
    posts: {
      id: Generated<PostId>;
      kind: string;
      groupId: GroupId;
      authorId: PersonId;
      title: string;
      markdown: string;
      html: string;
      excerpt: Generated<string>;
      tags: Generated<string[]>;
      audience: Generated<"everyone" | "group">;
      language: string | null;
      createdAt: Generated<Date>;
      publishedAt: Date | null;
      /** When a draft publishes itself, and why the last time came to nothing (a message key). */
      publishOn: Date | null;
      publishRefused: string | null;
      editedAt: Date | null;
      deletedAt: Date | null;
      deletedBy: PersonId | null;
      pinnedAt: Date | null;
      pinnedBy: PersonId | null;
      closedAt: Date | null;
      closedBy: PersonId | null;
      closedReason: Generated<string>;
      replyCount: Generated<number>;
      /** How many have chosen each kind of reaction. */
      reactions: ColumnType<ReactionCounts, string | undefined, string>;
      lastReplyBy: PersonId | null;
      lastActivityAt: Generated<Date>;
      /** Replies marked as helpful that can be read. */
      helpfulCount: Generated<number>;
      stage: Stage | null;
      /** The next closing or opening on a date: see turnsTo. */
      turnsAt: Date | null;
      turnsTo: "closed" | "open" | null;
      turnsBy: PersonId | null;
      turnsReason: Generated<string>;
      /** Others' replies show after one's own: see visible-replies.ts. */
      repliesHeld: Generated<boolean>;
      repliesOpenAt: Date | null;
      /** A round, and when it ends; null for any other talk. */
      roundUntil: RoundUntil | null;
      roundEndsAt: Date | null;
      roundEndedAt: Date | null;
      roundEndedBy: PersonId | null;
      /** The talk that it has joined; then it is deleted here, and its address leads on. */
      mergedInto: Generated<PostId | null>;
      document: ColumnType<string, never, never>;
    };
    /** Further groups that a post stands in. */
    postShares: {
      postId: PostId;
      groupId: GroupId;
      sharedBy: PersonId | null;
      sharedAt: Generated<Date>;
      reason: Generated<string>;
    };
    roundPasses: {
      postId: PostId;
      personId: PersonId;
      passedAt: Generated<Date>;
    };
    replies: {
      id: Generated<ReplyId>;
      postId: PostId;
      authorId: PersonId;
      answersId: ReplyId | null;
      /** Replies of the same thread that it quotes. */
      quotes: Generated<ReplyId[]>;
      markdown: string;
      html: string;
      createdAt: Generated<Date>;
      editedAt: Date | null;
      deletedAt: Date | null;
      deletedBy: PersonId | null;
      /** How many have chosen each kind of reaction. */
      reactions: ColumnType<ReactionCounts, string | undefined, string>;
      helpfulAt: Date | null;
      helpfulBy: PersonId | null;
      document: ColumnType<string, never, never>;
    };
    revisions: {
      id: Generated<number>;
      postId: PostId | null;
      replyId: ReplyId | null;
      editorId: PersonId;
      editedAt: Generated<Date>;
      title: string | null;
      markdown: string;
      tags: string[] | null;
    };
    postReads: {
      personId: PersonId;
      postId: PostId;
      readAt: Generated<Date>;
      lastReplyId: ReplyId | null;
      /** Marked as read with many others at once, and how far it was read before: see sweep-unread.ts. */
      sweptAt: Date | null;
      sweptFrom: ReplyId | null;
      sweptNew: Generated<boolean>;
    };
  }
}
