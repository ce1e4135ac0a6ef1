import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import { createElsewhere, type Said } from "./presence-elsewhere.ts";

/** Who reads something just now. A name stands there only if its bearer shows it. */
export interface Reading {
  readonly everybody: { readonly size: number; has(personId: PersonId): boolean };
  readonly named: ReadonlyArray<readonly [PersonId, string]>;
}

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
/** Of a crowd it is told less often: telling all of it is work, and one more or less is no news. */
const quietMsPerReader = 5;
/** Nodes say so often what they know, so that the others do not forget it. */
const sayEveryMs = 15_000;

/** @param changed is called, at most once a second for each topic, when who is reading has changed. */
export function createPresence(ctx: PlatformCtx, changed: (topic: string) => void): Presence {
  const here = new Map<string, Map<PersonId, Reader>>();
  /** Where those who listen here, and the other nodes, are yet to be told of a change. */
  const toTell = new Set<string>();
  const toSay = new Set<string>();
  /** When those who listen to a topic may be told again. */
  const quietUntil = new Map<string, number>();
  const summed = new Map<string, Reading>();
  let saidAt = performance.now();

  const elsewhere = createElsewhere(ctx, (topic) => {
    summed.delete(topic);
    toTell.add(topic);
  });
  const timer = setInterval(sweep, sweepMs).unref();

  const say = (topic: string) => ctx.nodes.tell("here", { topic, people: namesOf(here.get(topic)) });

  function touch(topic: string): void {
    summed.delete(topic);
    toTell.add(topic);
    toSay.add(topic);
  }

  function sweep(): void {
    const now = performance.now();
    for (const [topic, readers] of here) {
      if (takeGone(readers, now)) touch(topic);
      if (readers.size === 0) here.delete(topic);
    }
    elsewhere.sweep(now);
    for (const [topic, until] of quietUntil) if (until <= now) quietUntil.delete(topic);
    for (const topic of [...toTell].filter((one) => !quietUntil.has(one))) {
      toTell.delete(topic);
      const readers = here.get(topic)?.size ?? 0;
      if (readers > 0) quietUntil.set(topic, now + readers * quietMsPerReader);
      changed(topic);
      if (toSay.delete(topic)) say(topic);
    }
    if (!ctx.nodes.several || now - saidAt < sayEveryMs) return;
    saidAt = now;
    for (const topic of here.keys()) say(topic);
  }

  return {
    arrive(topic, personId, name) {
      const readers = here.get(topic) ?? new Map<PersonId, Reader>();
      here.set(topic, readers);
      const known = readers.get(personId);
      if (!known || known.name !== name) touch(topic);
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
      touch(topic);
    },
    forget(topic, personId) {
      if (here.get(topic)?.delete(personId)) touch(topic);
    },
    reading(topic) {
      const known = summed.get(topic);
      if (known) return known;
      const reading = sum(here.get(topic), elsewhere.readersOf(topic));
      if (reading.everybody.size > 0) summed.set(topic, reading);
      return reading;
    },
    stop() {
      clearInterval(timer);
      elsewhere.stop();
    },
  };
}

const namesOf = (readers: ReadonlyMap<PersonId, Reader> = new Map()) =>
  [...readers].map(([id, { name }]) => [id, name]);

/** Takes out those whose last line is gone for a while. @returns whether there were any. */
function takeGone(readers: Map<PersonId, Reader>, now: number): boolean {
  const before = readers.size;
  for (const [id, { lines, goneAt }] of readers) if (lines === 0 && goneAt <= now) readers.delete(id);
  return readers.size < before;
}

function sum(
  here: ReadonlyMap<PersonId, Reader> = new Map(),
  elsewhere?: ReadonlyMap<string, Said>,
): Reading {
  const named: [PersonId, string][] = [];
  for (const [id, { name }] of here) if (name !== null) named.push([id, name]);
  if (!elsewhere) return { everybody: here, named };
  const everybody = new Set(here.keys());
  for (const { people } of elsewhere.values()) {
    for (const [id, name] of people) {
      if (!everybody.has(id) && name !== null) named.push([id, name]);
      everybody.add(id);
    }
  }
  return { everybody, named };
}
