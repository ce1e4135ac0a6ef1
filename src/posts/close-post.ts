import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { forgetThread } from "./keep-text.ts";
import { canClosePost } from "./permissions.ts";
import { findVisiblePost } from "./read-thread.ts";
import type { PostId } from "./tables.ts";

const ClosePostInput = z.object({ reason: z.string().trim().max(500, "error.too-long").default("") });

/**
 * Ends a talk: it can be read and no longer answered. The reason is shown where the reply box was.
 * @throws NotFound, Forbidden, Invalid
 */
export async function closePost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<void> {
  const { reason } = parse(ClosePostInput, body ?? {});

  const post = await findVisiblePost(ctx, postId);

  allow(canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    await tx.db
      .updateTable("posts")
      .set({ closedAt: ctx.now(), closedBy: ctx.viewer.id, closedReason: reason })
      .where("id", "=", postId)
      .execute();
    await recordActivity(tx, { kind: "post-closed", groupId: post.groupId, postId, data: { reason } });
    await forgetThread(tx, postId);
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
    await tx.db
      .updateTable("posts")
      .set({ closedAt: null, closedBy: null, closedReason: "" })
      .where("id", "=", postId)
      .execute();
    await recordActivity(tx, { kind: "post-reopened", groupId: post.groupId, postId });
    await forgetThread(tx, postId);
  });
}
