import { openSessions } from "../people/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonId, type PersonViewer, viewerTags } from "../viewer/index.ts";

/** Whoever is at the other end of a line. */
export interface Listener {
  readonly personId: PersonId;
  readonly token: string;
}

interface Known {
  readonly viewers: Map<PersonId, PersonViewer>;
  readonly sessions: Map<string, Date>;
}

/** Who the listeners are at this moment. */
export interface Listeners {
  /**
   * @returns the listener as they stand now: their roles and bars are those of this moment. Undefined for whoever has
   *   logged out, was suspended, or has no account any more.
   */
  viewerOf(listener: Listener): Promise<PersonViewer | undefined>;
}

/**
 * Reads all listeners in two queries and remembers them until a session, a person, a membership or a bar changes, so that
 * asking at each delivery costs next to nothing, and one change does not make a query for each of two thousand lines.
 */
export function createListeners(ctx: PlatformCtx, all: () => Iterable<Listener>): Listeners {
  const read = (): Promise<Known> =>
    ctx.cache.remember("live:listeners", viewerTags, () => readListeners(ctx, [...all()]));

  async function add(known: Known, listener: Listener): Promise<void> {
    const { viewers, sessions } = await readListeners(ctx, [listener]);
    for (const [id, viewer] of viewers) known.viewers.set(id, viewer);
    for (const [token, until] of sessions) known.sessions.set(token, until);
  }

  return {
    async viewerOf(listener) {
      const known = await read();
      // Somebody who came after the others were read.
      if (!known.sessions.has(listener.token)) await add(known, listener);
      const until = known.sessions.get(listener.token);
      if (!until || until <= ctx.now()) return undefined;
      const viewer = known.viewers.get(listener.personId);
      return viewer && { ...viewer, sessionToken: listener.token };
    },
  };
}

const readAtOnce = 1_000;

async function readListeners(ctx: PlatformCtx, listeners: readonly Listener[]): Promise<Known> {
  const defaults = await readSettings(ctx);
  const known: Known = { viewers: new Map(), sessions: new Map() };
  for (let from = 0; from < listeners.length; from += readAtOnce) {
    const some = listeners.slice(from, from + readAtOnce);
    const ids = [...new Set(some.map(({ personId }) => personId))];
    const [viewers, sessions] = await Promise.all([
      loadViewers(ctx, ids, defaults),
      openSessions(
        ctx,
        some.map(({ token }) => token),
      ),
    ]);
    for (const [id, viewer] of viewers) known.viewers.set(id, viewer);
    for (const [token, until] of sessions) known.sessions.set(token, until);
  }
  return known;
}
