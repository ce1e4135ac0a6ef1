import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";

/** The posts (`replyId` null) and replies in which somebody is mentioned, whoever may see them. */
export function findMentionsOf(
  ctx: PlatformCtx,
  personId: PersonId,
): Promise<Array<{ postId: number; replyId: number | null }>> {
  return ctx.db
    .selectFrom("mentions")
    .where("personId", "=", personId)
    .select(["postId", "replyId"])
    .orderBy("id")
    .execute();
}
