import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readSecrets } from "../src/platform/config/index.ts";
import { freePort } from "../test/support/free-port.ts";
import { startPostgresServer } from "../test/support/postgres-server.ts";
import { makeCommunity } from "./community/make-community.ts";
import { prepareData } from "./prepare.ts";
import { startServer } from "./processes.ts";

const linesOfOne = 10;
const warmUpLines = 200;
const replies = 5;

/** What so many open lines cost one node, and how soon a reply reaches all of them. */
export async function measureLive(lineCount = 2_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "weft-live-"));
  const dataDir = join(folder, "data");
  const postgres = await startPostgresServer({ durable: true });
  try {
    const databaseUrl = postgres.url("postgres");
    const community = makeCommunity();
    const cookie = await prepareData(dataDir, databaseUrl, community);
    const cookies = await logManyIn(dataDir, databaseUrl, lineCount / linesOfOne);
    const product = await startServer(["dist/server/cli.js", "start"], {
      PATH: process.env.PATH,
      HOME: folder,
      NODE_ENV: "production",
      PORT: String(await freePort()),
      WEFT_DATA: dataDir,
      WEFT_RATE_LIMIT: "0",
      DATABASE_URL: databaseUrl,
    });
    const [thread] = community.threads;
    if (!thread) throw new Error("The community has no thread to listen to.");
    const open = (count: number) => openLines(product.url, thread.id, cookies, count);
    for (const line of await open(warmUpLines)) line.close(); // what is made once is not counted for each
    await settle();
    const before = product.memoryMb() ?? 0;
    const began = performance.now();
    const lines = await open(lineCount);
    const openedMs = performance.now() - began;
    await settle();
    const kilobytes = (((product.memoryMb() ?? 0) - before) * 1024) / lineCount;
    console.log(
      `\n${lineCount} lines to one thread: opened in ${seconds(openedMs)}, ${kilobytes.toFixed(1)} KB each`,
    );
    for (let number = 1; number <= replies; number++) {
      const { first, all, cpu } = await measureReply(product, thread.id, cookie, lines, number);
      console.log(
        `reply ${number}: the first hears it after ${seconds(first)}, all after ${seconds(all)} (${Math.round(cpu)} ms of processor)`,
      );
    }
    for (const line of lines) line.close();
    await product.stop();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const settle = () => new Promise((wait) => setTimeout(wait, 6_000));

/** Sessions for so many people, several each. @returns their cookies. */
async function logManyIn(dataDir: string, databaseUrl: string, people: number): Promise<string[]> {
  const { signing } = await readSecrets(dataDir);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "select id from people where standing = 'active' limit $1",
    [people],
  );
  const tokens = rows.flatMap(({ id }) =>
    Array.from({ length: linesOfOne }, () => ({ id, token: randomUUID() })),
  );
  await client.query(
    "insert into sessions (user_id, token, expires_at) select id::uuid, token, now() + interval '1 day' from unnest($1::text[], $2::text[]) as of (id, token)",
    [tokens.map(({ id }) => id), tokens.map(({ token }) => token)],
  );
  await client.end();
  return tokens.map(({ token }) => {
    const signature = createHmac("sha256", signing).update(token).digest("base64");
    return `weft.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}

interface OpenLine {
  /** Resolves with the moment at which the next reply is heard. */
  hear(): Promise<number>;
  close(): void;
}

async function openLines(url: string, postId: number, cookies: string[], count: number): Promise<OpenLine[]> {
  const lines: OpenLine[] = [];
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  // As many at once as after a restart, when browsers come back over some seconds.
  for (let from = 0; from < count; from += 50) {
    const some = Array.from(
      { length: Math.min(50, count - from) },
      (_, index) => cookies[(from + index) % cookies.length],
    );
    lines.push(...(await Promise.all(some.map((cookie = "") => openLine(url, postId, cookie, agent)))));
  }
  return lines;
}

async function openLine(url: string, postId: number, cookie: string, agent: Agent): Promise<OpenLine> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/live?topics=post:${postId}`, { headers: { cookie }, agent }, resolve).once("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`A line was answered with ${response.statusCode}.`);
  let heard: ((at: number) => void) | undefined;
  response.setEncoding("utf8").on("data", (text: string) => {
    if (text.includes('"reply":')) heard?.(performance.now());
  });
  response.on("error", () => {});
  await new Promise<void>((begun) => response.once("data", () => begun()));
  return {
    hear: () =>
      new Promise((resolve) => {
        heard = resolve;
      }),
    close: () => response.destroy(),
  };
}

async function measureReply(
  product: { url: string; processorMs(): number | undefined },
  postId: number,
  cookie: string,
  lines: readonly OpenLine[],
  number: number,
): Promise<{ first: number; all: number; cpu: number }> {
  const heard = lines.map((line) => line.hear());
  const cpu = product.processorMs() ?? 0;
  const began = performance.now();
  const answer = await fetch(`${product.url}/posts/${postId}/replies`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: product.url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ markdown: `A reply to all, number ${number}` }),
  });
  if (answer.status !== 303) throw new Error(`The reply was answered with ${answer.status}.`);
  const times = await Promise.all(heard);
  return {
    first: Math.min(...times) - began,
    all: Math.max(...times) - began,
    cpu: (product.processorMs() ?? 0) - cpu,
  };
}
