import { setTimeout as sleep } from "node:timers/promises";
import { type MailServer, startMailServer } from "../test/support/mail-server.ts";
import { ask, load, type Target } from "./load.ts";
import type { Server } from "./processes.ts";

interface Asked {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly asked: number;
}

export interface WatchersMeasured {
  readonly watchers: number;
  /** From the reply until the server had the last mail, in seconds. */
  readonly allMailedSeconds: number;
  /** Processor time of the server meanwhile, with the pages asked for, in seconds: the same on a busy machine as on a quiet one. */
  readonly processorSeconds: number | undefined;
  /** Mails that came twice to one address. */
  readonly doubles: number;
  /** The page of the thread while nothing is sent, and while all of it is. */
  readonly quiet: Asked;
  readonly meanwhile: Asked;
}

const limitSeconds = 120;

/** Posts a reply in a thread that many watch, and measures how long their mails take and what the page is like meanwhile. */
export async function measureWatchers(
  server: MailServer,
  target: {
    readonly product: Server;
    readonly cookie: string;
    readonly postId: number;
    readonly path: string;
  },
  addresses: readonly string[],
  seconds: number,
): Promise<WatchersMeasured> {
  const { product } = target;
  const page = { url: product.url, cookie: target.cookie, paths: [target.path] };
  await load(page, 2, seconds);
  const quietTimes: number[] = [];
  const quietUntil = performance.now() + seconds * 1000;
  await askUntil(page, quietTimes, () => performance.now() > quietUntil);
  const quiet = { p50Ms: at(quietTimes, 0.5), p99Ms: at(quietTimes, 0.99), asked: quietTimes.length };
  const form = () => `markdown=${encodeURIComponent("A word to all who watch.")}`;
  const processorBefore = product.processorMs();
  const began = performance.now();
  await ask({ ...page, form }, `/posts/${target.postId}/replies`);
  const isLate = () => performance.now() - began > limitSeconds * 1000;
  const watching = new Set(addresses);
  const reached = () => new Set(server.mails.map((mail) => mail.to).filter((to) => watching.has(to))).size;
  const times: number[] = [];
  const asking = askUntil(page, times, () => reached() >= addresses.length || isLate());
  while (reached() < addresses.length && !isLate()) await sleep(50);
  const allMailedSeconds = (performance.now() - began) / 1000;
  const processorAfter = product.processorMs();
  await asking;
  return {
    watchers: addresses.length,
    allMailedSeconds,
    doubles: server.mails.length - new Set(server.mails.map((mail) => `${mail.to} ${mail.messageId}`)).size,
    quiet,
    processorSeconds:
      processorBefore === undefined || processorAfter === undefined
        ? undefined
        : (processorAfter - processorBefore) / 1000,
    meanwhile: { p50Ms: at(times, 0.5), p99Ms: at(times, 0.99), asked: times.length },
  };
}

/** Asks for the page four times a second, as people would, until it is over. */
async function askUntil(page: Target, times: number[], over: () => boolean): Promise<void> {
  while (!over()) {
    const began = performance.now();
    await ask(page, page.paths[0] ?? "/");
    times.push(performance.now() - began);
    await sleep(250);
  }
  times.sort((one, other) => one - other);
}

function at(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}

export { startMailServer };

/** What was measured, in a line. */
export function watchersLine(database: string, measured: WatchersMeasured): string {
  const { watchers, allMailedSeconds, processorSeconds, doubles, quiet, meanwhile } = measured;
  const ratio = meanwhile.p50Ms / quiet.p50Ms;
  return [
    `${watchers} who watch one thread, one reply (${database}): all at the mail server after ${allMailedSeconds.toFixed(1)} s`,
    `(${processorSeconds?.toFixed(1) ?? "?"} s of processor), ${doubles} twice;`,
    `the thread meanwhile ${meanwhile.p50Ms.toFixed(1)} ms at the median and ${meanwhile.p99Ms.toFixed(1)} at p99,`,
    `before ${quiet.p50Ms.toFixed(1)} and ${quiet.p99Ms.toFixed(1)}: ${ratio.toFixed(1)} times.`,
  ].join(" ");
}
