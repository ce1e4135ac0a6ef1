import { rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { type OneSession, takeTurns } from "./session-turns.ts";
import { type Message, MessageReader } from "./wire-messages.ts";

interface Connection {
  readonly socket: Socket;
  /** Messages of a request that is not whole yet. */
  request: Uint8Array[];
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
  const turns = takeTurns(session);

  function receive(connection: Connection, { bytes, kind }: Message): void {
    if (kind === "ask-encryption") connection.socket.write("N");
    else if (kind === "end") connection.socket.end();
    else if (kind === "refused") connection.socket.end(refusal);
    else {
      connection.request.push(bytes);
      if (kind === "part") return;
      turns.ask(connection.socket, Buffer.concat(connection.request));
      connection.request = [];
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
      turns.leave(socket);
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
