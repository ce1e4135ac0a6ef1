import { AsyncLocalStorage } from "node:async_hooks";
import type { Db } from "./open.ts";

interface TransactionScope {
  readonly beforeCommit: Array<() => Promise<void>>;
  readonly afterCommit: Array<() => void | Promise<void>>;
  readonly written: Set<string>;
  /** What was begun inside and goes on after the end (nobody waited for it) stands outside from then on. */
  ended: boolean;
}

const scope = new AsyncLocalStorage<TransactionScope>();

function runningScope(): TransactionScope | undefined {
  const own = scope.getStore();
  return own?.ended ? undefined : own;
}

/** True while the caller stands inside `inTransaction`. */
export function insideTransaction(): boolean {
  return runningScope() !== undefined;
}

/**
 * Runs `fn` with a copy of ctx whose `db` is one transaction: all of it is kept, or (if it throws) nothing.
 * Inside, any use of another handle throws at once: on the embedded database it would wait for ever, and on a server
 * it would quietly be kept although the transaction is not. Transactions do not nest.
 * Nothing slow belongs inside: the embedded database runs one transaction at a time.
 * @throws what `fn` throws; or what a hook of `afterCommit` throws, although the transaction is kept then.
 */
export async function inTransaction<C extends { readonly db: Db }, R>(
  ctx: C,
  fn: (tx: C) => Promise<R>,
): Promise<R> {
  const own: TransactionScope = { beforeCommit: [], afterCommit: [], written: new Set(), ended: false };
  try {
    const result = await ctx.db
      .transaction()
      .execute((db) => scope.run(own, () => runInside(own, () => fn({ ...ctx, db }))));
    endScope(own);
    await runAll(own.afterCommit);
    return result;
  } finally {
    endScope(own);
  }
}

async function runInside<R>(own: TransactionScope, fn: () => Promise<R>): Promise<R> {
  const result = await fn();
  for (const hook of own.beforeCommit) await hook();
  return result;
}

function endScope(own: TransactionScope): void {
  if (own.ended) return;
  own.ended = true;
  // Told of a failed one as well: where the connection broke at the commit, nobody knows whether it was kept.
  if (own.written.size > 0) onWritten?.(own.written);
}

/** One hook that fails does not keep the others from running. */
async function runAll(hooks: ReadonlyArray<() => void | Promise<void>>): Promise<void> {
  const ends = await Promise.allSettled(hooks.map(async (hook) => hook()));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}

/** Runs `hook` once the running transaction is kept (never if it is not); at once where there is none. */
export async function afterCommit(hook: () => void | Promise<void>): Promise<void> {
  const own = runningScope();
  if (own) own.afterCommit.push(hook);
  else await hook();
}

/**
 * Runs `hook` as the last thing of the running transaction, where it holds what it locks only for a moment.
 * @throws Error outside of one.
 */
export function beforeCommit(hook: () => Promise<void>): void {
  const own = runningScope();
  if (!own) throw new Error("There is no transaction that something could come last in.");
  own.beforeCommit.push(hook);
}

let onWritten: ((tables: ReadonlySet<string>) => void) | undefined;

/** Hears which tables a kept write has touched (snake_case; "*" where it cannot be told). One listener: the cache. */
export function listenToWrites(listener: (tables: ReadonlySet<string>) => void): void {
  onWritten = listener;
}

/** Notes a write: told after the commit inside a transaction, at once outside of one. */
export function noteWrite(table: string): void {
  const own = runningScope();
  if (own) own.written.add(table);
  else onWritten?.(new Set([table]));
}
