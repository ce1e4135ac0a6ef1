import type { Socket } from "node:net";

/** What can be served: PGlite, as far as it matters here. */
export interface OneSession {
  runExclusive<T>(run: () => Promise<T>): Promise<T>;
  execProtocolRawStream(message: Uint8Array, options: { onRawData(data: Uint8Array): void }): Promise<void>;
}

/** A whole request that waits for its turn; null is the wish to be rid of a connection's open transaction. */
interface Turn {
  readonly socket: Socket;
  readonly request: Uint8Array | null;
}

/** The one session, given to one connection at a time. */
export interface SessionTurns {
  /** Runs a whole request when its turn has come, and sends the answer to the socket. */
  ask(socket: Socket, request: Uint8Array): void;
  /** Forgets what a connection still waits for, and rolls back what it has begun. */
  leave(socket: Socket): void;
}

/**
 * From its first request until the session is idle again, the session belongs to one connection: in a transaction all
 * others wait.
 */
export function takeTurns(session: OneSession): SessionTurns {
  const turns: Turn[] = [];
  let owner: Socket | undefined;
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let turn = nextTurn(); turn; turn = nextTurn()) await take(turn);
    running = false;
  }

  function nextTurn(): Turn | undefined {
    const place = owner ? turns.findIndex(({ socket }) => socket === owner) : 0;
    return place < 0 ? undefined : turns.splice(place, 1)[0];
  }

  async function take({ socket, request }: Turn): Promise<void> {
    try {
      if (request === null) {
        if (owner === socket) await answer(session, rollback, () => {});
        owner = undefined;
        return;
      }
      const idle = await answer(session, request, (data) => socket.writable && socket.write(data));
      owner = idle ? undefined : socket;
    } catch (error) {
      // The database itself has failed: this connection cannot be answered any more, the others may be.
      owner = undefined;
      socket.destroy(error as Error);
    }
  }

  return {
    ask(socket, request) {
      turns.push({ socket, request });
      void run();
    },
    leave(socket) {
      for (let place = turns.length - 1; place >= 0; place--)
        if (turns[place]?.socket === socket) turns.splice(place, 1);
      turns.push({ socket, request: null });
      void run();
    },
  };
}

/** @returns whether the session is idle afterwards: no transaction is open, no answer is still to be asked for. */
async function answer(
  session: OneSession,
  request: Uint8Array,
  send: (data: Buffer) => void,
): Promise<boolean> {
  let tail = Buffer.alloc(0);
  await session.runExclusive(() =>
    session.execProtocolRawStream(request, {
      onRawData(data) {
        const copy = Buffer.from(data); // the memory it stands in is used again
        tail = Buffer.concat([tail, copy.subarray(-readyForQueryBytes)]).subarray(-readyForQueryBytes);
        send(copy);
      },
    }),
  );
  return tail.equals(readyAndIdle);
}

const readyForQueryBytes = 6;
/** "Z", four bytes of length, and the state: idle. */
const readyAndIdle = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** Sync, in case a request was cut off in the middle, then a Query that says ROLLBACK. */
const rollback = Buffer.concat([
  Buffer.from([0x53, 0, 0, 0, 4]),
  Buffer.from([0x51, 0, 0, 0, 13]),
  Buffer.from("ROLLBACK\0"),
]);
