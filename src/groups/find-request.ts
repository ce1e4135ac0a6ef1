import type { Ctx, GroupId } from "../viewer/index.ts";
import "./tables.ts";

/** How the viewer's own request to join a group stands. */
export interface MyRequest {
  readonly askedAt: Date;
  /** Null while it waits. */
  readonly answer: "approved" | "declined" | "withdrawn" | null;
  readonly answeredAt: Date | null;
  /** What was said with the answer. */
  readonly word: string;
}

/** The viewer's latest request to join the group; undefined for a visitor, a member, and where they never asked. */
export async function findMyRequest(ctx: Ctx, groupId: GroupId): Promise<MyRequest | undefined> {
  const { viewer } = ctx;
  if (viewer.id === null || viewer.roles.has(groupId)) return undefined;
  return ctx.db
    .selectFrom("joinRequests")
    .where("groupId", "=", groupId)
    .where("personId", "=", viewer.id)
    .select(["askedAt", "answer", "answeredAt", "word"])
    .orderBy("id", "desc")
    .executeTakeFirst();
}
