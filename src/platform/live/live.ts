import { afterCommit, type Db } from "../database/index.ts";

/** One thing that changed. Says what, never the content: who hears it fetches what they may see. */
export interface LiveMessage {
  readonly number: number;
  readonly topic: string;
  readonly data: unknown;
}

/** Tells the open pages of this process what changed. */
export interface Live {
  /** Tells everyone who listens to the topic, after the commit if there is a transaction, and never without it. */
  publish(ctx: { readonly db: Db }, topic: string, data: unknown): Promise<void>;
  /** Hears a topic from now on. @returns what ends the hearing. */
  subscribe(topic: string, hear: (message: LiveMessage) => void): () => void;
  /**
   * All messages of the topics after number n.
   * @returns undefined if some of them are no longer known, so that the page has to be fetched anew.
   */
  since(number: number, topics: readonly string[]): readonly LiveMessage[] | undefined;
  /** Number of the last message; a page remembers it when it is made. */
  readonly last: number;
}

/** @param keptMax how many messages are remembered for pages that were away for a moment. */
export function createLive(keptMax = 1000): Live {
  const hearers = new Map<string, Set<(message: LiveMessage) => void>>();
  const kept: LiveMessage[] = [];
  // Begins at the time, so that a number from before a restart is older than all that is known, and never mistaken.
  const first = Date.now();
  let last = first;

  function tell(topic: string, data: unknown): void {
    const message = { number: ++last, topic, data };
    kept.push(message);
    if (kept.length > keptMax) kept.shift();
    for (const hear of hearers.get(topic) ?? []) hear(message);
  }

  return {
    publish: (_ctx, topic, data) => afterCommit(() => tell(topic, data)),
    subscribe(topic, hear) {
      const known = hearers.get(topic) ?? new Set();
      hearers.set(topic, known.add(hear));
      return () => {
        known.delete(hear);
        if (known.size === 0 && hearers.get(topic) === known) hearers.delete(topic);
      };
    },
    since(number, topics) {
      const oldest = kept[0]?.number ?? last + 1;
      if (number < oldest - 1 || number > last) return undefined;
      return kept.filter((message) => message.number > number && topics.includes(message.topic));
    },
    get last() {
      return last;
    },
  };
}
