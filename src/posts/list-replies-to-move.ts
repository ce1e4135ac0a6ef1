import { excerpt } from "../platform/text/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** A reply as it is chosen from a list. */
export interface ReplyToMove {
  readonly id: ReplyId;
  readonly name: string;
  readonly createdAt: Date;
  readonly words: string;
}

const listedMax = 1_000;
const readLengthMax = 800;

/** The replies of a thread in their order, for those who may move them: the right is asked before. Deleted ones are left out. */
export async function listRepliesToMove(ctx: PersonCtx, postId: PostId): Promise<ReplyToMove[]> {
  const rows = await ctx.db
    .selectFrom("replies")
    .innerJoin("people", "people.id", "replies.authorId")
    .where("replies.postId", "=", postId)
    .where("replies.deletedAt", "is", null)
    .orderBy("replies.createdAt")
    .orderBy("replies.id")
    .limit(listedMax)
    .select((eb) => [
      "replies.id",
      "people.name",
      "replies.createdAt",
      eb.fn<string>("left", ["replies.html", eb.val(readLengthMax)]).as("html"),
    ])
    .execute();
  return rows.map(({ html, ...row }) => ({ ...row, words: excerpt(html, 120) }));
}
