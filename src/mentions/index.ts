import type { Generated } from "kysely";
import type { Ctx, PersonId } from "../viewer/index.ts";

declare module "../platform/database/tables.ts" {
  interface Tables {
    mentions: {
      id: Generated<number>;
      personId: PersonId;
      postId: number;
      replyId: number | null;
      createdAt: Generated<Date>;
    };
  }
}

/**
 * Keeps who is mentioned in a post or reply, so that they can be told. Those kept before stay; who is no longer mentioned
 * goes. Nobody learns of a post through a mention: whoever tells them asks first whether they may see it.
 */
export async function keepMentions(
  tx: Ctx,
  mentioned: readonly PersonId[],
  place: { postId: number; replyId: number | null },
): Promise<void> {
  await tx.db
    .deleteFrom("mentions")
    .where("postId", "=", place.postId)
    .where("replyId", "is not distinct from", place.replyId)
    .$if(mentioned.length > 0, (query) => query.where("personId", "not in", mentioned))
    .execute();
  if (mentioned.length === 0) return;
  await tx.db
    .insertInto("mentions")
    .values(mentioned.map((personId) => ({ personId, ...place, createdAt: tx.now() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
export { findMentionsOf } from "./find-mentions.ts";
export { moveMentions } from "./move-mentions.ts";
