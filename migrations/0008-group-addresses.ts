import { type Kysely, sql } from "kysely";

/** Addresses that groups had before (they lead on to the one they have now), words for their pictures, and what the directory looks them up by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table group_slugs (
      slug text primary key,
      group_id bigint not null references groups (id) on delete cascade,
      replaced_at timestamptz not null default now()
    );
    create index group_slugs_of_group on group_slugs (group_id);
    alter table groups add column picture_alt text not null default '';
    create index groups_name on groups (fold(name));
    create index groups_region on groups (fold(region)) where region <> '';
    create index join_requests_of_person on join_requests (person_id, group_id, id desc);
  `)
    .execute(db);
}
