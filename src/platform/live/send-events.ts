import type { ServerResponse } from "node:http";
import type { Live, LiveMessage } from "./live.ts";

export interface SendEventsOptions {
  readonly topics: readonly string[];
  /** The Last-Event-ID header, or the number the page was made at; undefined begins now. */
  readonly since?: number;
  /** Asked before each message that comes: one for which it says no, or fails, is not told. Left out, all are. */
  readonly mayHear?: () => Promise<boolean>;
  /** Default 25000: under the half minute after which proxies give up on a silent line. */
  readonly heartbeatMs?: number;
}

/** What a reader may fall behind before the line is cut; it comes back by itself and asks for what it missed. */
const unsentBytesMax = 256 * 1024;

/**
 * Answers with server-sent events until the other side goes away. Each event is named after its topic's first word;
 * an event "stale" means that messages were missed and the page should be fetched anew.
 * Hijack the reply before, and take the limit on a request's time away from it.
 * @returns what ends the answer from this side, as when Weft stops.
 */
export function sendEvents(response: ServerResponse, live: Live, options: SendEventsOptions): () => void {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.write("retry: 3000\n\n");

  const missed = options.since === undefined ? [] : live.since(options.since, options.topics);
  if (missed === undefined) response.write(`id: ${live.last}\nevent: stale\ndata: null\n\n`);
  else missed.forEach(send);
  let turn = Promise.resolve();
  const ends = options.topics.map((topic) => live.subscribe(topic, options.mayHear ? askAndSend : send));
  const heartbeat = setInterval(() => write(": \n\n"), options.heartbeatMs ?? 25_000);
  response.once("close", end);
  response.once("error", end);

  /** One after the other, so that they are told in the order in which they came. */
  function askAndSend(message: LiveMessage): void {
    turn = turn.then(async () => {
      const may = await options.mayHear?.().catch(() => false);
      if (may && !response.writableEnded) send(message);
    });
  }
  function send(message: LiveMessage): void {
    const { number, topic, data } = message;
    const name = topic.split(":", 1)[0]?.replaceAll(/[^\w-]/g, "") || "message";
    write(`id: ${number}\nevent: ${name}\ndata: ${JSON.stringify({ topic, data })}\n\n`);
  }
  function write(text: string): void {
    response.write(text);
    if (response.writableLength > unsentBytesMax) response.destroy();
  }
  function end(): void {
    clearInterval(heartbeat);
    for (const stop of ends) stop();
    response.end();
  }
  return end;
}
