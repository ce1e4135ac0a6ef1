import { NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { PostId } from "./tables.ts";
import "./tables.ts";

/** When a draft of the viewer publishes itself, and why the last time came to nothing (a message key). */
export interface PublishPlan {
  readonly publishOn: Date | null;
  readonly publishRefused: string | null;
}

/** @throws NotFound for what is no draft of theirs */
export async function readPublishPlan(ctx: PersonCtx, postId: PostId): Promise<PublishPlan> {
  const row = await ctx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .where("authorId", "=", ctx.viewer.id)
    .where("publishedAt", "is", null)
    .select(["publishOn", "publishRefused"])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Takes the date of a draft back: it waits for its author again. Twice is the same as once. @throws NotFound */
export async function unschedulePost(ctx: PersonCtx, postId: PostId): Promise<void> {
  const done = await ctx.db
    .updateTable("posts")
    .set({ publishOn: null, publishRefused: null, editedAt: ctx.now() })
    .where("id", "=", postId)
    .where("authorId", "=", ctx.viewer.id)
    .where("publishedAt", "is", null)
    .where("deletedAt", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new NotFound();
}
