import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import type { TextPlace } from "./tables.ts";

/** What a post and its replies show is shown elsewhere from now on: the post became a reply, its replies came along. */
export async function moveUses(tx: PlatformCtx, fromPostId: number, to: TextPlace): Promise<void> {
  await sql`
    update attachment_uses set post_id = ${to.postId}, reply_id = coalesce(reply_id, ${to.replyId}::bigint)
    where post_id = ${fromPostId}`.execute(tx.db);
}

/** Gives the attachments of one person to another. */
export async function moveAttachments(tx: PlatformCtx, from: PersonId, to: PersonId): Promise<void> {
  await tx.db.updateTable("attachments").set({ ownerId: to }).where("ownerId", "=", from).execute();
}
