import { type Kysely, sql } from "kysely";

/** What stands under every room: settings of the community, mails on their way out, and the folding of text for search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    -- Macron-blind form of a text: "Pōtae" and "potae" fold to the same letters.
    create function fold(input text) returns text language sql immutable parallel safe strict as
      $$ select lower(regexp_replace(normalize(input, NFD), '[\\u0300-\\u036f]', '', 'g')) $$;

    create table settings (
      key text primary key,
      value jsonb not null,
      updated_at timestamptz not null default now()
    );

    create table mail_outbox (
      id bigint generated always as identity primary key,
      to_address text not null,
      to_name text not null default '',
      subject text not null,
      text text not null,
      html text not null,
      headers jsonb not null default '{}',
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      failed_at timestamptz,
      error text,
      attempts integer not null default 0
    );
    create index mail_outbox_newest on mail_outbox (created_at desc);
  `)
    .execute(db);
}
