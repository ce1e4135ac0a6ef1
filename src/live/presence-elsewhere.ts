import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";

/** What another node has said of who reads a topic there: names of those who show them. */
export interface Said {
  readonly people: ReadonlyMap<PersonId, string | null>;
  readonly until: number;
}

/** Who reads on the other nodes, as far as they have said so. */
export interface Elsewhere {
  /** By node; undefined where nobody reads. */
  readersOf(topic: string): ReadonlyMap<string, Said> | undefined;
  /** Forgets what has not been said again. */
  sweep(now: number): void;
  stop(): void;
}

const keptMs = 40_000;

/** @param changed is called for a topic whenever somebody came or went on another node. */
export function createElsewhere({ nodes }: PlatformCtx, changed: (topic: string) => void): Elsewhere {
  const said = new Map<string, Map<string, Said>>();

  const stop = nodes.hear("here", (data, from) => {
    const { topic, people } = data as { topic: string; people: [PersonId, string | null][] };
    const byNode = said.get(topic) ?? new Map<string, Said>();
    if (people.length > 0) byNode.set(from, { people: new Map(people), until: performance.now() + keptMs });
    else byNode.delete(from);
    if (byNode.size > 0) said.set(topic, byNode);
    else said.delete(topic);
    changed(topic);
  });

  return {
    readersOf: (topic) => said.get(topic),
    sweep(now) {
      for (const [topic, byNode] of said) {
        for (const [node, { until }] of byNode) if (until < now && byNode.delete(node)) changed(topic);
        if (byNode.size === 0) said.delete(topic);
      }
    },
    stop,
  };
}
