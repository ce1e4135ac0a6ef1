import type { ServerResponse } from "node:http";
import type { House } from "../frame/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { deliver, readMissed } from "./deliver.ts";
import { beginLine, endLine, type Line, tell } from "./line.ts";
import { createListeners } from "./listeners.ts";
import { ctxOf, type LiveRoom, look, next } from "./live-room.ts";
import { createPresence } from "./presence.ts";
import { settlePresence, tellWhoReads } from "./tell-presence.ts";
import { tellNotices, watchRights } from "./watch-rights.ts";

/** More are more than one person's browsers: the oldest makes room for the newest. */
const linesOfOneMax = 12;
/** Under the half minute after which proxies give up on a silent line. */
const heartbeatMs = 25_000;

/** What a browser asks for: see topics.ts. `since` is the last number it knows. */
export interface Asked {
  readonly topics: Set<string>;
  readonly since?: number;
}

/** All the lines of this node. */
export interface Lines {
  /** Opens a line for the viewer, tells what they missed since that number, and then what happens. */
  open(ctx: PersonCtx, response: ServerResponse, asked: Asked): Promise<void>;
  /** Ends all lines, as when Weft stops. */
  close(): void;
}

export function createLines({ ctx: house }: House): Lines {
  const lines = new Set<Line>();
  const byPerson = new Map<PersonId, Set<Line>>();
  const listeners = createListeners(house, () => lines);
  const presence = createPresence(house, (topic) => tellWhoReads(room, topic));
  const room: LiveRoom = { house, lines, listeners, presence };
  const stopWatching = watchRights(room);
  let hearing: Promise<() => void> | undefined;
  const heartbeat = setInterval(() => {
    for (const line of lines) tell(line, "at", line.number);
  }, heartbeatMs).unref();

  async function open(ctx: PersonCtx, response: ServerResponse, asked: Asked): Promise<void> {
    hearing ??= house.live.hear((signals) => {
      for (const line of lines) next(line, () => deliver(room, line, signals));
    });
    await hearing;
    const line = newLine(ctx, response, asked);
    makeRoom(line);
    beginLine(response);
    response.once("close", () => {
      remove(line);
      if (line.counted) for (const topic of line.topics) presence.leave(topic, line.personId);
    });
    // What happens from now on waits behind this.
    next(line, () => begin(room, line));
  }

  function makeRoom(line: Line): void {
    const mine = byPerson.get(line.personId) ?? new Set();
    for (const oldest of mine) {
      if (mine.size < linesOfOneMax) break;
      remove(oldest);
      endLine(oldest, "again");
    }
    byPerson.set(line.personId, mine.add(line));
    lines.add(line);
  }

  function remove(line: Line): void {
    lines.delete(line);
    const mine = byPerson.get(line.personId);
    if (mine?.delete(line) && mine.size === 0) byPerson.delete(line.personId);
  }

  return {
    open,
    close() {
      clearInterval(heartbeat);
      stopWatching();
      presence.stop();
      void hearing?.then((stop) => stop());
      for (const line of lines) line.response.end();
    },
  };
}

function newLine({ viewer, live }: PersonCtx, response: ServerResponse, { topics, since }: Asked): Line {
  return {
    personId: viewer.id,
    token: viewer.sessionToken,
    topics,
    response,
    number: since ?? live.last ?? 0,
    turn: Promise.resolve(),
  };
}

/** What was missed, how many notices wait, and who else is here. */
async function begin(room: LiveRoom, line: Line): Promise<void> {
  const missed = await readMissed(room, line);
  if (missed) await deliver(room, line, missed);
  else {
    line.number = room.house.live.last ?? 0;
    tell(line, "stale", null, line.number);
  }
  tell(line, "at", line.number);
  await look(room, line);
  const ctx = await ctxOf(room, line);
  if (!ctx) return;
  await tellNotices(line, ctx);
  await settlePresence(room, line, ctx);
}
