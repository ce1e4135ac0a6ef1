import { AsyncLocalStorage } from "node:async_hooks";
import type { Db } from "./open.ts";

interface TransactionScope {
  readonly afterCommit: Array<() => void | Promise<void>>;
  readonly written: Set<string>;
}

const scope = new AsyncLocalStorage<TransactionScope | undefined>();

/** True while the caller stands inside `inTransaction`. */
export function insideTransaction(): boolean {
  return scope.getStore() !== undefined;
}

/** The tables written so far in this transaction, to be told of after the commit; undefined outside of one. */
export function tablesWritten(): Set<string> | undefined {
  return scope.getStore()?.written;
}

/**
 * Runs `fn` with a copy of ctx whose `db` is one transaction: all of it is kept, or (if it throws) nothing.
 * Inside, any use of another handle throws at once: on the embedded database it would wait for ever, and on a server
 * it would quietly be kept although the transaction is not. Transactions do not nest.
 * Nothing slow belongs inside: the embedded database runs one transaction at a time.
 */
export async function inTransaction<C extends { readonly db: Db }, R>(
  ctx: C,
  fn: (tx: C) => Promise<R>,
): Promise<R> {
  const own: TransactionScope = { afterCommit: [], written: new Set() };
  const result = await ctx.db.transaction().execute((db) => scope.run(own, () => fn({ ...ctx, db })));
  onWritten?.(own.written);
  for (const hook of own.afterCommit) await hook();
  return result;
}

/** Runs `hook` once the running transaction is kept (never if it is not); at once where there is none. */
export async function afterCommit(hook: () => void | Promise<void>): Promise<void> {
  const own = scope.getStore();
  if (own) own.afterCommit.push(hook);
  else await hook();
}

let onWritten: ((tables: ReadonlySet<string>) => void) | undefined;

/** Hears which tables a kept write has touched (snake_case; "*" where it cannot be told). One listener: the cache. */
export function listenToWrites(listener: (tables: ReadonlySet<string>) => void): void {
  onWritten = listener;
}

/** Notes a write: told after the commit inside a transaction, at once outside of one. */
export function noteWrite(table: string): void {
  const own = scope.getStore();
  if (own) own.written.add(table);
  else onWritten?.(new Set([table]));
}
