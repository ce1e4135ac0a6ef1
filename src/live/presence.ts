import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";

/** Who reads something just now. Their name stands there only if they show it. */
export type Reading = ReadonlyMap<PersonId, string | null>;

/** Who is reading, in the memory of the nodes alone, and nowhere longer than they do. */
export interface Presence {
  arrive(topic: string, personId: PersonId, name: string | null): void;
  /** For a moment they still count: a page that is turned, or a line that breaks, is no leaving. */
  leave(topic: string, personId: PersonId): void;
  /** Shows or hides the name of somebody who is there. */
  rename(topic: string, personId: PersonId, name: string | null): void;
  /** Forgets somebody at once, as when they no longer want to be counted. */
  forget(topic: string, personId: PersonId): void;
  reading(topic: string): Reading;
  stop(): void;
}

interface Reader {
  readonly name: string | null;
  lines: number;
  goneAt: number;
}

const graceMs = 8_000;
const sweepMs = 1_000;
/** Nodes say so often what they know, and forget what another has not said again. */
const sayEveryMs = 15_000;
const keptMs = 40_000;

/** @param changed is called, at most once a second for each topic, when who is reading has changed. */
export function createPresence(ctx: PlatformCtx, changed: (topic: string) => void): Presence {
  const here = new Map<string, Map<PersonId, Reader>>();
  /** What the other nodes have said, by topic and node. */
  const elsewhere = new Map<string, Map<string, { readonly people: Reading; readonly until: number }>>();
  const dirty = new Set<string>();
  let saidAt = performance.now();

  const stopHearing = ctx.nodes.hear("here", (data, from) => {
    const { topic, people } = data as { topic: string; people: [PersonId, string | null][] };
    const nodes = elsewhere.get(topic) ?? new Map();
    if (people.length > 0) nodes.set(from, { people: new Map(people), until: performance.now() + keptMs });
    else nodes.delete(from);
    if (nodes.size > 0) elsewhere.set(topic, nodes);
    else elsewhere.delete(topic);
    changed(topic);
  });
  const timer = setInterval(sweep, sweepMs).unref();

  function sweep(): void {
    const now = performance.now();
    for (const [topic, readers] of here) {
      for (const [id, reader] of readers) {
        if (reader.lines > 0 || reader.goneAt > now) continue;
        readers.delete(id);
        dirty.add(topic);
      }
      if (readers.size === 0) here.delete(topic);
    }
    for (const [topic, nodes] of elsewhere) {
      for (const [node, { until }] of nodes) if (until < now && nodes.delete(node)) changed(topic);
      if (nodes.size === 0) elsewhere.delete(topic);
    }
    const again = ctx.nodes.several && now - saidAt > sayEveryMs;
    if (again) saidAt = now;
    for (const topic of dirty) changed(topic);
    for (const topic of again ? new Set([...dirty, ...here.keys()]) : dirty) say(topic);
    dirty.clear();
  }

  function say(topic: string): void {
    const people = [...(here.get(topic) ?? [])].map(([id, { name }]) => [id, name]);
    ctx.nodes.tell("here", { topic, people });
  }

  return {
    arrive(topic, personId, name) {
      const readers = here.get(topic) ?? new Map<PersonId, Reader>();
      here.set(topic, readers);
      const known = readers.get(personId);
      if (!known || known.name !== name) dirty.add(topic);
      readers.set(personId, { name, lines: (known?.lines ?? 0) + 1, goneAt: 0 });
    },
    leave(topic, personId) {
      const reader = here.get(topic)?.get(personId);
      if (!reader) return;
      reader.lines = Math.max(0, reader.lines - 1);
      reader.goneAt = performance.now() + graceMs;
    },
    rename(topic, personId, name) {
      const reader = here.get(topic)?.get(personId);
      if (!reader || reader.name === name) return;
      here.get(topic)?.set(personId, { ...reader, name });
      dirty.add(topic);
    },
    forget(topic, personId) {
      if (here.get(topic)?.delete(personId)) dirty.add(topic);
    },
    reading(topic) {
      const all = new Map<PersonId, string | null>();
      for (const { people } of elsewhere.get(topic)?.values() ?? [])
        for (const [id, name] of people) all.set(id, name);
      for (const [id, { name }] of here.get(topic) ?? []) all.set(id, name);
      return all;
    },
    stop() {
      clearInterval(timer);
      stopHearing();
    },
  };
}
