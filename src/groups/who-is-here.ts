import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, GroupId, GroupRole, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** A person as lists of members name them. */
export interface MemberRow {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly role: GroupRole;
  readonly joinedAt: Date;
}

/** Who looks after a group, and some of those who belong to it. */
export interface WhoIsHere {
  readonly keepers: readonly MemberRow[];
  /** The newest members; empty for a viewer who may not see them. */
  readonly some: readonly MemberRow[];
}

const keepersMax = 12;
const someMax = 10;

/** Members with an account that stands, with their face. */
export function membersOf(ctx: PlatformCtx, groupId: GroupId) {
  return ctx.db
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .where("memberships.groupId", "=", groupId)
    .where("people.standing", "<>", "closed")
    .select([
      "people.id",
      "people.name",
      "people.handle",
      "people.image as face",
      "memberships.role",
      "memberships.joinedAt",
    ]);
}

/** Those a group's page names. Remembered until a membership or a person changes. */
export async function findWhoIsHere(ctx: Ctx, groupId: GroupId, seesMembers: boolean): Promise<WhoIsHere> {
  const tags = ["table:memberships", "table:people"];
  const found = await ctx.cache.remember(`group-people:${groupId}`, tags, async () => ({
    keepers: await membersOf(ctx, groupId)
      .where("memberships.role", "<>", "member")
      .orderBy("memberships.role", "desc")
      .orderBy("memberships.joinedAt")
      .limit(keepersMax)
      .execute(),
    some: await membersOf(ctx, groupId)
      .where("memberships.role", "=", "member")
      .orderBy("memberships.joinedAt", "desc")
      .orderBy("people.id")
      .limit(someMax)
      .execute(),
  }));
  return { keepers: found.keepers, some: seesMembers ? found.some : [] };
}
