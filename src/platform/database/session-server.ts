import { rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { type Message, MessageReader } from "./wire-messages.ts";

/** What can be served: PGlite, as far as it matters here. */
interface OneSession {
  runExclusive<T>(run: () => Promise<T>): Promise<T>;
  execProtocolRawStream(message: Uint8Array, options: { onRawData(data: Uint8Array): void }): Promise<void>;
}

interface Connection {
  readonly socket: Socket;
  /** Messages of a request that is not whole yet. */
  request: Uint8Array[];
}

/** A whole request that waits for its turn; null is the wish to be rid of a connection's open transaction. */
interface Turn {
  readonly connection: Connection;
  readonly request: Uint8Array | null;
}

/** A running server. */
export interface SessionServer {
  close(): Promise<void>;
}

/**
 * Serves the one session of an embedded database to many connections, as if each had its own.
 * A request is what a client sends up to the message that asks for an answer (Query, Sync, Flush), and is run in one piece:
 * unnamed statements and portals belong to the session, so two requests shuffled together would read each other's rows.
 * From its first request until it is told that it is idle again, the session belongs to one connection: in a transaction
 * all others wait. Whoever goes away in the middle is rolled back. What belongs to a session (settings, named statements)
 * belongs to all of them. What would end the session for everybody (COPY FROM STDIN, messages that are none) is refused.
 * @param path of the socket.
 */
export async function serveSession(session: OneSession, path: string): Promise<SessionServer> {
  const connections = new Set<Connection>();
  const turns: Turn[] = [];
  let owner: Connection | undefined;
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let turn = nextTurn(); turn; turn = nextTurn()) await take(turn);
    running = false;
  }

  function nextTurn(): Turn | undefined {
    const place = owner ? turns.findIndex(({ connection }) => connection === owner) : 0;
    return place < 0 ? undefined : turns.splice(place, 1)[0];
  }

  async function take({ connection, request }: Turn): Promise<void> {
    const { socket } = connection;
    try {
      if (request === null) {
        if (owner === connection) await answer(rollback, () => {});
        owner = undefined;
        return;
      }
      const idle = await answer(request, (data) => socket.writable && socket.write(data));
      owner = idle ? undefined : connection;
    } catch (error) {
      // The database itself has failed: this connection cannot be answered any more, the others may be.
      owner = undefined;
      socket.destroy(error as Error);
    }
  }

  /** @returns whether the session is idle afterwards: no transaction is open, no answer is still to be asked for. */
  async function answer(request: Uint8Array, send: (data: Buffer) => void): Promise<boolean> {
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

  function receive(connection: Connection, { bytes, kind }: Message): void {
    if (kind === "ask-encryption") connection.socket.write("N");
    else if (kind === "end") connection.socket.end();
    else if (kind === "refused") connection.socket.end(refusal);
    else {
      connection.request.push(bytes);
      if (kind === "part") return;
      turns.push({ connection, request: Buffer.concat(connection.request) });
      connection.request = [];
      void run();
    }
  }

  function welcome(socket: Socket): void {
    const connection: Connection = { socket, request: [] };
    connections.add(connection);
    const reader = new MessageReader();
    socket.on("data", (data) => {
      for (const message of reader.read(data)) {
        if (socket.writableEnded) return; // has said goodbye, or was refused
        receive(connection, message);
      }
    });
    socket.on("error", () => {}); // "close" follows
    socket.on("close", () => {
      connections.delete(connection);
      for (let place = turns.length - 1; place >= 0; place--)
        if (turns[place]?.connection === connection) turns.splice(place, 1);
      turns.push({ connection, request: null });
      void run();
    });
  }

  await rm(path, { force: true });
  const server = createServer(welcome);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return {
    async close() {
      for (const { socket } of connections) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const refusedBecause = "SFATAL\0VFATAL\0C0A000\0MThe embedded database cannot take this message.\0\0";
/** "E", the length, and why. */
const refusal = Buffer.from(
  `E\0\0\0${String.fromCharCode(refusedBecause.length + 4)}${refusedBecause}`,
  "latin1",
);

const readyForQueryBytes = 6;
/** "Z", four bytes of length, and the state: idle. */
const readyAndIdle = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** Sync, in case a request was cut off in the middle, then a Query that says ROLLBACK. */
const rollback = Buffer.concat([
  Buffer.from([0x53, 0, 0, 0, 4]),
  Buffer.from([0x51, 0, 0, 0, 13]),
  Buffer.from("ROLLBACK\0"),
]);
