import { findKnownPosts } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";

/** The titles of the talks that conversations were begun beside, as far as the viewer may know of those. */
export async function findTitles(
  ctx: PersonCtx,
  conversations: readonly { readonly postId: number | null }[],
): Promise<ReadonlyMap<number, string>> {
  const ids = new Set(conversations.flatMap(({ postId }) => postId ?? []));
  if (ids.size === 0) return new Map();
  const posts = await findKnownPosts(ctx, [...ids]);
  const shown = [...posts.values()].filter((post) => post.publishedAt && !post.deletedAt);
  return new Map(shown.map((post) => [post.id, post.title || ctx.t("post.untitled")]));
}
