import { type Kysely, sql } from "kysely";

/** Groups, who belongs to them and how, and the ways in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table groups (
      id bigint generated always as identity primary key,
      slug text not null unique,
      name text not null,
      purpose text not null default '',
      purpose_html text not null default '',
      region text not null default '',
      tags text[] not null default '{}',
      parent_id bigint references groups (id) on delete set null,
      picture_id uuid,
      visibility text not null default 'everyone' check (visibility in ('everyone', 'people', 'members')),
      joining text not null default 'open' check (joining in ('open', 'ask', 'invitation')),
      posts_for text not null default 'everyone' check (posts_for in ('everyone', 'members')),
      tools jsonb not null default '{}',         -- tool -> false when switched off
      member_count integer not null default 0,
      last_activity_at timestamptz not null default now(),
      created_by uuid references people (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      archived_at timestamptz,
      archived_by uuid references people (id) on delete set null,
      check (parent_id <> id),
      document tsvector generated always as (
        setweight(to_tsvector('english', fold(name)), 'A') ||
        setweight(to_tsvector('english', fold(region)), 'B') ||
        setweight(to_tsvector('english', fold(purpose)), 'C')) stored
    );
    create index groups_document on groups using gin (document);
    create index groups_parent on groups (parent_id);
    create index groups_tags on groups using gin (tags);

    create table memberships (
      group_id bigint not null references groups (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      role text not null default 'member' check (role in ('member', 'facilitator', 'steward')),
      joined_at timestamptz not null default now(),
      primary key (group_id, person_id)
    );
    create index memberships_of_person on memberships (person_id);

    create table join_requests (
      id bigint generated always as identity primary key,
      group_id bigint not null references groups (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      reason text not null default '',
      return_to text,                            -- a local path: where the person was when they asked
      asked_at timestamptz not null default now(),
      answer text check (answer in ('approved', 'declined', 'withdrawn')),
      answered_at timestamptz,
      answered_by uuid references people (id) on delete set null,
      word text not null default ''
    );
    create unique index join_requests_open on join_requests (group_id, person_id) where answer is null;

    create table group_bars (
      group_id bigint not null references groups (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      reason text not null default '',
      barred_by uuid references people (id) on delete set null,
      barred_at timestamptz not null default now(),
      primary key (group_id, person_id)
    );
    create index group_bars_of_person on group_bars (person_id);

    -- An invitation to a group, or (group_id null) to the community. By mail: one address, one use. By link: until it ends.
    create table invitations (
      id bigint generated always as identity primary key,
      token_hash text not null unique,
      group_id bigint references groups (id) on delete cascade,
      email text,
      note text not null default '',
      invited_by uuid references people (id) on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      ended_by uuid references people (id) on delete set null,
      uses integer not null default 0,
      uses_max integer
    );
    create index invitations_of_group on invitations (group_id);
  `)
    .execute(db);
}
