import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { firstDatabase } from "../../../scripts/first-database.ts";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";

// One session served to many connections: each must be answered as if it were alone.

// On the disk, as in production: only there do others get a word in between two messages.
const folder = await mkdtemp(join(tmpdir(), "weft-session-"));
const database: EmbeddedDatabase = await startEmbedded({
  dataDir: join(folder, "data", "database"),
  template: await firstDatabase(),
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}, 30_000);
const place = { host: database.host, user: "postgres", database: "postgres" };

async function connections(count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client(place));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

const endAll = (clients: readonly pg.Client[]) => Promise.all(clients.map((client) => client.end()));

test("of many that ask at once each gets the rows it asked for, however long question and answer are", async () => {
  const clients = await connections(8);
  const wrong = await Promise.all(
    clients.map(async (client, number) => {
      let count = 0;
      for (let round = 0; round < 40; round++) {
        const word = `${number}-${round}-`.padEnd(round % 10 === 0 ? 150_000 : 20, "x");
        const { rows } = await client.query("select $1::text as word, $2::int as round", [word, round]);
        if (rows.length !== 1 || rows[0].word !== word || rows[0].round !== round) count++;
      }
      return count;
    }),
  );
  expect(wrong).toEqual(clients.map(() => 0));
  await endAll(clients);
});

test("those who had to wait for a transaction are answered one by one, each with its own rows", async () => {
  const [writer, ...readers] = (await connections(7)) as [pg.Client, ...pg.Client[]];
  for (let round = 0; round < 5; round++) {
    await writer.query("begin");
    const waiting = readers.map((reader, number) => reader.query("select $1::int as number", [number]));
    await writer.query("select $1::int as number", [-1]);
    await writer.query("commit");
    const answers = await Promise.all(waiting);
    expect(answers.map(({ rows }) => rows)).toEqual(readers.map((_, number) => [{ number }]));
  }
  await endAll([writer, ...readers]);
});

test("a question that fails is told to the one who asked, and harms nobody", async () => {
  const clients = await connections(6);
  const results = await Promise.allSettled(
    clients.map((client, number) =>
      client.query(number % 2 === 0 ? "select $1::int / 0" : "select $1::int as number", [number]),
    ),
  );
  results.forEach((result, number) => {
    if (number % 2 === 0) expect(result).toMatchObject({ status: "rejected", reason: { code: "22012" } });
    else expect(result).toMatchObject({ status: "fulfilled", value: { rows: [{ number }] } });
  });
  await endAll(clients);
});

test("while one is in a transaction the others wait, and whoever goes away in the middle has changed nothing", async () => {
  const [first, second] = (await connections(2)) as [pg.Client, pg.Client];
  await first.query("create table kept (word text)");
  await first.query("begin");
  await first.query("insert into kept values ($1)", ["never"]);
  let answered = false;
  const waiting = second.query("select word from kept").then(({ rows }) => {
    answered = true;
    return rows;
  });
  await first.query("insert into kept values ($1)", ["mind"]);
  expect(answered).toBe(false);
  // Not a goodbye: the connection breaks.
  first.on("error", () => {});
  (first as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect(await waiting).toEqual([]);
  await second.end();
});

test("a client that sends half a question and goes away is forgotten", async () => {
  const socket = connect(`${database.host}/.s.PGSQL.5432`);
  await once(socket, "connect");
  socket.write(Buffer.from([0, 0, 0]));
  socket.destroy();
  const [client] = (await connections(1)) as [pg.Client];
  expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test("a client that wants encryption is told that there is none, and what it sends byte by byte is put together", async () => {
  const socket = connect(`${database.host}/.s.PGSQL.5432`);
  const said: Buffer[] = [];
  socket.on("data", (data) => said.push(data));
  await once(socket, "connect");
  for (const byte of [0, 0, 0, 8, 4, 210, 22, 47]) socket.write(Buffer.from([byte]));
  while (said.length === 0) await new Promise((wait) => setTimeout(wait, 5));
  expect(Buffer.concat(said).toString()).toBe("N");
  socket.destroy();
});

/** Speaks without a driver, from after the greeting on; what the server says until it hangs up. */
async function say(...messages: Buffer[]): Promise<string> {
  const socket = connect(`${database.host}/.s.PGSQL.5432`);
  const said: Buffer[] = [];
  socket.on("data", (data) => said.push(data));
  const closed = once(socket, "close");
  for (const message of messages) {
    const heard = once(socket, "data");
    socket.write(message);
    await Promise.race([heard, closed]);
  }
  await closed;
  return Buffer.concat(said).toString("latin1");
}

function message(kind: string, body: string): Buffer {
  const head = Buffer.alloc(kind.length + 4);
  head.write(kind);
  head.writeInt32BE(body.length + 4, kind.length);
  return Buffer.concat([head, Buffer.from(body, "latin1")]);
}

const greeting = message("", "\0\x03\0\0user\0postgres\0database\0postgres\0\0");

test.each([
  ["a COPY that waits for rows", [greeting, message("Q", "select 1; COPY kept (word) FROM STDIN\0")]],
  [
    "a prepared COPY that waits for rows",
    [greeting, message("P", "\0copy kept from stdin\0\0\0"), message("S", "")],
  ],
  ["a message of no known kind", [greeting, message("z", "what")]],
  ["a message that says it is shorter than nothing", [greeting, Buffer.from([0x51, 255, 255, 255, 255, 0])]],
  ["a greeting of another protocol", [message("", "\0\x09\x09\x09")]],
  ["a greeting without an end", [Buffer.from([0, 0, 0, 0, 0, 3, 0, 0])]],
])("%s is refused, and the session lives on for all others", async (_what, messages) => {
  const goodbye = message("X", "");
  expect(await say(greeting, message("Q", "select 'from stdin'\0"), goodbye)).toContain("from stdin");
  expect(await say(...messages)).toContain("The embedded database cannot take this message.");
  const [client] = (await connections(1)) as [pg.Client];
  expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test("whoever is refused in a transaction has changed nothing, and rows may be copied out", async () => {
  const [client] = (await connections(1)) as [pg.Client];
  await client.query("create table held (word text)");
  const insert = message("Q", "begin; insert into held values ('never')\0");
  await say(greeting, insert, message("Q", "copy held from stdin\0"));
  expect((await client.query("select word from held")).rows).toEqual([]);
  await client.query("insert into held values ('kept')");
  expect(await say(greeting, message("Q", "copy held to stdout\0"), message("X", ""))).toContain("kept\n");
  await client.end();
});

test("two hundred at once, in transactions and out, failing, asking much and breaking off: every sum is right", async () => {
  const [watcher] = (await connections(1)) as [pg.Client];
  await watcher.query("create table purses (id int primary key, coins int)");
  await watcher.query("insert into purses select id, 100 from generate_series(1, 10) id");
  const clients = await connections(200);
  let given = 0;
  const wrong: unknown[] = [];
  const acts = [
    async (client: pg.Client, number: number) => {
      await client.query("begin");
      await client.query("update purses set coins = coins - 1 where id = $1", [1 + (number % 10)]);
      await client.query("update purses set coins = coins + 1 where id = $1", [1 + ((number + 3) % 10)]);
      await client.query("commit");
      given++;
    },
    async (client: pg.Client) => {
      await client.query("begin");
      await client.query("update purses set coins = 0");
      await client.query("select 1 / 0").catch(() => {});
      await client.query("commit"); // which is a rollback
    },
    async (client: pg.Client, number: number) => {
      const { rows } = await client.query(
        "select $1::int as n, repeat('x', 500) from generate_series(1, 400)",
        [number],
      );
      if (rows.length !== 400 || rows.some(({ n }) => n !== number)) wrong.push(rows.length);
    },
    async (client: pg.Client) => {
      const { rows } = await client.query("select sum(coins)::int as coins from purses");
      if (rows[0].coins !== 1000) wrong.push(rows[0].coins);
    },
    async (client: pg.Client) => {
      client.on("error", () => {});
      const cut = client.query("begin; update purses set coins = 0").catch(() => {});
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      await cut;
    },
  ];
  await Promise.all(clients.map((client, number) => acts[number % acts.length]?.(client, number)));
  expect([given, wrong]).toEqual([40, []]);
  expect((await watcher.query("select sum(coins)::int as coins from purses")).rows).toEqual([
    { coins: 1000 },
  ]);
  await endAll([watcher, ...clients.filter((_, number) => number % acts.length !== 4)]);
}, 60_000);
