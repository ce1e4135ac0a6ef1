import { type Kysely, sql } from "kysely";

/** How closely people follow the talk, what they were told and why, how mails reach them, and which digests they got. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    -- Only what somebody chose themselves: that one follows what one takes part in needs no row.
    create table follow_levels (
      id bigint generated always as identity primary key,
      person_id uuid not null references people (id) on delete cascade,
      group_id bigint references groups (id) on delete cascade,
      post_id bigint references posts (id) on delete cascade,
      level text not null check (level in ('watching', 'following', 'quiet', 'muted')),
      set_at timestamptz not null default now(),
      check (num_nonnulls(group_id, post_id) <= 1) -- neither: the whole community
    );
    create unique index follow_levels_once on follow_levels (person_id, coalesce(group_id, 0), coalesce(post_id, 0));
    create index follow_levels_of_group on follow_levels (group_id) where group_id is not null;
    create index follow_levels_of_post on follow_levels (post_id) where post_id is not null;

    -- One a thread while it is unread; what happened in it are its events.
    create table notices (
      id bigint generated always as identity primary key,
      person_id uuid not null references people (id) on delete cascade,
      group_id bigint references groups (id) on delete cascade,
      post_id bigint references posts (id) on delete cascade,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      read_at timestamptz
    );
    create unique index notices_unread on notices (person_id, post_id) where read_at is null;
    create index notices_of_person on notices (person_id, changed_at desc);
    create index notices_of_post on notices (post_id);
    create index notices_of_group on notices (group_id);

    create table notice_events (
      id bigint generated always as identity primary key,
      notice_id bigint not null references notices (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      activity_id bigint not null references activity (id) on delete cascade,
      kind text not null,
      reason text not null,                      -- the setting or event that sent it
      direct boolean not null,                   -- to be mailed the way that is meant for what is to oneself
      actor_id uuid references people (id) on delete set null,
      reply_id bigint references replies (id) on delete cascade,
      created_at timestamptz not null default now(),
      mailed_at timestamptz,
      unique (activity_id, person_id)
    );
    create index notice_events_of_notice on notice_events (notice_id);
    create index notice_events_of_reply on notice_events (reply_id) where reply_id is not null;
    create index notice_events_unmailed on notice_events (person_id, created_at) where mailed_at is null;

    create table notice_choices (
      person_id uuid primary key references people (id) on delete cascade,
      direct text not null check (direct in ('at-once', 'daily', 'weekly', 'never')),
      rest text not null check (rest in ('at-once', 'daily', 'weekly', 'never')),
      paused_until date,                         -- the first day with mails again, where they live
      changed_at timestamptz not null default now()
    );

    -- One row a person and day, so that none goes out twice; also for days on which there was nothing to say.
    create table digests (
      person_id uuid not null references people (id) on delete cascade,
      day date not null,
      sent boolean not null,
      made_at timestamptz not null default now(),
      primary key (person_id, day)
    );

    -- Names that mail programs put mails together by, and who is speaking.
    alter table mail_outbox add column message_id text;
    alter table mail_outbox add column from_name text not null default '';
  `)
    .execute(db);
}
