import { type Kysely, sql } from "kysely";

/** Archives brought in: runs, the messages taken from them, and the addresses of people who have no account here yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table import_runs (
      id bigint generated always as identity primary key,
      source text not null,                      -- 'mbox'
      group_id bigint not null references groups (id) on delete cascade,
      file_name text not null,
      file_size_bytes bigint not null,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      done_bytes bigint not null default 0,
      summary jsonb not null default '{}'
    );
    create table imported_messages (
      group_id bigint not null references groups (id) on delete cascade,
      message_id text not null,
      post_id bigint not null references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      content_hash text not null,
      thread_subject text not null default '',
      sent_at timestamptz not null,
      primary key (group_id, message_id)
    );
    create index imported_messages_subject on imported_messages (group_id, thread_subject, sent_at);
    create table imported_addresses (
      address text primary key,                  -- lower case
      person_id uuid not null references people (id) on delete cascade,
      name text not null,
      claimed_at timestamptz,
      claimed_by uuid references people (id) on delete set null
    );
    create index imported_addresses_of_person on imported_addresses (person_id);
  `)
    .execute(db);
}
