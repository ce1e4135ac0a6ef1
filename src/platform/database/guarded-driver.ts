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
    const result = await execute<R>(query, ...(rest as never[]));
    for (const table of writtenTables(query)) noteWrite(table);
    return result;
  };
}

/** Raw statements that write without naming the table first; a "with" only where a part of it writes. */
const mayWrite = /^\s*(?:truncate|copy|merge|with\b.*\b(?:insert|update|delete|merge))\b/is;

function writtenTables(query: CompiledQuery): string[] {
  const node = query.query as OperationNode & {
    into?: unknown;
    table?: unknown;
    from?: { froms: unknown[] };
    with?: unknown;
  };
  switch (node.kind) {
    case "InsertQueryNode":
      return [nameOf(node.into), ...(node.with ? ["*"] : [])];
    case "UpdateQueryNode":
      return [nameOf(node.table), ...(node.with ? ["*"] : [])];
    case "DeleteQueryNode":
      return (node.from?.froms ?? []).map(nameOf);
    case "SelectQueryNode":
      return [];
    default: {
      const match = /^\s*(?:insert\s+into|update|delete\s+from)\s+"?([a-z_]+)"?/i.exec(query.sql);
      if (match?.[1]) return [match[1]];
      return mayWrite.test(query.sql) ? ["*"] : [];
    }
  }
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
