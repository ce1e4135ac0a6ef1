import { type Kysely, sql } from "kysely";

/** What open pages are told, numbered in the order in which it was kept, and who is shown to be reading. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    -- One row. Whoever numbers signals locks it until the commit, so that a number is seen by nobody before all lower ones.
    create table live_clock (
      id smallint primary key check (id = 1),
      last bigint not null,
      tidied_to bigint not null default 0        -- signals up to this one are gone
    );

    -- What changed, never its words. Kept for a day, for pages that were away.
    create table live_signals (
      number bigint primary key,
      topic text not null,
      data jsonb not null,
      made_at timestamptz not null default now()
    );
    create index live_signals_of_topic on live_signals (topic, number);
    create index live_signals_by_time on live_signals (made_at);

    -- Only what somebody chose themselves: without a row one is counted and not named.
    create table presence_choices (
      person_id uuid primary key references people (id) on delete cascade,
      choice text not null check (choice in ('named', 'counted', 'hidden')),
      changed_at timestamptz not null
    );
  `)
    .execute(db);
}
