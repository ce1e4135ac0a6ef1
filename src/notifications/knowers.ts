import type { PlatformCtx } from "../platform/ctx.ts";
import { translator } from "../platform/languages/index.ts";
import { findKnownPosts } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonCtx, type PersonId, type PersonViewer } from "../viewer/index.ts";

/** Of these people, those with an active account who may know of the post, as they stand now. */
export async function knowers(
  ctx: PlatformCtx,
  postId: number,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, PersonViewer>> {
  const viewers = await loadViewers(ctx, personIds, await readSettings(ctx));
  const allowed = new Map<PersonId, PersonViewer>();
  for (const [id, viewer] of viewers) {
    const post = (await findKnownPosts(ctxFor(ctx, viewer), [postId])).get(postId);
    if (post?.publishedAt && !post.deletedAt) allowed.set(id, viewer);
  }
  return allowed;
}

/** The ctx of work that is done for somebody, with their rights and in their words. */
export function ctxFor(ctx: PlatformCtx, viewer: PersonViewer): PersonCtx {
  return { ...ctx, viewer, t: translator(viewer.language, viewer.timeZone) };
}
