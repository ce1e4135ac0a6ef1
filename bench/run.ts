import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../bin/bootstrap.js";
import { ensureBuilt } from "../bin/build-state.js";
import { freePort } from "../test/support/free-port.ts";
import { startPostgresServer } from "../test/support/postgres-server.ts";
import { addWatchers } from "./community/add-watchers.ts";
import { type Community, makeCommunity } from "./community/make-community.ts";
import { measureLive } from "./live.ts";
import { ask, load } from "./load.ts";
import { type MeasuredPage, measuredPages } from "./pages.ts";
import { prepareData } from "./prepare.ts";
import { type Server, startServer } from "./processes.ts";
import { headLine, type Line, tableLine } from "./report.ts";
import { measureWatchers, startMailServer, watchersLine } from "./watchers.ts";

const help = `npm run bench [-- OPTIONS]

Starts the product as in production on a made community (200 people, 500 posts, 10,000 replies), once on the embedded
database and once on a PostgreSQL server, and prints what its pages reach. Nothing passes or fails by it.

  --quick            two seconds a measurement instead of eight
  --only WORDS       only pages and databases with one of these words, such as: --only thread-member,embedded
                     ("watchers" alone: a thousand who watch one thread, told of one reply)
  --live             only what open live lines cost, and how soon a reply reaches them
  --json FILE        writes the numbers to a file too
  --profile FOLDER   writes a processor profile of the server there (Chrome's developer tools open it)
`;

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    live: { type: "boolean", default: false },
    json: { type: "string" },
    profile: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const seconds = options.quick ? 2 : 8;
const connectionCounts = [1, 16];
const watchers = 1000;
const databases = ["embedded", "server"] as const;

if (options.help) console.log(help);
else if (options.live) await measureLiveLines();
else await measureAll();

async function measureLiveLines(): Promise<void> {
  process.chdir(projectRoot);
  ensureBuilt();
  await measureLive();
}

async function measureAll(): Promise<void> {
  process.chdir(projectRoot);
  ensureBuilt();
  console.log("Making the community …");
  const community = makeCommunity();
  const bare = await startServer(["bench/bare-route.ts"], { ...process.env, NODE_ENV: "production" });
  const lines: Line[] = [];
  try {
    const aloneAsked = options.only.split(",").includes("watchers");
    for (const database of aloneAsked ? [] : databases.filter(wanted(databases)))
      lines.push(...(await measureDatabase(database, community, bare)));
    if (asksFor("watchers"))
      for (const database of databases.filter(wanted(databases))) await measureTelling(database, community);
  } finally {
    await bare.stop();
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(lines, null, 2)}\n`);
}

/** True for a part of its own, where --only asks for it or for no page. */
function asksFor(part: string): boolean {
  const words = options.only
    .split(",")
    .filter((word) => word !== "" && !databases.some((name) => name === word));
  return words.length === 0 || words.includes(part);
}

/** Of the names, those that --only asks for; all of them if it asks for none. */
function wanted(names: readonly string[]): (name: string) => boolean {
  const asked = options.only.split(",").filter((word) => names.includes(word));
  return (name) => asked.length === 0 || asked.includes(name);
}

async function measureDatabase(
  database: (typeof databases)[number],
  community: Community,
  bare: Server,
): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), "weft-bench-"));
  const postgres = database === "server" ? await startPostgresServer({ durable: true }) : undefined;
  try {
    const databaseUrl = postgres?.url("postgres");
    const cookie = await prepareData(join(folder, "data"), databaseUrl, community);
    const product = await startProduct(join(folder, "data"), databaseUrl);
    console.log(
      `\n${postgres ? "PostgreSQL server" : "Embedded database"}: ${memory(product)} after the start`,
    );
    console.log(headLine());
    const lines: Line[] = [];
    const pages = measuredPages(product.url, cookie, community);
    for (const page of pages.filter(({ key }) => wanted(pages.map((one) => one.key))(key)))
      lines.push(...(await measurePage(database, page, product, bare)));
    console.log(`${memory(product)} at the end`);
    await product.stop();
    return lines;
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One reply to a thousand who watch: see watchers.ts. */
async function measureTelling(database: string, community: Community): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "weft-bench-"));
  const postgres = database === "server" ? await startPostgresServer({ durable: true }) : undefined;
  const server = await startMailServer();
  try {
    const databaseUrl = postgres?.url("postgres");
    const dataDir = join(folder, "data");
    const [thread] = community.threads;
    if (!thread) return;
    const cookie = await prepareData(dataDir, databaseUrl, community);
    const addresses = await addWatchers(dataDir, databaseUrl, thread.id, watchers);
    const product = await startProduct(dataDir, databaseUrl, {
      SMTP_URL: server.url,
      WEFT_MAIL_WAIT_SECONDS: "0",
    });
    const target = { product, cookie, postId: thread.id, path: thread.path };
    console.log(watchersLine(database, await measureWatchers(server, target, addresses, seconds)));
    await product.stop();
  } finally {
    await server.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startProduct(
  dataDir: string,
  databaseUrl: string | undefined,
  env: NodeJS.ProcessEnv = {},
): Promise<Server> {
  const profile = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
  return startServer([...profile, "dist/server/cli.js", "start"], {
    PATH: process.env.PATH,
    HOME: dataDir,
    NODE_ENV: "production",
    PORT: String(await freePort()),
    WEFT_DATA: dataDir,
    WEFT_RATE_LIMIT: "0",
    WEFT_BENCH: "1",
    WEFT_LOG_LEVEL: "info", // as it is where nobody has changed it
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...env,
  });
}

async function measurePage(
  database: string,
  page: MeasuredPage,
  product: Server,
  bare: Server,
): Promise<Line[]> {
  const { target, name } = page;
  const [path = "/"] = target.paths;
  // Three times: who asks becomes known with the first one, so that the second shows what the page itself costs.
  const settled = await ask(target, target.paths.at(-1) ?? path);
  const first = await ask(target, path);
  const again = await ask(target, path);
  const queries = { first: first.queries - settled.queries, again: again.queries - first.queries };
  const bareTarget = { url: bare.url, paths: [`/${Math.max(1, first.bytes)}`] };
  // What pages remember is remembered, and the compiler has warmed up.
  if (!target.form) for (const one of target.paths) await ask(target, one);
  await load(target, 16, seconds / 2);
  const lines: Line[] = [];
  for (const connections of connectionCounts) {
    const { perSecond: barePerSecond } = await load(bareTarget, connections, seconds / 2);
    const before = product.processorMs();
    const measured = await load(target, connections, seconds);
    const line = {
      database,
      page: name,
      connections,
      bytes: first.bytes,
      queries,
      barePerSecond,
      processorMs: perAnswer(before, product.processorMs(), measured.answers),
      ...measured,
    };
    console.log(tableLine(line));
    lines.push(line);
  }
  return lines;
}

function perAnswer(
  before: number | undefined,
  after: number | undefined,
  answers: number,
): number | undefined {
  return before === undefined || after === undefined || answers === 0
    ? undefined
    : (after - before) / answers;
}

function memory(server: Server): string {
  return `${server.memoryMb() ?? "unknown"} MB resident`;
}
