import { openSessions } from "../people/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonId, type PersonViewer, viewerTags } from "../viewer/index.ts";
import { presenceAtFirst, readPresenceChoices } from "./choose-presence.ts";
import type { PresenceChoice } from "./tables.ts";

/** Whoever is at the other end of a line. */
export interface Listener {
  readonly personId: PersonId;
  readonly token: string;
}

interface Known {
  readonly viewers: Map<PersonId, PersonViewer>;
  readonly sessions: Map<string, Date>;
  readonly choices: Map<PersonId, PresenceChoice>;
}

/** Who the listeners are at this moment. */
export interface Listeners {
  /**
   * @returns the listener as they stand now: their roles and bars are those of this moment. Undefined for whoever has
   *   logged out, was suspended, or has no account any more.
   */
  viewerOf(listener: Listener): Promise<PersonViewer | undefined>;
  /** How they wish to be shown to others who read. */
  choiceOf(listener: Listener): Promise<PresenceChoice>;
}

/**
 * Reads all listeners in three queries and remembers them until a session, a person, a membership or a bar changes, so that
 * asking at each delivery costs next to nothing, and one change does not make a query for each of two thousand lines.
 */
export function createListeners(ctx: PlatformCtx, all: () => Iterable<Listener>): Listeners {
  const read = (): Promise<Known> =>
    ctx.cache.remember("live:listeners", listenerTags, async () => {
      const known: Known = { viewers: new Map(), sessions: new Map(), choices: new Map() };
      await readInto(ctx, known, [...all()]);
      return known;
    });
  let arriving:
    | { readonly known: Known; readonly some: Listener[]; readonly read: Promise<void> }
    | undefined;

  /** Those who come at the same moment, as after a restart, are read together. */
  function add(known: Known, listener: Listener): Promise<void> {
    if (arriving?.known !== known) {
      const some: Listener[] = [];
      const read = soon().then(() => {
        if (arriving?.some === some) arriving = undefined;
        return readInto(ctx, known, some);
      });
      arriving = { known, some, read };
    }
    arriving.some.push(listener);
    return arriving.read;
  }

  async function knownWith(listener: Listener): Promise<Known> {
    const known = await read();
    // Somebody who came after the others were read.
    if (!known.sessions.has(listener.token)) await add(known, listener);
    return known;
  }

  return {
    async viewerOf(listener) {
      const known = await knownWith(listener);
      const until = known.sessions.get(listener.token);
      if (!until || until <= ctx.now()) return undefined;
      const viewer = known.viewers.get(listener.personId);
      return viewer && { ...viewer, sessionToken: listener.token };
    },
    async choiceOf(listener) {
      return (await knownWith(listener)).choices.get(listener.personId) ?? presenceAtFirst;
    },
  };
}

const listenerTags = [...viewerTags, "table:presence_choices"];
const readAtOnce = 1_000;
const soon = () => new Promise((wait) => setImmediate(wait));

async function readInto(ctx: PlatformCtx, known: Known, listeners: readonly Listener[]): Promise<void> {
  const defaults = await readSettings(ctx);
  for (let from = 0; from < listeners.length; from += readAtOnce) {
    const some = listeners.slice(from, from + readAtOnce);
    const ids = [...new Set(some.map(({ personId }) => personId))];
    const [viewers, sessions, choices] = await Promise.all([
      loadViewers(ctx, ids, defaults),
      openSessions(
        ctx,
        some.map(({ token }) => token),
      ),
      readPresenceChoices(ctx, ids),
    ]);
    for (const [id, viewer] of viewers) known.viewers.set(id, viewer);
    for (const [token, until] of sessions) known.sessions.set(token, until);
    for (const [id, choice] of choices) known.choices.set(id, choice);
  }
}
