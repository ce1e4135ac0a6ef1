import type { Generated } from "kysely";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findVisibleReply } from "./find-reply.ts";
import type { Post } from "./post.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** What stood in a mail beside the words that were posted: shown on request, neither searched nor mailed on. */
export interface TextRest {
  /** The mail that it answers, in Markdown; "" where none is quoted. */
  readonly quoted: string;
  readonly signature: string;
}

declare module "../platform/database/tables.ts" {
  interface Tables {
    textRests: {
      id: Generated<number>;
      postId: PostId;
      replyId: ReplyId | null;
      quoted: string;
      signature: string;
    };
  }
}

const lengthMax = 50_000;

/** Keeps it with the text it came with, in the act's transaction. */
export async function keepRest(
  tx: Ctx,
  place: { postId: PostId; replyId: ReplyId | null },
  { quoted, signature }: TextRest,
): Promise<void> {
  if (quoted.trim() === "" && signature.trim() === "") return;
  const short = (text: string) => text.slice(0, lengthMax).toWellFormed();
  await tx.db
    .insertInto("textRests")
    .values({ ...place, quoted: short(quoted), signature: short(signature) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A text with what stood beside it in its mail. */
export interface FoundRest extends TextRest {
  readonly post: Post;
}

/** What stood beside a post in its mail. @throws NotFound where there is nothing, or the viewer may not know of the post */
export async function findRestOfPost(ctx: Ctx, postId: PostId): Promise<FoundRest> {
  return findRest(ctx, await findVisiblePost(ctx, postId), null);
}

/** The same of a reply, for those who may read that. @throws NotFound */
export async function findRestOfReply(ctx: Ctx, replyId: ReplyId): Promise<FoundRest> {
  const { reply, post } = await findVisibleReply(ctx, replyId);
  if (reply.deletedAt) throw new NotFound();
  return findRest(ctx, post, replyId);
}

async function findRest(ctx: Ctx, post: Post, replyId: ReplyId | null): Promise<FoundRest> {
  const row = await ctx.db
    .selectFrom("textRests")
    // A reply may have moved to another post meanwhile.
    .where((eb) =>
      replyId === null ? eb.and({ postId: post.id, replyId: null }) : eb("replyId", "=", replyId),
    )
    .select(["quoted", "signature"])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return { ...row, post };
}
