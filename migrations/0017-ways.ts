import { type Kysely, sql } from "kysely";

/** The ways notices take: hours for them, pushes to browsers, mails that came back, and notices of what is no thread. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    -- A notice is about a thread, or about a place of another room, such as a side conversation.
    alter table notices
      add column place_kind text,
      add column place_id bigint,
      add check ((place_kind is null) = (place_id is null)),
      add check (post_id is null or place_kind is null);
    create unique index notices_unread_of_place on notices (person_id, place_kind, place_id)
      where read_at is null and place_kind is not null;
    create index notices_of_place on notices (place_kind, place_id) where place_kind is not null;

    alter table notice_events
      add column pushed_at timestamptz;
    create index notice_events_unpushed on notice_events (person_id, created_at) where pushed_at is null;

    alter table notice_choices
      add column push_direct boolean not null default true,
      add column push_rest boolean not null default false,
      add column push_words boolean not null default false, -- also of what only members may read
      add column digest_of_each_group boolean not null default false,
      -- Hours in which something may be sent, where somebody lives: minutes of the day; both null for always.
      add column open_from smallint check (open_from between 0 and 1439),
      add column open_until smallint check (open_until between 0 and 1440),
      add column open_days smallint not null default 127 check (open_days between 1 and 127), -- Monday is 1, Tuesday 2, Wednesday 4 …
      add check ((open_from is null) = (open_until is null));

    -- Browsers that get pushes. A browser that logs out hears nothing any more.
    create table push_browsers (
      id bigint generated always as identity primary key,
      person_id uuid not null references people (id) on delete cascade,
      session_token text references sessions (token) on delete cascade,
      endpoint text not null unique check (length(endpoint) <= 1000),
      p256dh text not null,
      auth text not null,
      name text not null default '',             -- such as "Firefox on Android"
      created_at timestamptz not null default now(),
      used_at timestamptz                        -- the last push that its service took
    );
    create index push_browsers_of_person on push_browsers (person_id);
    create index push_browsers_of_session on push_browsers (session_token);

    -- Mails that came back. An address with too many is paused until its owner answers a mail of ours.
    create table mail_bounces (
      id bigint generated always as identity primary key,
      address text not null,                     -- in small letters
      permanent boolean not null,
      words text not null,
      at timestamptz not null default now()
    );
    create index mail_bounces_of_address on mail_bounces (address, at);
    create table mail_pauses (
      address text primary key,
      words text not null,
      paused_at timestamptz not null default now()
    );

    -- When the next mail may go to the SMTP server; one row.
    create table mail_pace (
      id smallint primary key default 1 check (id = 1),
      next_at timestamptz not null
    );

    -- Handed over but not noted as taken: the program was killed in between. Such a mail is not sent again.
    alter table mail_outbox add column handed_at timestamptz;
    create index mail_outbox_message_id on mail_outbox (message_id) where message_id is not null;
    create index mail_outbox_of_address on mail_outbox (lower(to_address), created_at);
  `)
    .execute(db);
}
