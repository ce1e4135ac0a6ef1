import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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
import type { Memory } from "./say-memory.ts";

const warmUpLines = 200;
const replies = 5;

/**
 * What so many open lines cost one node, and how soon a reply reaches all of them. Each belongs to somebody else, whose
 * session is read for it; what is remembered of people when the lines are closed again is told by itself.
 * @param program the built program, or another build of it.
 */
export async function measureLive(lineCount = 2_000, program = "dist/server/cli.js"): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "weft-live-"));
  const dataDir = join(folder, "data");
  const memoryFile = join(folder, "memory.json");
  const postgres = await startPostgresServer({ durable: true });
  try {
    const databaseUrl = postgres.url("postgres");
    const community = makeCommunity();
    const [thread] = community.threads;
    if (!thread) throw new Error("The community has no thread to listen to.");
    const cookie = await prepareData(dataDir, databaseUrl, community);
    const cookies = await addListeners(dataDir, databaseUrl, thread.id, lineCount);
    const product = await startServer(
      ["--expose-gc", "--import", "./bench/say-memory.ts", program, "start"],
      {
        PATH: process.env.PATH,
        HOME: folder,
        NODE_ENV: "production",
        PORT: String(await freePort()),
        WEFT_DATA: dataDir,
        WEFT_RATE_LIMIT: "0",
        WEFT_MEMORY_FILE: memoryFile,
        DATABASE_URL: databaseUrl,
      },
    );
    const open = (some: string[]) => openLines(product.url, thread.id, some);
    const memory = () => readMemory(product.pid, memoryFile);
    console.log(`\n${product.memoryMb()} MB resident after the start`);
    // What the process takes once for its work is not counted for each: so the same is done before, a few at a time.
    let askedMs = 0;
    let first: Memory | undefined;
    for (let from = 0; from < lineCount; from += warmUpLines) {
      const waveBegan = performance.now();
      for (const line of await open(cookies.slice(from, from + warmUpLines))) line.close();
      askedMs += performance.now() - waveBegan;
      first ??= await memory();
    }
    console.log(
      `${lineCount} lines, ${warmUpLines} at a time, sessions read for the first time: ${seconds(askedMs)}`,
    );
    const empty = await memory();
    if (first) {
      const remembered = difference(first, empty, lineCount - warmUpLines);
      console.log(`remembered of each person who was there, and the work of asking: ${remembered}`);
    }
    const residentBefore = product.memoryMb() ?? 0;
    const busy = product.processorMs() ?? 0;
    const began = performance.now();
    const lines = await open(cookies);
    const openedMs = performance.now() - began;
    const openingCpu = (product.processorMs() ?? 0) - busy;
    const grown = (((product.memoryMb() ?? 0) - residentBefore) * 1024) / lineCount;
    const full = await memory();
    console.log(
      `${lineCount} lines of as many people to one thread: opened in ${seconds(openedMs)} (${Math.round(openingCpu)} ms of processor)`,
    );
    console.log(
      `each line: ${difference(empty, full, lineCount)}, to ${Math.round(full.resident / 1024 / 1024)} MB resident`,
    );
    console.log(
      `before what nobody needs any more was let go, the process had grown by ${grown.toFixed(1)} KB each`,
    );
    for (let number = 1; number <= replies; number++) {
      const { times, cpu } = await measureReply(product, thread.id, cookie, lines, number);
      const at = (part: number) => seconds(times[Math.ceil(part * times.length) - 1] ?? 0);
      console.log(
        `reply ${number}: the first hears it after ${at(0.0001)}, half after ${at(0.5)}, 95 % after ${at(0.95)}, all after ${at(1)} (${Math.round(cpu)} ms of processor)`,
      );
    }
    for (const line of lines) line.close();
    const after = await memory();
    console.log(`what is still remembered when all are closed: ${difference(empty, after, lineCount)}`);
    await product.stop();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

function difference(before: Memory, after: Memory, count: number): string {
  const each = (key: keyof Memory) => `${((after[key] - before[key]) / 1024 / count).toFixed(1)} KB`;
  return `${each("heap")} of objects, ${each("external")} of buffers; the process grew by ${each("resident")}`;
}

/** Asks the product what it holds: see say-memory.ts. */
async function readMemory(pid: number, file: string): Promise<Memory> {
  await new Promise((wait) => setTimeout(wait, 3_000)); // what is being told is told
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  for (;;) {
    await new Promise((wait) => setTimeout(wait, 100));
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (text.endsWith("}")) return JSON.parse(text) as Memory;
  }
}

/** So many people of the group of a post, each with a session. @returns their cookies. */
async function addListeners(
  dataDir: string,
  databaseUrl: string,
  postId: number,
  count: number,
): Promise<string[]> {
  const { signing } = await readSecrets(dataDir);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ token: string }>(
    `with made as (
       insert into people (name, handle, email, email_verified)
       select 'Listener ' || number, 'listener-' || number, 'listener' || number || '@school.example', true
       from generate_series(1, $2::int) as number returning id
     ), joined as (
       insert into memberships (group_id, person_id) select group_id, made.id from made, posts where posts.id = $1
     )
     insert into sessions (user_id, token, expires_at)
     select id, gen_random_uuid()::text, now() + interval '60 days' from made returning token`,
    [postId, count],
  );
  await client.query("analyze");
  await client.end();
  return rows.map(({ token }) => {
    const signature = createHmac("sha256", signing).update(token).digest("base64");
    return `weft.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}

interface OpenLine {
  /** Resolves with the moment at which the next reply is heard. */
  hear(): Promise<number>;
  close(): void;
}

async function openLines(url: string, postId: number, cookies: string[]): Promise<OpenLine[]> {
  const lines: OpenLine[] = [];
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  // As many at once as after a restart, when browsers come back over some seconds.
  for (let from = 0; from < cookies.length; from += 50) {
    const some = cookies.slice(from, from + 50);
    lines.push(...(await Promise.all(some.map((cookie) => openLine(url, postId, cookie, agent)))));
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
): Promise<{ times: number[]; cpu: number }> {
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
  const times = (await Promise.all(heard)).map((at) => at - began).sort((a, b) => a - b);
  return { times, cpu: (product.processorMs() ?? 0) - cpu };
}
