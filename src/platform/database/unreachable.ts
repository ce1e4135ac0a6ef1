import pg from "pg";

const answerWithinMs = 10_000;
/** Older servers have no uuidv7(), which numbers the rows. */
const serverVersionMin = 18;

/**
 * Asks a database server for its name and says why it cannot be used, if so.
 * @returns one clause without the password in it, such as "nobody listens at 127.0.0.1:5432"; undefined if all is well.
 */
export async function whyUnreachable(databaseUrl: string): Promise<string | undefined> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: answerWithinMs });
    client.on("error", () => {}); // told by the call that waits
    await client.connect();
    return await whyUnfit(client);
  } catch (error) {
    return clauseFor(error as NodeJS.ErrnoException & { hostname?: string });
  } finally {
    await client?.end().catch(() => {});
  }
}

async function whyUnfit(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding,
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as "mayCreate"`);
  const { version, encoding, mayCreate } = rows[0];
  if (version < serverVersionMin)
    return `it is PostgreSQL ${version}, and Weft needs ${serverVersionMin} or newer`;
  if (encoding !== "UTF8") return `its encoding is ${encoding}, and Weft needs UTF8`;
  if (!mayCreate) return "its user may not make tables: let that user own the database";
  return undefined;
}

function clauseFor(error: NodeJS.ErrnoException & { hostname?: string }): string {
  switch (error.code) {
    case "ECONNREFUSED":
      return "nobody listens there";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the name ${error.hostname} is not known`;
    case "ENOENT":
      return "there is no such socket";
    case "28P01":
    case "28000":
      return "it refuses the user or the password";
    case "3D000":
      return "it has no database of that name";
    default:
      return error.message || "it does not answer";
  }
}
