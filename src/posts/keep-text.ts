import { claimAttachments } from "../attachments/index.ts";
import { usePreviews } from "../link-previews/index.ts";
import { keepMentions } from "../mentions/index.ts";
import { afterCommit } from "../platform/database/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { threadTag } from "./find-post.ts";
import type { PreparedText } from "./prepare-text.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** Keeps what hangs on a text (mentions, pictures, preview cards) with its post or reply, in the act's transaction. */
export async function keepTextParts(
  tx: Ctx,
  text: PreparedText,
  place: { postId: PostId; replyId: ReplyId | null },
): Promise<void> {
  await keepMentions(tx, text.mentioned, place);
  await claimAttachments(tx, text.attachmentIds, place);
  await usePreviews(tx, text.links, place);
}

/** Lets the next reader see the change, without a word to the pages that are open. */
export async function forgetThread(ctx: Ctx, postId: PostId): Promise<void> {
  await afterCommit(() => ctx.cache.forget(threadTag(postId)));
}

/**
 * As forgetThread, and tells the pages that are open: a new reply by its number, any other change by null. Called inside the
 * transaction of every act on a post or a reply.
 */
export async function changeThread(ctx: Ctx, postId: PostId, reply: ReplyId | null = null): Promise<void> {
  await forgetThread(ctx, postId);
  await ctx.live.publish(ctx, threadTopic(postId), { reply });
}

/** As changeThread, for a post that people can read from now on: lists have news. */
export async function announceThread(ctx: Ctx, postId: PostId): Promise<void> {
  await forgetThread(ctx, postId);
  await ctx.live.publish(ctx, threadTopic(postId), { reply: null, fresh: true });
}

/** What open pages of a thread listen to. */
export function threadTopic(postId: PostId): string {
  return `post:${postId}`;
}
