import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { changeThread } from "./keep-text.ts";
import { canClosePost } from "./permissions.ts";
import type { PostId, Stage } from "./tables.ts";

/** The stages of a talk, in the order in which most go through them. */
export const stages = ["asking", "exploring", "drawing-together", "settled"] as const satisfies Stage[];

const SetStageInput = z.object({
  stage: z.enum(["none", ...stages]).transform((stage) => (stage === "none" ? null : stage)),
});

/**
 * Says how far a talk has come; "none" takes the word away. For its author and the facilitators.
 * @returns where it stood before, for the way back.
 * @throws NotFound, Forbidden, Invalid
 */
export async function setStage(ctx: PersonCtx, postId: PostId, body: unknown): Promise<Stage | null> {
  const { stage } = parse(SetStageInput, body ?? {});

  const post = await findVisiblePost(ctx, postId);

  allow(canClosePost(ctx.viewer, post));

  return inTransaction(ctx, async (tx) => {
    const before = await tx.db
      .selectFrom("posts")
      .where("id", "=", postId)
      .select("stage")
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before.stage === stage) return before.stage;
    await tx.db.updateTable("posts").set({ stage }).where("id", "=", postId).execute();
    const data = { from: before.stage, to: stage };
    await recordActivity(tx, { kind: "stage-changed", groupId: post.groupId, postId, data });
    await changeThread(tx, postId);
    return before.stage;
  });
}
