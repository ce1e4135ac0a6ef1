import { TooMany } from "../errors/index.ts";

/** Lets a few in at a time; the others wait, and when too many wait, newcomers are asked to come back. */
export interface Turns {
  /** @throws TooMany when the queue is full; and whatever `work` throws. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * @param atOnceMax how many work at the same time.
 * @param waitingMax how many may wait: each of them holds its own picture in memory.
 */
export function makeTurns(atOnceMax: number, waitingMax: number): Turns {
  let working = 0;
  const waiting: Array<() => void> = [];
  return {
    async take(work) {
      if (working < atOnceMax) working++;
      else if (waiting.length < waitingMax) await new Promise<void>((resolve) => waiting.push(resolve));
      else throw new TooMany(20);
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next)
          next(); // the place is handed on, so nobody slips in between
        else working--;
      }
    },
  };
}

/** Decoding and encoding of pictures in this process: at most two, for each may take some hundred megabytes. */
export const pictureTurns = makeTurns(2, 40);
