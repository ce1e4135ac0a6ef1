import type { Db } from "../database/index.ts";
import "./tables.ts";

/** One thing that changed. Says what, never the content: who hears it fetches what they may see. */
export interface Signal {
  readonly number: number;
  readonly topic: string;
  readonly data: unknown;
}

const readAtOnce = 500;
/** Remembered for pages that were away for a moment, such as all of them after a restart. */
const rememberedMax = 1_000;
/** Beyond it a page fetches itself anew, which is quicker for both. */
const missedMax = 1_000;

const columns = ["number", "topic", "data"] as const;

/** The next ones after a number, in order. Numbers become visible in their order: see keep-signals.ts. */
export async function readSince(db: Db, number: number): Promise<Signal[]> {
  return db
    .selectFrom("liveSignals")
    .where("number", ">", number)
    .orderBy("number")
    .limit(readAtOnce)
    .select(columns)
    .execute();
}

/** Where numbering stands, with the latest signals. `complete`: there are no older ones after `tidiedTo`. */
export async function readLast(db: Db) {
  const clock = await db.selectFrom("liveClock").select(["last", "tidiedTo"]).executeTakeFirst();
  const number = clock?.last ?? 0;
  const signals = await db
    .selectFrom("liveSignals")
    .where("number", "<=", number)
    .orderBy("number", "desc")
    .limit(rememberedMax)
    .select(columns)
    .execute();
  const oldest = signals.at(-1)?.number ?? number + 1;
  const complete = signals.length < rememberedMax ? (clock?.tidiedTo ?? 0) : oldest - 1;
  return { number, signals: signals.reverse(), complete };
}

/** The latest signals in memory. */
export function createMemory() {
  let kept: Signal[] = [];
  /** All signals after this number are in `kept`. */
  let from = Number.POSITIVE_INFINITY;

  return {
    fill(signals: readonly Signal[], complete: number): void {
      kept = [...signals];
      from = complete;
    },
    add(signals: readonly Signal[]): void {
      kept.push(...signals);
      if (kept.length <= rememberedMax * 1.5) return;
      const gone = kept.length - rememberedMax;
      from = kept[gone - 1]?.number ?? from;
      kept = kept.slice(gone);
    },
    /** @returns undefined where not all of them are remembered. */
    since(number: number, topics: readonly string[] | "all"): readonly Signal[] | undefined {
      if (number < from) return undefined;
      const first = kept.findLastIndex((signal) => signal.number <= number) + 1;
      const missed = kept.slice(first);
      return topics === "all" ? missed : missed.filter(({ topic }) => topics.includes(topic));
    },
    /** Asks the database for what is not remembered. @returns undefined where it has been tidied away, or is too much. */
    async ask(
      db: Db,
      number: number,
      topics: readonly string[] | "all",
    ): Promise<readonly Signal[] | undefined> {
      const clock = await db.selectFrom("liveClock").select("tidiedTo").executeTakeFirst();
      if (number < (clock?.tidiedTo ?? 0)) return undefined;
      const signals = await db
        .selectFrom("liveSignals")
        .where("number", ">", number)
        .$if(topics !== "all", (query) => query.where("topic", "in", topics as readonly string[]))
        .orderBy("number")
        .limit(missedMax + 1)
        .select(columns)
        .execute();
      return signals.length > missedMax ? undefined : signals;
    },
  };
}
