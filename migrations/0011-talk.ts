import { type Kysely, sql } from "kysely";

/** How talk goes: stages, dates to close and open on, rounds, replies held back, helpful answers, templates, series. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table posts
      add column helpful_count integer not null default 0,
      add column stage text check (stage in ('asking', 'exploring', 'drawing-together', 'settled')),
      add column turns_at timestamptz,             -- the next date for the closing: see turns_to
      add column turns_to text check (turns_to in ('closed', 'open')),
      add column turns_by uuid references people (id) on delete set null,
      add column turns_reason text not null default '',
      add column replies_held boolean not null default false, -- others' replies show after one's own
      add column replies_open_at timestamptz,      -- and to all from then on; a job lets them go
      add column round_until text check (round_until in ('all', 'date', 'facilitator')), -- null: no round
      add column round_ends_at timestamptz,
      add column round_ended_at timestamptz,
      add column round_ended_by uuid references people (id) on delete set null;
    create index posts_turning on posts (turns_at) where turns_at is not null;
    create index posts_opening on posts (replies_open_at) where replies_held;
    create index posts_round_ending on posts (round_ends_at) where round_ended_at is null and round_ends_at is not null;

    alter table replies
      add column helpful_at timestamptz,
      add column helpful_by uuid references people (id) on delete set null;
    create index replies_helpful on replies (post_id) where helpful_at is not null;

    -- Who lets a round go by without speaking.
    create table round_passes (
      post_id bigint not null references posts (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      passed_at timestamptz not null default now(),
      primary key (post_id, person_id)
    );
    create index round_passes_of_person on round_passes (person_id);

    -- A group's own texts to begin with.
    create table post_templates (
      id bigint generated always as identity primary key,
      group_id bigint not null references groups (id) on delete cascade,
      name text not null,
      hint text not null default '',
      kind text not null,
      title text not null default '',
      markdown text not null default '',
      written_by uuid references people (id) on delete set null,
      written_at timestamptz not null default now(),
      changed_by uuid references people (id) on delete set null,
      changed_at timestamptz,
      deleted_by uuid references people (id) on delete set null,
      deleted_at timestamptz
    );
    create index post_templates_of_group on post_templates (group_id);

    -- Posts that follow each other, begun by a job.
    create table series (
      id bigint generated always as identity primary key,
      group_id bigint not null references groups (id) on delete cascade,
      title text not null,
      about text not null default '',
      every_count integer not null check (every_count between 1 and 60),
      every_unit text not null check (every_unit in ('day', 'week', 'month')),
      first_day date not null,
      at_time text not null,                     -- "09:00" on the clock of time_zone, whatever the season
      time_zone text not null,
      begun_by uuid references people (id) on delete set null,
      begun_at timestamptz not null default now(),
      ended_at timestamptz,
      ended_by uuid references people (id) on delete set null
    );
    create index series_of_group on series (group_id);

    create table series_parts (
      id bigint generated always as identity primary key,
      series_id bigint not null references series (id) on delete cascade,
      number integer not null,
      title text not null default '',
      markdown text not null default '',
      host_id uuid references people (id) on delete set null,
      due_at timestamptz not null,
      skipped_at timestamptz,
      skipped_by uuid references people (id) on delete set null,
      started_at timestamptz,
      post_id bigint references posts (id) on delete set null,
      swap_with bigint references series_parts (id) on delete set null, -- whose host is offered an exchange
      stuck text,                                -- message key: why it could not start on its day
      unique (series_id, number)
    );
    create index series_parts_due on series_parts (due_at) where started_at is null and skipped_at is null;
    create index series_parts_of_post on series_parts (post_id) where post_id is not null;
  `)
    .execute(db);
}
