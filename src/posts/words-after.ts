import { countToldOf, type ToldCount } from "../notifications/index.ts";
import type { Flash } from "../platform/http/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { StartedPost } from "./start-post.ts";

/** What is said after a post was sent: that it is published and how many are told, kept, or when it publishes itself. */
export async function wordsAfter(
  ctx: PersonCtx,
  post: Pick<StartedPost, "id" | "published" | "publishOn"> & { readonly groupId: number },
): Promise<Flash> {
  if (post.publishOn) return { key: "post.schedule.done", values: { when: post.publishOn.getTime() } };
  if (!post.published) return { key: "post.draft.kept" };
  return withCount(
    "post.published",
    await countToldOf(ctx, { ...post, postId: post.id, replyId: null, actorId: ctx.viewer.id }),
  );
}

/** The same after a reply. */
export async function wordsAfterReply(
  ctx: PersonCtx,
  reply: { postId: number; groupId: number; replyId: number },
): Promise<Flash> {
  return withCount("post.reply.sent", await countToldOf(ctx, { ...reply, actorId: ctx.viewer.id }));
}

function withCount(key: string, { now, digest }: ToldCount): Flash {
  return now + digest === 0 ? { key } : { key: `${key}.told`, values: { now, digest } };
}
