import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type OperationNode,
  PostgresDialect,
  type PostgresDialectConfig,
  type QueryResult,
} from "kysely";
import { insideTransaction, noteWrite } from "./transaction.ts";

/** Counts the queries of this process; the benchmark reads it to say how many a page costs. */
export const queryCount = { total: 0 };

/** PostgreSQL, with two additions: the guard of `inTransaction`, and word of which tables a query has written. */
export class GuardedDialect extends PostgresDialect {
  constructor(config: PostgresDialectConfig) {
    super(config);
  }
  override createDriver(): Driver {
    return guard(super.createDriver());
  }
}

const watched = new WeakSet<DatabaseConnection>();

function guard(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async (options) => {
    // A transaction holds its own connection, so whoever asks for one inside it is using the outer handle.
    if (insideTransaction())
      throw new Error(
        "The outer database handle was used inside a transaction: use the ctx handed to inTransaction.",
      );
    const connection = await acquire(options);
    if (!watched.has(connection)) watch(connection);
    return connection;
  };
  return driver;
}

function watch(connection: DatabaseConnection): void {
  watched.add(connection);
  const execute = connection.executeQuery.bind(connection) as <R>(
    query: CompiledQuery,
    ...rest: never[]
  ) => Promise<QueryResult<R>>;
  connection.executeQuery = async <R>(query: CompiledQuery, ...rest: unknown[]): Promise<QueryResult<R>> => {
    queryCount.total++;
    try {
      return await execute<R>(query, ...(rest as never[]));
    } finally {
      // Also after a failure: where the connection broke, nobody knows whether the write was kept.
      for (const table of writtenTables(query.query, query.sql)) noteWrite(table);
    }
  };
}

/** The tables that a statement writes, by their names in the database; "*" where it cannot be told. */
function writtenTables(node: OperationNode, text: string): string[] {
  const { into, table, from, with: parts } = node as StatementShape;
  const inParts = (parts?.expressions ?? []).flatMap(({ expression }) => writtenTables(expression, ""));
  switch (node.kind) {
    case "InsertQueryNode":
    case "MergeQueryNode":
      return [nameOf(into), ...inParts];
    case "UpdateQueryNode":
      return [nameOf(table), ...inParts];
    case "DeleteQueryNode":
      return [...(from?.froms ?? []).map(nameOf), ...inParts];
    case "RawNode":
      return writtenByText(text || ((node as StatementShape).sqlFragments ?? []).join("?"));
    default:
      return inParts;
  }
}

const name = `(?:"[^"]+"|[a-z_][a-z_0-9]*)`;
const namedTable = `(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?(?!only\\s)(?:${name}\\.)?(${name})`;
const writesOne = new RegExp(`^\\s*${namedTable}(?![\\w".])`, "i");
/** Each place in a longer statement where something may be written, with the name of the table where it stands there. */
const writes = new RegExp(`\\b(?:${namedTable}(?![\\w".])|(?:insert|update|delete|merge|truncate)\\b)`, "gi");
/** What speaks of a write without being one. */
const writesNothing = /\b(?:for\s+(?:no\s+key\s+)?update|do\s+update)\b/gi;
/** Statements that write without naming the table first. */
const mayWrite = /^\s*(?:insert|update|delete|truncate|copy|merge|do|call)\b/i;

function writtenByText(text: string): string[] {
  const table = writesOne.exec(text)?.[1];
  if (table) return [plainName(table)];
  if (mayWrite.test(text)) return ["*"];
  if (!/^\s*with\b/i.test(text)) return [];
  const tables = [...text.replaceAll(writesNothing, "").matchAll(writes)].map((found) => found[1]);
  return tables.some((one) => one === undefined) ? ["*"] : (tables as string[]).map(plainName);
}

const plainName = (written: string) =>
  written.startsWith('"') ? written.slice(1, -1) : written.toLowerCase();

interface StatementShape extends OperationNode {
  readonly into?: unknown;
  readonly table?: unknown;
  readonly from?: { readonly froms: readonly unknown[] };
  readonly with?: { readonly expressions: ReadonlyArray<{ readonly expression: OperationNode }> };
  readonly sqlFragments?: readonly string[];
}

interface TableShape {
  readonly kind?: string;
  readonly node?: TableShape;
  readonly table?: { readonly identifier?: { readonly name: string } };
}

function nameOf(node: unknown): string {
  const shape = node as TableShape | undefined;
  if (shape?.kind === "AliasNode") return nameOf(shape.node);
  return shape?.table?.identifier?.name ?? "*";
}
