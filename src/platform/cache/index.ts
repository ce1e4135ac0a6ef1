import { insideTransaction } from "../database/index.ts";

/** Remembers results in this process until something they depend on changes. */
export interface Cache {
  /**
   * Gives what was remembered under `key`, or makes and remembers it. Two askers at once share one making.
   * @param tags what the result depends on: "table:people" for a table (forgotten by itself when a kept write touches
   *   it), or a finer word such as "post:42" that acts forget by hand.
   * Inside a transaction nothing is remembered, because what is read there may not be kept.
   */
  remember<T>(key: string, tags: readonly string[], make: () => Promise<T>): Promise<T>;
  /**
   * Forgets all that carries one of the tags, also what is being made at this moment, and tells the other nodes.
   * "*" forgets everything.
   */
  forget(...tags: string[]): void;
  /** Hears every tag that is forgotten, wherever the change was made. @returns what ends the hearing. */
  watch(listener: (tags: readonly string[]) => void): () => void;
}

/** The cache as its owner has it. */
export interface OwnCache extends Cache {
  /** Forgets what another node has told of, or what a change here has told of already. */
  forgetHere(...tags: string[]): void;
  /** Whether anything may be remembered: not while changes made elsewhere would not be heard of. */
  remembers(on: boolean): void;
}

interface Entry {
  readonly tags: readonly string[];
  readonly value: Promise<unknown>;
}

/**
 * @param entriesMax the oldest used entries beyond it are dropped.
 * @param tellOthers is handed what the other nodes have to forget as well.
 */
export function createCache(entriesMax = 5_000, tellOthers?: (tags: readonly string[]) => void): OwnCache {
  const watchers = new Set<(tags: readonly string[]) => void>();
  let on = true;
  const entries = new Map<string, Entry>();
  const keysByTag = new Map<string, Set<string>>();

  function drop(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    for (const tag of entry.tags) {
      const keys = keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) keysByTag.delete(tag);
    }
  }

  function keep(key: string, entry: Entry): void {
    entries.set(key, entry);
    for (const tag of entry.tags) {
      const keys = keysByTag.get(tag);
      if (keys) keys.add(key);
      else keysByTag.set(tag, new Set([key]));
    }
    if (entries.size > entriesMax) drop(entries.keys().next().value as string);
  }

  function forgetHere(...tags: string[]): void {
    if (tags.includes("*")) {
      entries.clear();
      keysByTag.clear();
    } else {
      for (const tag of tags) for (const key of [...(keysByTag.get(tag) ?? [])]) drop(key);
    }
    for (const watcher of watchers) watcher(tags);
  }

  return {
    remember<T>(key: string, tags: readonly string[], make: () => Promise<T>): Promise<T> {
      if (!on || insideTransaction()) return make();
      const known = entries.get(key);
      if (known) {
        // Moved to the end: the first in the map is the one unused for longest. While there is room nobody asks for it.
        if (entries.size > entriesMax / 2) {
          entries.delete(key);
          entries.set(key, known);
        }
        return known.value as Promise<T>;
      }
      // Kept from the start, so that a change while it is being made drops it like any other.
      const value = make();
      const entry = { tags, value };
      keep(key, entry);
      value.catch(() => {
        if (entries.get(key) === entry) drop(key);
      });
      return value;
    },
    forget(...tags) {
      forgetHere(...tags);
      tellOthers?.(tags);
    },
    forgetHere,
    remembers(may) {
      on = may;
      if (!may) forgetHere("*");
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}
