import { countUnread } from "../notifications/index.ts";
import { type Ctx, type PersonId, viewerTags } from "../viewer/index.ts";
import { type Line, tell } from "./line.ts";
import { ctxOf, type LiveRoom, look, next } from "./live-room.ts";
import { settlePresence } from "./tell-presence.ts";

/** What may have changed a right is looked at together, this much later; a delivery asks in any case. */
const lookAgainMs = 200;
/** Looking at thousands is work, so with many it is done more seldom. */
const lookAgainMsPerLine = 0.5;

const rightTags: ReadonlySet<string> = new Set([
  ...viewerTags,
  "table:groups",
  "table:presence_choices",
  "*",
]);
const noticesPrefix = "notices:";

/**
 * Hears what the cache forgets, here or on another node: where a right may be gone, all lines are looked at; where
 * somebody's notices have changed, their bell is told.
 * @returns what ends it.
 */
export function watchRights(room: LiveRoom): () => void {
  const recounted = new Set<PersonId>();
  let everybody = false;
  let everything = false;
  let timer: NodeJS.Timeout | undefined;

  const stop = room.house.cache.watch((tags) => {
    if (room.lines.size === 0) return;
    for (const tag of tags) {
      if (tag.startsWith(noticesPrefix)) recounted.add(tag.slice(noticesPrefix.length));
      else if (rightTags.has(tag)) everybody = true;
      if (tag === "*") everything = true;
    }
    if (recounted.size > 0 || everybody)
      timer ??= setTimeout(lookAtThem, lookAgainMs + room.lines.size * lookAgainMsPerLine);
  });

  function lookAtThem(): void {
    const [people, all, recountAll] = [new Set(recounted), everybody, everything];
    timer = undefined;
    recounted.clear();
    everybody = false;
    everything = false;
    for (const line of room.lines) {
      // What waits of threads that one may no longer know of does not count; where nothing waits, nothing is asked.
      if (recountAll || people.has(line.personId) || (all && line.notices !== 0))
        next(line, () => recount(room, line));
      if (all) next(line, () => lookAt(room, line));
    }
  }

  return () => {
    clearTimeout(timer);
    stop();
  };
}

async function lookAt(room: LiveRoom, line: Line): Promise<void> {
  await look(room, line);
  const ctx = await ctxOf(room, line);
  if (ctx) await settlePresence(room, line, ctx);
}

async function recount(room: LiveRoom, line: Line): Promise<void> {
  const ctx = await ctxOf(room, line);
  if (ctx) await tellNotices(line, ctx);
}

/** Tells how many notices wait, where that has changed. */
export async function tellNotices(line: Line, ctx: Ctx): Promise<void> {
  const count = await countUnread(ctx);
  if (count === line.notices) return;
  line.notices = count;
  tell(line, "notices", { count, label: ctx.t("notice.bell", { count }) });
}
