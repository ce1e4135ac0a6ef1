import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** How much somebody has written. */
export interface WordCount {
  readonly posts: number;
  readonly replies: number;
}

/** Counts what a person has written, deleted or not. */
export async function countWords(ctx: PlatformCtx, authorId: PersonId): Promise<WordCount> {
  const { posts, replies } = await ctx.db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("posts")
        .where("authorId", "=", authorId)
        .select(eb.fn.countAll<number>().as("count"))
        .as("posts"),
      eb
        .selectFrom("replies")
        .where("authorId", "=", authorId)
        .select(eb.fn.countAll<number>().as("count"))
        .as("replies"),
    ])
    .executeTakeFirstOrThrow();
  return { posts: posts ?? 0, replies: replies ?? 0 };
}

/** Gives all that one person has written to another, in the caller's transaction. Dates and texts stay. */
export async function moveWords(tx: PlatformCtx, from: PersonId, to: PersonId): Promise<void> {
  await tx.db.updateTable("posts").set({ authorId: to }).where("authorId", "=", from).execute();
  await tx.db.updateTable("posts").set({ lastReplyBy: to }).where("lastReplyBy", "=", from).execute();
  await tx.db.updateTable("replies").set({ authorId: to }).where("authorId", "=", from).execute();
}
