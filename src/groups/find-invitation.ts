import { NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { type Group, groupColumns } from "./find-group.ts";
import { tokenHashOf } from "./invitation-token.ts";
import { isOpenInvitation } from "./list-invitations.ts";

/** An invitation as whoever holds its token may see it: also to a hidden group, which it lets them know of. */
export interface Invitation {
  readonly id: number;
  /** Null: to the community itself. */
  readonly group: Group | null;
  readonly email: string | null;
  readonly note: string;
  readonly invitedByName: string | null;
  /** False once it is used, ended or expired, or its group archived. */
  readonly open: boolean;
}

/** The invitation behind a token. @throws NotFound if there never was one */
export async function findInvitation(ctx: Ctx, token: string): Promise<Invitation> {
  const tokenHash = tokenHashOf(token);
  const row =
    tokenHash === undefined
      ? undefined
      : await ctx.db
          .selectFrom("invitations")
          .leftJoin("people", "people.id", "invitations.invitedBy")
          .where("tokenHash", "=", tokenHash)
          .select(["invitations.id", "groupId", "invitations.email", "note", "people.name as invitedByName"])
          .select(isOpenInvitation(ctx.now()).as("isOpen"))
          .executeTakeFirst();
  if (!row) throw new NotFound();
  const { isOpen, groupId, ...invitation } = row;
  const group = groupId === null ? null : await readGroup(ctx, groupId);
  return { ...invitation, group, open: Boolean(isOpen) && !group?.archivedAt };
}

async function readGroup(ctx: Ctx, groupId: number): Promise<Group> {
  return ctx.db
    .selectFrom("groups")
    .where("groups.id", "=", groupId)
    .select(groupColumns)
    .executeTakeFirstOrThrow();
}
