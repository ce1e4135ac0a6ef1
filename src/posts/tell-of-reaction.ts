import type { Activity } from "../activity/index.ts";
import { tellPerson } from "../notifications/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { reactionOf, tellsAuthor } from "../reactions/index.ts";

/**
 * Tells the author of a text that somebody used it, wants to hear more, or sees it differently: the effect of
 * "reaction-given". What has been taken back or changed to thanks meanwhile tells nothing, and nothing is told twice.
 */
export async function tellOfReaction(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { actorId, personId, postId, replyId } = activity;
  if (actorId === null || personId === null || postId === null) return;
  const kind = await reactionOf(ctx, actorId, { postId, replyId });
  if (kind === null || !tellsAuthor(kind)) return;
  await tellPerson(
    ctx,
    { ...activity, postId },
    { personId, kind: `reaction-${kind}`, reason: "reaction.reason" },
  );
}
