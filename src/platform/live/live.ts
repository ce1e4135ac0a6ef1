import type { Db } from "../database/index.ts";
import { keepSignal } from "./keep-signals.ts";
import { createMemory, readLast, readSince, type Signal } from "./read-signals.ts";

/** Tells the open pages, on all nodes, what changed. */
export interface Live {
  /**
   * Tells everyone who listens to the topic. Inside a transaction it is kept with what it tells of, or not at all.
   * @param data ids and plain words, never what somebody wrote: who hears it fetches what they may see.
   */
  publish(ctx: { readonly db: Db }, topic: string, data: unknown): Promise<void>;
  /** Hears all signals from now on, in the order of their numbers. @returns what ends the hearing. */
  hear(listener: (signals: readonly Signal[]) => void): Promise<() => void>;
  /**
   * The signals of these topics after number n, up to the last that listeners have heard.
   * @returns undefined where some are no longer known, or too many: the page is to be fetched anew.
   */
  since(number: number, topics: readonly string[] | "all"): Promise<readonly Signal[] | undefined>;
  /** The last number that was heard here: whatever a page shows that is made from now on holds it. */
  readonly last: number | undefined;
  /** Begins to read; until then nothing is heard. Hearing begins it too. */
  start(): Promise<void>;
  /** Reads what is new: called when another node says that there is something. */
  wake(): void;
  stop(): Promise<void>;
}

export interface LiveOptions {
  readonly db: Db;
  /** Called for each topic before it is told, so that nobody is shown the old. */
  readonly forget?: (...topics: string[]) => void;
  /** Called when this node has kept something that the others should read. */
  readonly wakeOthers?: () => void;
  /** Looks by itself so often, for the case that a call from another node was lost; left out, never. */
  readonly lookEveryMs?: number;
  readonly onFailure?: (error: unknown) => void;
}

/** The table is the truth, and a call only says that there is something to read: so nothing is lost, and all is in order. */
export function createLive(options: LiveOptions): Live {
  const { db } = options;
  const listeners = new Set<(signals: readonly Signal[]) => void>();
  const memory = createMemory();
  let last: number | undefined;
  let starting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const read = inTurn(async () => {
    while (last !== undefined) {
      const signals = await readSince(db, last);
      const newest = signals.at(-1);
      if (!newest) return;
      memory.add(signals);
      options.forget?.(...new Set(signals.map(({ topic }) => topic)));
      last = newest.number;
      for (const listener of listeners) listener(signals);
    }
  }, options.onFailure);

  async function begin(): Promise<void> {
    const found = await readLast(db);
    memory.fill(found.signals, found.complete);
    last = found.number;
    if (options.lookEveryMs) timer = setInterval(read, options.lookEveryMs).unref();
  }

  function start(): Promise<void> {
    starting ??= begin().catch((error) => {
      starting = undefined;
      throw error;
    });
    return starting;
  }

  return {
    publish: (ctx, topic, data) =>
      keepSignal(ctx.db, { topic, data }, () => {
        void read();
        options.wakeOthers?.();
      }),
    async hear(listener) {
      await start();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async since(number, topics) {
      await start();
      // From another node that is a moment ahead, or out of a database that was brought back from a backup.
      if (number > (last as number)) await read();
      const upTo = last as number;
      if (number > upTo) return undefined;
      const missed = memory.since(number, topics) ?? (await memory.ask(db, number, topics));
      return missed?.filter((signal) => signal.number <= upTo);
    },
    start,
    wake: () => void read(),
    get last() {
      return last;
    },
    async stop() {
      clearInterval(timer);
      listeners.clear();
      last = undefined;
      await read();
    },
  };
}

/** Makes of a piece of work one that never runs twice at once; asked for meanwhile, it runs once more. */
function inTurn(work: () => Promise<void>, onFailure?: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      onFailure?.(error);
    }
  };
  return () => {
    if (!running) {
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running.then(() => {
      again = undefined;
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    });
    return again;
  };
}
