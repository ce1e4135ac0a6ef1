import { type Kysely, sql } from "kysely";

/** Which replies of its thread a reply quotes, so that they can lead on to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table replies add column quotes bigint[] not null default '{}';
    create index replies_with_quotes on replies (post_id) where quotes <> '{}';
  `)
    .execute(db);
}
