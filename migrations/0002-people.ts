import { type Kysely, sql } from "kysely";

/**
 * People, their sign-in (the four tables of Better Auth, in our words), profiles, the handles that people gave up, and who
 * follows whom.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table people (
      id uuid primary key default uuidv7(),
      name text not null,
      name_folded text not null generated always as (fold(name)) stored,
      handle text not null unique,
      email text unique,                         -- null: a placeholder or a closed account
      email_verified boolean not null default false,
      image text,
      role text not null default 'member' check (role in ('member', 'administrator')),
      standing text not null default 'active'
        check (standing in ('active', 'awaiting-approval', 'suspended', 'placeholder', 'closed')),
      language text,
      time_zone text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      arrived_at timestamptz default now(),      -- null: they have yet to prove their address, and are not here before
      asked_at timestamptz,                      -- when administrators were asked to approve them
      closed_at timestamptz
    );
    create index people_name on people (name_folded, id);
    create index people_standing on people (standing) where standing <> 'active';

    -- A handle that somebody had before: it leads to them, and nobody else gets it.
    create table former_handles (
      handle text primary key,
      person_id uuid not null references people (id) on delete cascade,
      given_up_at timestamptz not null default now()
    );
    create index former_handles_of_person on former_handles (person_id);

    create table sessions (
      id uuid primary key default uuidv7(),
      user_id uuid not null references people (id) on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index sessions_of_person on sessions (user_id);

    create table accounts (
      id uuid primary key default uuidv7(),
      account_id text not null,
      provider_id text not null,
      user_id uuid not null references people (id) on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index accounts_of_person on accounts (user_id);

    create table verifications (
      id uuid primary key default uuidv7(),
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index verifications_identifier on verifications (identifier);

    -- array_to_string would do, but that it always gives the same is only promised here.
    create function spaced(words text[]) returns text language sql immutable parallel safe strict as
      $$ select array_to_string(words, ' ') $$;

    create table profiles (
      person_id uuid primary key references people (id) on delete cascade,
      pronouns text not null default '',
      occupation text not null default '',       -- "what I do"
      organisation text not null default '',
      region text not null default '',
      about text not null default '',
      about_html text not null default '',
      wants text not null default '',            -- "what I want from this community"
      interests text[] not null default '{}',
      links jsonb not null default '[]',         -- [{ label, url }]
      picture_id uuid,
      visibility jsonb not null default '{}',    -- field -> 'everyone' | 'people' | 'me'
      -- What a search finds in it: the fields for everyone, and those for people with an account.
      document_everyone tsvector not null
        generated always as (to_tsvector('english', fold(${words("= 'everyone'")}))) stored,
      document_people tsvector not null
        generated always as (to_tsvector('english', fold(${words("<> 'me'")}))) stored,
      updated_at timestamptz not null default now()
    );
    create index profiles_interests on profiles using gin (interests);
    create index profiles_region on profiles (fold(region));
    create index profiles_organisation on profiles (fold(organisation));
    create index profiles_document_everyone on profiles using gin (document_everyone);
    create index profiles_document_people on profiles using gin (document_people);

    create table person_follows (
      follower_id uuid not null references people (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      created_at timestamptz not null default now(),
      primary key (follower_id, person_id),
      check (follower_id <> person_id)
    );
    create index person_follows_person on person_follows (person_id);
  `)
    .execute(db);
}

/** The fields of a profile whose audience is such, one after the other. Where none was chosen it is "people". */
function words(audience: string): string {
  const fields = {
    occupation: "occupation",
    organisation: "organisation",
    region: "region",
    interests: "spaced(interests)",
    about: "about",
    wants: "wants",
  };
  return Object.entries(fields)
    .map(
      ([field, text]) =>
        `case when coalesce(visibility ->> '${field}', 'people') ${audience} then ${text} || ' ' else '' end`,
    )
    .join(" || ");
}
