import { sql } from "kysely";
import { afterCommit, beforeCommit, type Db } from "../database/index.ts";
import "./tables.ts";

/** What is to be told, before it has a number. */
export interface Unnumbered {
  readonly topic: string;
  readonly data: unknown;
}

/** What each running transaction has to tell. */
const waiting = new WeakMap<Db, Unnumbered[]>();

/**
 * Keeps a signal with the act that it tells of: as the last thing of its transaction, or at once where there is none.
 * @param kept is called when it can be read.
 */
export async function keepSignal(db: Db, signal: Unnumbered, kept: () => void): Promise<void> {
  if (!db.isTransaction) {
    await db.transaction().execute((tx) => insertSignals(tx, [signal]));
    kept();
    return;
  }
  const known = waiting.get(db);
  if (known) {
    known.push(signal);
    return;
  }
  const signals = [signal];
  waiting.set(db, signals);
  beforeCommit(async () => {
    waiting.delete(db);
    await insertSignals(db, signals);
    await afterCommit(kept);
  });
}

/**
 * Numbers and writes them. The clock's row stays locked until the commit, so that numbers become visible in their order and
 * a reader who asks for all since n misses nothing. It is done last, so that acts wait for each other only this moment.
 */
async function insertSignals(tx: Db, signals: readonly Unnumbered[]): Promise<void> {
  const count = signals.length;
  const { last } = await tx
    .insertInto("liveClock")
    // Begins at the time: in a database that was emptied no number is given twice.
    .values({ id: 1, last: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint + ${count}` })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet({ last: sql<number>`live_clock.last + ${count}` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  const rows = signals.map(({ topic, data }, index) => ({
    number: last - count + 1 + index,
    topic,
    data: JSON.stringify(data),
  }));
  await tx.insertInto("liveSignals").values(rows).execute();
}

const keptMs = 24 * 60 * 60 * 1000;

/** Takes out what is older than a day, and notes up to which number: who asks for more is told that it is too old. */
export async function tidySignals(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom("liveSignals")
      .where("madeAt", "<", new Date(now.getTime() - keptMs))
      .returning("number")
      .execute();
    const tidiedTo = gone.reduce((most, { number }) => Math.max(most, number), 0);
    if (tidiedTo > 0) await tx.updateTable("liveClock").set({ tidiedTo }).where("id", "=", 1).execute();
  });
}
