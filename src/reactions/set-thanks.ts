import type { PersonCtx } from "../viewer/index.ts";
import "./tables.ts";

/**
 * Gives or takes back the viewer's thanks; once each. Call it in a transaction; the right to do so is checked before.
 * @returns whether anything changed, so that the caller can keep its count.
 */
export async function setThanks(
  tx: PersonCtx,
  place: { postId: number } | { replyId: number },
  thanked: boolean,
): Promise<boolean> {
  const at = { postId: null, replyId: null, ...place };
  if (thanked) {
    const row = await tx.db
      .insertInto("reactions")
      .values({ ...at, personId: tx.viewer.id, createdAt: tx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  }
  const done = await tx.db
    .deleteFrom("reactions")
    .where("personId", "=", tx.viewer.id)
    .where(at.replyId === null ? "postId" : "replyId", "=", at.replyId ?? at.postId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}
