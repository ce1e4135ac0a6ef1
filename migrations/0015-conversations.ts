import { type Kysely, sql } from "kysely";

/** Private messages between a few people, what of them is carried into a talk, and who opened them for what reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table conversations (
      id bigint generated always as identity primary key,
      post_id bigint references posts (id) on delete set null, -- the talk it was begun beside
      begun_by uuid references people (id) on delete set null,
      begun_at timestamptz not null,
      last_at timestamptz not null
    );
    create index conversations_of_starter on conversations (begun_by, begun_at);

    -- Messages, and what happened in between: somebody came or went, words were carried over, an administrator read along.
    create table conversation_messages (
      id bigint generated always as identity primary key,
      conversation_id bigint not null references conversations (id) on delete cascade,
      kind text not null check (kind in ('words', 'joined', 'left', 'carried', 'not-carried', 'opened')),
      author_id uuid references people (id) on delete set null, -- null: no person of that kind is left here
      person_id uuid references people (id) on delete set null, -- who joined
      markdown text not null default '',         -- of an opening its reason
      html text not null default '',
      reply_id bigint,                           -- where the words that were carried stand
      written_at timestamptz not null
    );
    create index conversation_messages_in_order on conversation_messages (conversation_id, id);
    create index conversation_messages_of_author on conversation_messages (author_id, written_at);

    create table conversation_people (
      conversation_id bigint not null references conversations (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      added_by uuid references people (id) on delete set null,
      joined_at timestamptz not null,
      sees_after bigint not null default 0,      -- the last message that is not theirs to read
      read_to bigint not null default 0,
      left_at timestamptz,
      muted_at timestamptz,
      primary key (conversation_id, person_id)
    );
    create index conversation_people_of_person on conversation_people (person_id) where left_at is null;
    create index conversation_people_added on conversation_people (added_by, joined_at);

    -- Words that somebody wishes to carry into the talk. One at a time is asked about.
    create table conversation_proposals (
      id bigint generated always as identity primary key,
      conversation_id bigint not null references conversations (id) on delete cascade,
      post_id bigint not null references posts (id) on delete cascade,
      proposed_by uuid not null references people (id) on delete cascade,
      message_ids bigint[] not null,
      markdown text not null,
      html text not null,
      version integer not null default 1,
      state text not null default 'asking' check (state in ('asking', 'posted', 'ended')),
      proposed_at timestamptz not null,
      changed_at timestamptz not null
    );
    create unique index conversation_proposals_asked on conversation_proposals (conversation_id) where state = 'asking';
    create table conversation_answers (
      proposal_id bigint not null references conversation_proposals (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      version integer not null,                  -- of the text that they said yes to
      answered_at timestamptz not null,
      primary key (proposal_id, person_id)
    );

    create table conversation_blocks (
      blocker_id uuid not null references people (id) on delete cascade,
      blocked_id uuid not null references people (id) on delete cascade,
      blocked_at timestamptz not null,
      primary key (blocker_id, blocked_id)
    );
    create index conversation_blocks_of_blocked on conversation_blocks (blocked_id);
    create table conversation_choices (
      person_id uuid primary key references people (id) on delete cascade,
      open_to text not null check (open_to in ('groups', 'followed', 'nobody')),
      chosen_at timestamptz not null
    );

    create table conversation_reports (
      id bigint generated always as identity primary key,
      conversation_id bigint not null references conversations (id) on delete cascade,
      reported_by uuid references people (id) on delete set null,
      reason text not null,
      sees_after bigint not null,                -- what the one who reported it may not read, an administrator may not either
      reported_at timestamptz not null,
      settled_at timestamptz,
      settled_by uuid references people (id) on delete set null
    );
    create unique index conversation_reports_open on conversation_reports (conversation_id, reported_by) where settled_at is null;

    -- Who read a conversation that they are not in, when and why. No foreign keys: a row outlives all that it speaks of.
    create table conversation_openings (
      id bigint generated always as identity primary key,
      report_id bigint not null,
      conversation_id bigint not null,
      administrator_id uuid not null,
      administrator_name text not null,
      reason text not null,
      sees_after bigint not null,
      sees_to bigint not null,
      opened_at timestamptz not null,
      ends_at timestamptz not null
    );
    create index conversation_openings_of_report on conversation_openings (report_id);
    create function keep_openings() returns trigger language plpgsql as $$
      begin raise exception 'An opening of a conversation is kept as it was written.'; end $$;
    create trigger conversation_openings_stay before update or delete on conversation_openings
      for each row execute function keep_openings();
  `)
    .execute(db);
}
