import { type RawBuilder, type SqlBool, sql } from "kysely";
import { allow } from "../platform/errors/index.ts";
import type { Ctx, GroupId, PersonCtx } from "../viewer/index.ts";
import { canInviteToCommunity } from "./invite-to-community.ts";

const listedMax = 200;

/** An invitation that can still be used. Its token is not kept, so its link cannot be shown again. */
export interface InvitationRow {
  readonly id: number;
  /** The address it was mailed to; null for a link. */
  readonly email: string | null;
  readonly note: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly uses: number;
  readonly invitedByName: string | null;
}

/** The rule of which invitations can be used, as a condition on `invitations`. */
export function isOpenInvitation(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`(invitations.ended_at is null and invitations.expires_at > ${now}
    and (invitations.uses_max is null or invitations.uses < invitations.uses_max))`;
}

/** Invitations to a group that can be used, the latest first. The caller has asked for the right to see them. */
export function listInvitations(ctx: Ctx, groupId: GroupId | null): Promise<InvitationRow[]> {
  return ctx.db
    .selectFrom("invitations")
    .leftJoin("people", "people.id", "invitations.invitedBy")
    .where("invitations.groupId", "is not distinct from", groupId)
    .where(isOpenInvitation(ctx.now()))
    .select([
      "invitations.id",
      "invitations.email",
      "invitations.note",
      "invitations.createdAt",
      "invitations.expiresAt",
      "invitations.uses",
      "people.name as invitedByName",
    ])
    .orderBy("invitations.id", "desc")
    .limit(listedMax)
    .execute();
}

/** Invitations to the community that can be used, the latest first. @throws Forbidden */
export async function listCommunityInvitations(ctx: PersonCtx): Promise<InvitationRow[]> {
  allow(canInviteToCommunity(ctx.viewer));
  return listInvitations(ctx, null);
}
