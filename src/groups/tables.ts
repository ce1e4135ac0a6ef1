import type { ColumnType, Generated } from "kysely";
import type { GroupId, GroupRole, PersonId } from "../viewer/index.ts";

export type GroupVisibility = "everyone" | "people" | "members";
export type GroupJoining = "open" | "ask" | "invitation";

declare module "../platform/database/tables.ts" {
  interface Tables {
    groups: {
      id: Generated<GroupId>;
      slug: string;
      name: string;
      purpose: Generated<string>;
      purposeHtml: Generated<string>;
      region: Generated<string>;
      tags: Generated<string[]>;
      parentId: GroupId | null;
      pictureId: string | null;
      pictureAlt: Generated<string>;
      visibility: Generated<GroupVisibility>;
      joining: Generated<GroupJoining>;
      postsFor: Generated<"everyone" | "members">;
      tools: ColumnType<Record<string, boolean>, string | undefined, string>;
      memberCount: Generated<number>;
      lastActivityAt: Generated<Date>;
      createdBy: PersonId | null;
      createdAt: Generated<Date>;
      updatedAt: Generated<Date>;
      archivedAt: Date | null;
      archivedBy: PersonId | null;
      document: ColumnType<string, never, never>;
    };
    /** Addresses that groups had before. */
    groupSlugs: {
      slug: string;
      groupId: GroupId;
      replacedAt: Date;
    };
    memberships: {
      groupId: GroupId;
      personId: PersonId;
      role: Generated<GroupRole>;
      joinedAt: Generated<Date>;
    };
    joinRequests: {
      id: Generated<number>;
      groupId: GroupId;
      personId: PersonId;
      reason: Generated<string>;
      returnTo: string | null;
      askedAt: Generated<Date>;
      answer: "approved" | "declined" | "withdrawn" | null;
      answeredAt: Date | null;
      answeredBy: PersonId | null;
      word: Generated<string>;
    };
    groupBars: {
      groupId: GroupId;
      personId: PersonId;
      reason: Generated<string>;
      barredBy: PersonId | null;
      barredAt: Generated<Date>;
    };
    invitations: {
      id: Generated<number>;
      tokenHash: string;
      groupId: GroupId | null;
      email: string | null;
      note: Generated<string>;
      invitedBy: PersonId | null;
      createdAt: Generated<Date>;
      expiresAt: Date;
      endedAt: Date | null;
      endedBy: PersonId | null;
      uses: Generated<number>;
      usesMax: number | null;
    };
  }
}
