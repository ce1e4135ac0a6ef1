import type { PersonCtx, PersonViewer } from "../viewer/index.ts";
import { type Line, tell } from "./line.ts";
import { ctxOf, type LiveRoom, look, next } from "./live-room.ts";
import { hereWords } from "./say-here.ts";

/** Counts whoever listens among the readers of their threads, as they have chosen; again whenever they choose anew. */
export async function settlePresence(room: LiveRoom, line: Line, ctx: PersonCtx): Promise<void> {
  const choice = await room.listeners.choiceOf(line);
  if (!room.lines.has(line)) return;
  const name = choice === "named" ? ctx.viewer.name : null;
  for (const topic of line.topics) {
    if (!topic.startsWith("post:")) continue;
    if (choice === "hidden") room.presence.forget(topic, line.personId);
    else if (line.counted) room.presence.rename(topic, line.personId, name);
    else room.presence.arrive(topic, line.personId, name);
    tellHere(room, line, topic, ctx.viewer);
  }
  line.counted = choice !== "hidden";
}

/** Tells all who listen to a thread, and may, who else is there. */
export function tellWhoReads(room: LiveRoom, topic: string): void {
  for (const line of room.lines) {
    if (!line.topics.has(topic)) continue;
    next(line, async () => {
      await look(room, line);
      const ctx = line.topics.has(topic) ? await ctxOf(room, line) : undefined;
      if (ctx) tellHere(room, line, topic, ctx.viewer);
    });
  }
}

function tellHere(
  { presence }: Pick<LiveRoom, "presence">,
  line: Line,
  topic: string,
  viewer: PersonViewer,
): void {
  const words = hereWords(presence.reading(topic), viewer);
  if ((line.here?.get(topic) ?? "") === words) return;
  line.here ??= new Map();
  line.here.set(topic, words);
  tell(line, "here", { topic, words });
}
