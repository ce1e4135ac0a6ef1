import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { PersonId } from "../viewer/index.ts";

/** Who may see a field of a profile. */
export type FieldAudience = "everyone" | "people" | "me";

export interface ProfileLink {
  readonly label: string;
  readonly url: string;
}

export type Standing = "active" | "awaiting-approval" | "suspended" | "placeholder" | "closed";

declare module "../platform/database/tables.ts" {
  interface Tables {
    people: {
      id: Generated<PersonId>;
      name: string;
      nameFolded: ColumnType<string, never, never>;
      handle: string;
      email: string | null;
      emailVerified: Generated<boolean>;
      image: string | null;
      role: Generated<"member" | "administrator">;
      standing: Generated<Standing>;
      language: string | null;
      timeZone: string | null;
      createdAt: Generated<Date>;
      updatedAt: Generated<Date>;
      /** Null for somebody who has signed up and has yet to prove their address: they are not here before. */
      arrivedAt: ColumnType<Date | null, Date | null | undefined, Date>;
      /** When administrators were asked to approve them. */
      askedAt: Date | null;
      closedAt: Date | null;
    };
    formerHandles: {
      handle: string;
      personId: PersonId;
      givenUpAt: Generated<Date>;
    };
    sessions: {
      id: Generated<string>;
      userId: PersonId;
      token: string;
      expiresAt: Date;
      ipAddress: string | null;
      userAgent: string | null;
      createdAt: Generated<Date>;
      updatedAt: Generated<Date>;
    };
    accounts: {
      id: Generated<string>;
      accountId: string;
      providerId: string;
      userId: PersonId;
      password: string | null;
      createdAt: Generated<Date>;
      updatedAt: Generated<Date>;
    };
    verifications: {
      id: Generated<string>;
      identifier: string;
      value: string;
      expiresAt: Date;
      createdAt: Generated<Date>;
      updatedAt: Generated<Date>;
    };
    profiles: {
      personId: PersonId;
      pronouns: Generated<string>;
      occupation: Generated<string>;
      organisation: Generated<string>;
      region: Generated<string>;
      about: Generated<string>;
      aboutHtml: Generated<string>;
      wants: Generated<string>;
      interests: Generated<string[]>;
      links: ColumnType<ProfileLink[], string | undefined, string>;
      pictureId: string | null;
      visibility: JSONColumnType<Record<string, FieldAudience>, string | undefined, string>;
      /** What a search finds: in the fields for everyone, and in those for people with an account. */
      documentEveryone: ColumnType<string, never, never>;
      documentPeople: ColumnType<string, never, never>;
      updatedAt: Generated<Date>;
    };
    personFollows: {
      followerId: PersonId;
      personId: PersonId;
      createdAt: Generated<Date>;
    };
  }
}
