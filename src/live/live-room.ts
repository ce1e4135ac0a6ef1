import type { PlatformCtx } from "../platform/ctx.ts";
import { translator } from "../platform/languages/index.ts";
import { findKnownPosts } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { endLine, type Line, tell } from "./line.ts";
import type { Listeners } from "./listeners.ts";
import type { Presence } from "./presence.ts";
import { postOfTopic } from "./topics.ts";

/** All the lines of this node, and what is known of those at their other ends. */
export interface LiveRoom {
  readonly house: PlatformCtx;
  readonly lines: Set<Line>;
  readonly listeners: Listeners;
  readonly presence: Presence;
}

/** The ctx of whoever listens, as they stand at this moment; undefined where they may hear nothing any more. */
export async function ctxOf({ house, listeners }: LiveRoom, line: Line): Promise<PersonCtx | undefined> {
  const viewer = await listeners.viewerOf(line);
  if (!viewer) {
    endLine(line, "over");
    return undefined;
  }
  return { ...house, viewer, t: translator(viewer.language, viewer.timeZone) };
}

/** One thing after the other. A line that fails in one is cut: its browser comes back and asks for what it missed. */
export function next(line: Line, step: () => Promise<void>): void {
  line.turn = line.turn.then(step).catch(() => void line.response.destroy());
}

/** Takes a thread from a line whose listener may no longer know of it: from now on nothing is heard of it. */
export function drop({ presence }: LiveRoom, line: Line, topic: string): void {
  if (!line.topics.delete(topic)) return;
  if (line.counted) presence.leave(topic, line.personId);
  tell(line, "gone", { topic });
}

/** Takes away all that the listener may no longer hear of. */
export async function look(room: LiveRoom, line: Line): Promise<void> {
  const ctx = await ctxOf(room, line);
  if (!ctx) return;
  const ids = [...line.topics].flatMap((topic) => postOfTopic(topic) ?? []);
  if (ids.length === 0) return;
  const known = await findKnownPosts(ctx, ids);
  for (const id of ids) if (!known.has(id)) drop(room, line, `post:${id}`);
}
