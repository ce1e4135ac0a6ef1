import { sql } from "kysely";
import type { Ctx, GroupId, PersonId } from "../viewer/index.ts";
import { type MemberRow, membersOf } from "./who-is-here.ts";

export const membersPerPage = 50;

/** A page of a group's members: stewards first, then facilitators, then the others by name. */
export async function listMembers(
  ctx: Ctx,
  groupId: GroupId,
  filter: { words: string; page: number },
): Promise<{ members: MemberRow[]; count: number; page: number; pages: number }> {
  const { words } = filter;
  const found = membersOf(ctx, groupId).$if(words !== "", (query) =>
    query.where(
      sql<boolean>`(position(fold(${words}) in fold(people.name)) > 0 or people.handle like ${handlePattern(words)})`,
    ),
  );
  const { count } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / membersPerPage));
  const page = Math.min(filter.page, pages);
  const members = await found
    .orderBy(sql`array_position(array['steward', 'facilitator', 'member'], memberships.role)`)
    .orderBy(sql`fold(people.name)`)
    .orderBy("people.id")
    .limit(membersPerPage)
    .offset((page - 1) * membersPerPage)
    .execute();
  return { members, count, page, pages };
}

/** "%" and "_" are letters like any other here. */
function handlePattern(words: string): string {
  return `${words
    .replace(/^@/, "")
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")}%`;
}

/** A request that waits for an answer. */
export interface WaitingRequest {
  readonly id: number;
  readonly personId: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly reason: string;
  readonly askedAt: Date;
}

const requestsMax = 100;

/** Requests that wait, the oldest first, of people whose account stands. */
export function listRequests(ctx: Ctx, groupId: GroupId): Promise<WaitingRequest[]> {
  return ctx.db
    .selectFrom("joinRequests")
    .innerJoin("people", "people.id", "joinRequests.personId")
    .where("joinRequests.groupId", "=", groupId)
    .where("joinRequests.answer", "is", null)
    .where("people.standing", "=", "active")
    .select([
      "joinRequests.id",
      "joinRequests.personId",
      "people.name",
      "people.handle",
      "people.image as face",
      "joinRequests.reason",
      "joinRequests.askedAt",
    ])
    .orderBy("joinRequests.id")
    .limit(requestsMax)
    .execute();
}

/** Somebody who is barred, and by whom and why. */
export interface BarRow {
  readonly personId: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly reason: string;
  readonly barredAt: Date;
  readonly barredByName: string | null;
}

const barsMax = 200;

/** Who is barred from the group, the latest first. */
export function listBars(ctx: Ctx, groupId: GroupId): Promise<BarRow[]> {
  return ctx.db
    .selectFrom("groupBars")
    .innerJoin("people", "people.id", "groupBars.personId")
    .leftJoin("people as barrer", "barrer.id", "groupBars.barredBy")
    .where("groupBars.groupId", "=", groupId)
    .where("people.standing", "<>", "closed")
    .select([
      "groupBars.personId",
      "people.name",
      "people.handle",
      "people.image as face",
      "groupBars.reason",
      "groupBars.barredAt",
      "barrer.name as barredByName",
    ])
    .orderBy("groupBars.barredAt", "desc")
    .limit(barsMax)
    .execute();
}
