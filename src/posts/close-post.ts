import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { closedReasonLengthMax } from "./input.ts";
import { changeThread } from "./keep-text.ts";
import { canClosePost } from "./permissions.ts";
import type { PostId } from "./tables.ts";

const ClosePostInput = z.object({
  reason: z
    .string()
    .default("")
    .transform((reason) => reason.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((reason) => reason.length <= closedReasonLengthMax, "error.too-long"),
});

/**
 * Ends a talk: it can be read and no longer answered. The reason is shown where the reply box was. Of two who close it at
 * once the first has done it.
 * @throws NotFound, Forbidden, Invalid
 */
export async function closePost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<void> {
  const { reason } = parse(ClosePostInput, body ?? {});

  const post = await findVisiblePost(ctx, postId);

  allow(canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set({ closedAt: ctx.now(), closedBy: ctx.viewer.id, closedReason: reason })
      .where("id", "=", postId)
      .where("closedAt", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    await recordActivity(tx, { kind: "post-closed", groupId: post.groupId, postId, data: { reason } });
    await changeThread(tx, postId);
  });
}

/**
 * Opens a closed talk again.
 * @throws NotFound, Forbidden
 */
export async function reopenPost(ctx: PersonCtx, postId: PostId): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set({ closedAt: null, closedBy: null, closedReason: "" })
      .where("id", "=", postId)
      .where("closedAt", "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    await recordActivity(tx, { kind: "post-reopened", groupId: post.groupId, postId });
    await changeThread(tx, postId);
  });
}
