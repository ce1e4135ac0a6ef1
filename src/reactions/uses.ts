import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** What came of a text where somebody used it. */
export interface Use {
  readonly id: number;
  readonly personId: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly standing: string;
  readonly words: string;
  readonly at: Date;
}

/** The uses of the texts of one thread: of the post itself, and of its replies by number. */
export interface Uses {
  readonly post: readonly Use[];
  readonly replies: ReadonlyMap<number, readonly Use[]>;
}

const readMax = 500;

/** What was told of using the texts of a thread, the oldest first. Who may see the thread is asked before. */
export async function readUses(ctx: PlatformCtx, postId: number): Promise<Uses> {
  const rows = await ctx.db
    .selectFrom("reactions")
    .innerJoin("people", "people.id", "reactions.personId")
    .leftJoin("replies", "replies.id", "reactions.replyId")
    .where("reactions.kind", "=", "used")
    .where((eb) => eb.or([eb("reactions.postId", "=", postId), eb("replies.postId", "=", postId)]))
    .where("reactions.words", "<>", "")
    .orderBy("reactions.createdAt")
    .orderBy("reactions.id")
    .limit(readMax)
    .select([
      "reactions.id",
      "reactions.replyId",
      "reactions.words",
      "reactions.createdAt as at",
      "people.id as personId",
      "people.name",
      "people.handle",
      "people.standing",
    ])
    .execute();
  const replies = new Map<number, Use[]>();
  const post: Use[] = [];
  for (const { replyId, ...use } of rows) {
    if (replyId === null) post.push(use);
    else replies.set(replyId, [...(replies.get(replyId) ?? []), use]);
  }
  return { post, replies };
}
