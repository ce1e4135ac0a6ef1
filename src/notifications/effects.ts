import { defineEffects } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { keepToldCount } from "./count-told.ts";
import { tell, tellOfShare } from "./tell.ts";
import { recountThread } from "./unread.ts";

/** What follows for notices from what happens in threads. An edit tells nobody; what an archive brings in is no activity. */
export function defineNoticeEffects(): void {
  defineEffects("post-published", { tell, "keep-told-count": keepToldCount });
  defineEffects("reply-posted", { tell });
  defineEffects("post-shared", { "tell-of-share": tellOfShare });
  const recount = async (ctx: PlatformCtx, { postId }: { readonly postId: number | null }) => {
    if (postId !== null) await recountThread(ctx, postId);
  };
  for (const kind of ["reply-deleted", "reply-restored"]) defineEffects(kind, { "recount-notices": recount });
}
