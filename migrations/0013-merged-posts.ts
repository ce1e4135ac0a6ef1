import { type Kysely, sql } from "kysely";

/** Talks that have joined another one: their addresses lead on to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table posts add column merged_into bigint references posts (id) on delete set null;
    create index posts_merged on posts (merged_into) where merged_into is not null;
  `)
    .execute(db);
}
