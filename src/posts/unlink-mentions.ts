import type { Activity } from "../activity/index.ts";
import { findMentionsOf } from "../mentions/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { renderAgain } from "./render-again.ts";

/**
 * Follows the closing of an account: whoever has left without a name is no link any more in what others wrote. Their handle
 * is free then, and a link that stayed would lead to whoever takes it next. The typed words are their writer's, and stay.
 */
export async function unlinkMentions(ctx: PlatformCtx, { personId }: Activity): Promise<void> {
  if (personId === null) return;
  for (const place of await findMentionsOf(ctx, personId)) await renderAgain(ctx, place);
}
