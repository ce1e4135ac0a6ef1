import type { ServerResponse } from "node:http";
import type { PersonId } from "../viewer/index.ts";
import type { Listener } from "./listeners.ts";

/** An open line to one browser. It holds as little as it can: there may be thousands. */
export interface Line extends Listener {
  readonly personId: PersonId;
  readonly token: string;
  readonly topics: Set<string>;
  readonly response: ServerResponse;
  /** The number of the last signal that was told, or found not to be for it. */
  number: number;
  /** One thing after the other, so that all is told in order. */
  turn: Promise<void>;
  /** The count of notices that was told last. */
  notices?: number;
  /** Whether its listener counts among those who read its threads. */
  counted?: boolean;
  /** What was told last of who else is reading, by topic. */
  here?: Map<string, string>;
}

/** What a reader may fall behind before the line is cut. It comes back by itself and asks for what it missed. */
const unsentBytesMax = 64 * 1024;

/** Begins the answer. A line that breaks is taken up again after a time of the browser's own choosing: see live-hub.ts. */
export function beginLine(response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.socket?.setNoDelay(true);
  response.socket?.setKeepAlive(true, 30_000);
}

/** Sends an event; one with a number is a place to go on from. */
export function tell({ response }: Line, name: string, data: unknown, number?: number): void {
  if (response.writableEnded || response.destroyed) return;
  const id = number === undefined ? "" : `id: ${number}\n`;
  response.write(`${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  if (response.writableLength > unsentBytesMax) response.destroy();
}

/** Ends a line for a reason that the browser is told: "over" where it need not come back, "again" where it may. */
export function endLine(line: Line, why: "over" | "again"): void {
  if (line.response.writableEnded || line.response.destroyed) return;
  tell(line, why, null);
  line.response.end();
}
