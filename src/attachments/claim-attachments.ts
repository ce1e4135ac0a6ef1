import type { Ctx } from "../viewer/index.ts";
import type { TextPlace } from "./tables.ts";
import "./tables.ts";

/**
 * Notes which attachments a post or reply shows, in the act's transaction: from then on whoever may see the text may see
 * them. What it no longer shows is let go.
 * @param ids those that `pictureMarkup` has found usable for the writer, and no others.
 */
export async function claimAttachments(tx: Ctx, ids: readonly string[], place: TextPlace): Promise<void> {
  const gone = tx.db
    .deleteFrom("attachmentUses")
    .where("postId", "=", place.postId)
    .where("replyId", "is not distinct from", place.replyId);
  if (ids.length === 0) {
    await gone.execute();
    return;
  }
  await gone.where("attachmentId", "not in", ids).execute();
  await tx.db
    .insertInto("attachmentUses")
    .columns(["attachmentId", "postId", "replyId"])
    // Selected rather than listed: one that was tidied away a moment ago is passed over.
    .expression(({ selectFrom, val }) =>
      selectFrom("attachments")
        .where("id", "in", ids)
        .where("purpose", "=", "post")
        .select((eb) => [
          "id as attachmentId",
          eb.cast<number>(val(place.postId), "bigint").as("postId"),
          eb.cast<number | null>(val(place.replyId), "bigint").as("replyId"),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
