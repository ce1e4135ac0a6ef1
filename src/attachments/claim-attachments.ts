import type { Ctx } from "../viewer/index.ts";
import "./tables.ts";

/**
 * Gives attachments that stood alone to the post or reply that shows them, in the act's transaction: from then on whoever
 * may see the post may see them. One that belongs to another post already stays there.
 */
export async function claimAttachments(
  tx: Ctx,
  ids: readonly string[],
  place: { postId: number; replyId: number | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable("attachments")
    .set(place)
    .where("id", "in", ids)
    .where("ownerId", "=", tx.viewer.id ?? "00000000-0000-0000-0000-000000000000")
    .where("postId", "is", null)
    .where("purpose", "=", "post")
    .execute();
}
