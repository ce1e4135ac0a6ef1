import type { Generated } from "kysely";
import type { PersonId } from "../viewer/index.ts";

/** What a line of a conversation is: somebody's words, or something that happened in it. */
export type MessageKind = "words" | "joined" | "left" | "carried" | "not-carried" | "opened";

/** Who may begin a conversation with somebody: who shares a group or is followed, only who is followed, nobody. */
export const openTo = ["groups", "followed", "nobody"] as const;
export type OpenTo = (typeof openTo)[number];

declare module "../platform/database/tables.ts" {
  interface Tables {
    conversations: {
      id: Generated<number>;
      postId: number | null;
      begunBy: PersonId | null;
      begunAt: Date;
      lastAt: Date;
    };
    conversationMessages: {
      id: Generated<number>;
      conversationId: number;
      kind: MessageKind;
      authorId: PersonId | null;
      personId: Generated<PersonId | null>;
      markdown: Generated<string>;
      html: Generated<string>;
      replyId: Generated<number | null>;
      writtenAt: Date;
    };
    conversationPeople: {
      conversationId: number;
      personId: PersonId;
      addedBy: PersonId | null;
      joinedAt: Date;
      seesAfter: Generated<number>;
      readTo: Generated<number>;
      leftAt: Generated<Date | null>;
      mutedAt: Generated<Date | null>;
    };
    conversationProposals: {
      id: Generated<number>;
      conversationId: number;
      postId: number;
      proposedBy: PersonId;
      messageIds: number[];
      markdown: string;
      html: string;
      version: Generated<number>;
      state: Generated<"asking" | "posted" | "ended">;
      proposedAt: Date;
      changedAt: Date;
    };
    conversationAnswers: {
      proposalId: number;
      personId: PersonId;
      version: number;
      answeredAt: Date;
    };
    conversationBlocks: { blockerId: PersonId; blockedId: PersonId; blockedAt: Date };
    conversationChoices: { personId: PersonId; openTo: OpenTo; chosenAt: Date };
    conversationReports: {
      id: Generated<number>;
      conversationId: number;
      reportedBy: PersonId | null;
      reason: string;
      seesAfter: number;
      reportedAt: Date;
      settledAt: Generated<Date | null>;
      settledBy: Generated<PersonId | null>;
    };
    conversationOpenings: {
      id: Generated<number>;
      reportId: number;
      conversationId: number;
      administratorId: PersonId;
      administratorName: string;
      reason: string;
      seesAfter: number;
      seesTo: number;
      openedAt: Date;
      endsAt: Date;
    };
  }
}
