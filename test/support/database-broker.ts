import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrations } from "../../migrations/index.ts";
import { firstDatabase } from "../../scripts/first-database.ts";
import { type EmbeddedDatabase, startEmbedded } from "../../src/platform/database/embedded.ts";
import { migrate, openDatabase } from "../../src/platform/database/index.ts";
import { startPostgresServer } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test asks for a database: see test/support/database.ts. */
    databaseBroker: string;
  }
}

/** Gives out migrated databases, one to each test worker. */
interface Source {
  database(worker: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Vitest's global set-up: answers the test workers' wish for a database. Nothing is started before the first wish, so
 * tests without a database pay nothing, and each worker keeps its database from one test file to the next.
 * WEFT_TEST_DATABASE=server takes a private PostgreSQL server, otherwise the embedded database is used.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let source: Promise<Source> | undefined;
  const given = new Map<string, Promise<string>>();
  const http = createServer(async (request, response) => {
    const worker = request.url?.slice(1) ?? "";
    try {
      source ??= process.env.WEFT_TEST_DATABASE === "server" ? serverSource() : embeddedSource();
      const { database } = await source;
      if (!given.has(worker)) given.set(worker, database(worker));
      response.end(await given.get(worker));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  http.unref();
  project.provide("databaseBroker", `http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  return async () => {
    http.close();
    await (await source?.catch(() => undefined))?.close();
  };
}

/** One database in memory for each worker, begun like a first start of the product. */
async function embeddedSource(): Promise<Source> {
  const template = await firstDatabase();
  const running: EmbeddedDatabase[] = [];
  return {
    async database() {
      const embedded = await startEmbedded({ template });
      running.push(embedded);
      return `postgres://postgres@localhost/postgres?host=${encodeURIComponent(embedded.host)}`;
    },
    async close() {
      await Promise.all(running.map((embedded) => embedded.close()));
    },
  };
}

/** One database on a private server for each worker, cloned from a template in which the migrations have run. */
async function serverSource(): Promise<Source> {
  const server = await startPostgresServer();
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query("CREATE DATABASE weft_template");
  const template = await openDatabase({ databaseUrl: server.url("weft_template") });
  await migrate(template.db, migrations);
  await template.close();
  return {
    async database(worker) {
      await admin.query(`CREATE DATABASE "weft_${worker}" TEMPLATE weft_template`);
      return server.url(`weft_${worker}`);
    },
    async close() {
      await admin.end();
      await server.stop();
    },
  };
}
