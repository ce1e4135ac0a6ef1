import type { ColumnType, Generated } from "kysely";
import type { GroupId, PersonId } from "../viewer/index.ts";

export type PostId = number & { readonly brand?: "PostId" };
export type ReplyId = number & { readonly brand?: "ReplyId" };

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
      editedAt: Date | null;
      deletedAt: Date | null;
      deletedBy: PersonId | null;
      pinnedAt: Date | null;
      pinnedBy: PersonId | null;
      closedAt: Date | null;
      closedBy: PersonId | null;
      closedReason: Generated<string>;
      replyCount: Generated<number>;
      thanksCount: Generated<number>;
      lastReplyBy: PersonId | null;
      lastActivityAt: Generated<Date>;
      document: ColumnType<string, never, never>;
    };
    replies: {
      id: Generated<ReplyId>;
      postId: PostId;
      authorId: PersonId;
      answersId: ReplyId | null;
      markdown: string;
      html: string;
      createdAt: Generated<Date>;
      editedAt: Date | null;
      deletedAt: Date | null;
      deletedBy: PersonId | null;
      thanksCount: Generated<number>;
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
    };
  }
}
