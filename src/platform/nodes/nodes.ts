import { createHash, randomUUID } from "node:crypto";
import { Redis } from "ioredis";

/** The other copies of Weft that serve the same community. What is said reaches those that listen now, in order. */
export interface Nodes {
  /** Whether there may be others. */
  readonly several: boolean;
  /** Says something to all others. What is said while Redis is away is lost. */
  tell(kind: string, data: unknown): void;
  /** Hears what others say. `from` is the node's own name, new with each start. @returns what ends the hearing. */
  hear(kind: string, listener: (data: unknown, from: string) => void): () => void;
  /** Whether what is said reaches the others at this moment. */
  readonly connected: boolean;
  /** Called with true when it begins to, with false when it no longer does. */
  onTurn(listener: (connected: boolean) => void): void;
  close(): Promise<void>;
}

/** A node that is alone: it tells nobody. */
export const lonelyNode: Nodes = {
  several: false,
  connected: true,
  tell() {},
  hear: () => () => {},
  onTurn() {},
  async close() {},
};

export interface NodesOptions {
  /** Redis or Valkey, such as redis://localhost:6379 */
  readonly redisUrl: string;
  /** What the nodes of one community share and others do not have. It is not sent: only a sum of it is. */
  readonly secret: string;
  /** How often a node says something to itself, to know that it is heard. Default 2000. */
  readonly beatMs?: number;
}

interface Said {
  readonly from: string;
  readonly kind: string;
  readonly data: unknown;
}

/** Connects to the other nodes by the publish and subscribe of Redis. It never fails: it is connected, or it tries again. */
export function createNodes({ redisUrl, secret, beatMs = 2_000 }: NodesOptions): Nodes {
  const name = randomUUID();
  // Numbers of databases do not part what is published, so that two communities may share a server.
  const channel = `weft:${createHash("sha256").update(`nodes ${secret}`).digest("base64url").slice(0, 22)}`;
  const settings = {
    // What could not be said at once is not said later: whoever comes back forgets all it knew.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times: number) => Math.min(times * 200, 2_000) * (0.5 + Math.random() / 2),
  };
  const mouth = new Redis(redisUrl, settings);
  const ear = new Redis(redisUrl, { ...settings, autoResubscribe: false });
  for (const redis of [mouth, ear]) redis.on("error", () => {}); // said once, by what listens to the turn
  const listeners = new Map<string, Set<(data: unknown, from: string) => void>>();
  const turns = new Set<(connected: boolean) => void>();
  let connected = false;
  let lastBeat = 0;

  ear.on("ready", () => void ear.subscribe(channel).then(beat, () => {}));
  mouth.on("ready", beat);
  for (const redis of [mouth, ear]) redis.on("close", () => turn(false));
  ear.on("message", (_channel: string, text: string) => {
    const said = readSaid(text);
    if (!said) return;
    if (said.from !== name) {
      for (const listener of listeners.get(said.kind) ?? []) listener(said.data, said.from);
    } else if (said.kind === "beat") {
      lastBeat = performance.now();
      turn(true);
    }
  });
  // A line that is broken without anybody saying so: the node no longer hears itself.
  const timer = setInterval(() => {
    if (connected && performance.now() - lastBeat > 3 * beatMs) turn(false);
    beat();
  }, beatMs).unref();

  function beat(): void {
    tell("beat", null);
  }
  function tell(kind: string, data: unknown): void {
    if (mouth.status !== "ready") return;
    const said: Said = { from: name, kind, data };
    mouth.publish(channel, JSON.stringify(said)).catch(() => turn(false));
  }
  function turn(to: boolean): void {
    if (to === connected) return;
    connected = to;
    for (const listener of turns) listener(to);
  }

  return {
    several: true,
    get connected() {
      return connected;
    },
    tell,
    hear(kind, listener) {
      const known = listeners.get(kind) ?? new Set();
      listeners.set(kind, known.add(listener));
      return () => known.delete(listener);
    },
    onTurn(listener) {
      turns.add(listener);
    },
    async close() {
      clearInterval(timer);
      turns.clear();
      mouth.disconnect();
      ear.disconnect();
    },
  };
}

function readSaid(text: string): Said | undefined {
  try {
    const said = JSON.parse(text) as Partial<Said> | null;
    return typeof said?.from === "string" && typeof said.kind === "string" ? (said as Said) : undefined;
  } catch {
    return undefined; // not ours
  }
}
