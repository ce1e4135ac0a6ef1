import { momentOf } from "../platform/clock/index.ts";
import { Invalid } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";

const aheadMsMax = 366 * 24 * 3_600_000;

/**
 * When a post is to publish itself, out of what the form sent: a day and time on the writer's own clock.
 * @returns null where it is not to.
 * @throws Invalid (no such time, past, more than a year ahead)
 */
export function publishMoment(
  ctx: PersonCtx,
  { intent, publishOn }: { readonly intent: string; readonly publishOn?: string | undefined },
): Date | null {
  if (intent !== "schedule") return null;
  // Some browsers send seconds.
  const at = momentOf((publishOn ?? "").slice(0, 16), ctx.viewer.timeZone);
  if (!at) throw new Invalid({ publishOn: "post.schedule.when" });
  const inMs = at.getTime() - ctx.now().getTime();
  if (inMs <= 0) throw new Invalid({ publishOn: "post.schedule.past" });
  if (inMs > aheadMsMax) throw new Invalid({ publishOn: "post.schedule.too-far" });
  return at;
}
