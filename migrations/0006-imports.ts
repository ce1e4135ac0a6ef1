import { type Kysely, sql } from "kysely";

/** Archives brought in: runs, the messages taken from them, and the addresses of people who have no account here yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table import_runs (
      id bigint generated always as identity primary key,
      source text not null,                      -- 'mbox'
      group_id bigint not null references groups (id) on delete cascade,
      files text[] not null,                     -- as they were named
      started_at timestamptz not null default now(),
      finished_at timestamptz,                   -- null: it runs, or was stopped
      messages_seen integer not null default 0,
      summary jsonb not null default '{}'
    );
    create table imported_messages (
      group_id bigint not null references groups (id) on delete cascade,
      message_id text not null,
      post_id bigint not null references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      source_hash text not null,                 -- the same bytes
      content_hash text not null,                -- the same words, whatever lists have put around them
      thread_subject text not null default '',
      sent_at timestamptz not null,
      awaits text,                               -- the message it answers, while that has not come
      primary key (group_id, message_id)
    );
    create index imported_messages_source on imported_messages (group_id, source_hash);
    create index imported_messages_subject on imported_messages (group_id, thread_subject, sent_at);
    create index imported_messages_awaits on imported_messages (group_id, awaits) where awaits is not null;
    create index imported_messages_of_post on imported_messages (post_id);
    create index imported_messages_of_reply on imported_messages (reply_id) where reply_id is not null;

    -- Who wrote from where. An archive that hides an address gives the name in its place: '~aroha ngata'.
    create table imported_addresses (
      address text primary key,                  -- lower case
      person_id uuid not null references people (id) on delete cascade,
      name text not null,                        -- folded
      proved_by uuid references people (id) on delete set null,
      claimed_at timestamptz
    );
    create index imported_addresses_of_person on imported_addresses (person_id);
    create index imported_addresses_name on imported_addresses (name);
    create index imported_addresses_proved on imported_addresses (proved_by) where proved_by is not null;
  `)
    .execute(db);
}
