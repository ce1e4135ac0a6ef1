import { sql } from "kysely";
import packageJson from "../../package.json" with { type: "json" };
import type { PersonCtx } from "../viewer/index.ts";

/** How the installation stands, in numbers. */
export interface State {
  readonly version: string;
  /** The database that comes with Weft, or a server. */
  readonly embedded: boolean;
  readonly databaseVersion: string;
  readonly databaseBytes: number;
  readonly filesBytes: number;
  /** True where mails really go out. */
  readonly sendsMail: boolean;
  readonly counts: Counts;
}

interface Counts {
  readonly people: number;
  readonly groups: number;
  readonly posts: number;
  readonly replies: number;
  readonly files: number;
  readonly mailsFailed: number;
  readonly mailsUnsent: number;
  /** That came in, and wait for somebody to look. */
  readonly mailsHeld: number;
}

/** Counts what is there. It looks into the tables of every room, and only counts. */
export async function readState(ctx: PersonCtx): Promise<State> {
  const { rows } = await sql<Counts & { databaseVersion: string; databaseBytes: number; filesBytes: number }>`
    select current_setting('server_version') as database_version,
      pg_database_size(current_database()) as database_bytes,
      (select coalesce(sum(size_bytes), 0)::bigint from attachments) as files_bytes,
      (select count(*) from attachments) as files,
      (select count(*) from people where standing = 'active' and arrived_at is not null) as people,
      (select count(*) from groups where archived_at is null) as groups,
      (select count(*) from posts where published_at is not null and deleted_at is null) as posts,
      (select count(*) from replies where deleted_at is null) as replies,
      (select count(*) from mail_outbox where failed_at is not null) as mails_failed,
      (select count(*) from mail_outbox where failed_at is null and sent_at is null) as mails_unsent,
      (select count(*) from mails_in where state = 'held') as mails_held`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error("The database answered nothing.");
  const { databaseVersion, databaseBytes, filesBytes, ...counts } = row;
  return {
    version: packageJson.version,
    embedded: ctx.config.databaseUrl === undefined,
    databaseVersion,
    databaseBytes,
    filesBytes,
    sendsMail: ctx.config.smtpUrl !== undefined,
    counts,
  };
}
