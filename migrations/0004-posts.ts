import { type Kysely, sql } from "kysely";

/** Posts of every kind, their replies, the history of both, thanks, mentions and who has read what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table posts (
      id bigint generated always as identity primary key,
      kind text not null,
      group_id bigint not null references groups (id) on delete cascade,
      author_id uuid not null references people (id),
      title text not null,
      markdown text not null,
      html text not null,
      excerpt text not null default '',
      tags text[] not null default '{}',
      audience text not null default 'everyone' check (audience in ('everyone', 'group')),
      language text,
      created_at timestamptz not null default now(),
      published_at timestamptz,                  -- null: a draft, for its author alone
      edited_at timestamptz,
      deleted_at timestamptz,
      deleted_by uuid references people (id),
      pinned_at timestamptz,
      pinned_by uuid references people (id),
      closed_at timestamptz,
      closed_by uuid references people (id),
      closed_reason text not null default '',
      reply_count integer not null default 0,
      thanks_count integer not null default 0,
      last_reply_by uuid references people (id),
      last_activity_at timestamptz not null default now(),
      document tsvector generated always as (
        setweight(to_tsvector('english', fold(title)), 'A') ||
        setweight(to_tsvector('english', fold(left(markdown, 200000))), 'C')) stored
    );
    create index posts_of_group on posts (group_id, last_activity_at desc) where published_at is not null and deleted_at is null;
    create index posts_latest on posts (last_activity_at desc) where published_at is not null and deleted_at is null;
    create index posts_of_author on posts (author_id, created_at desc);
    create index posts_document on posts using gin (document);
    create index posts_tags on posts using gin (tags);

    create table replies (
      id bigint generated always as identity primary key,
      post_id bigint not null references posts (id) on delete cascade,
      author_id uuid not null references people (id),
      answers_id bigint references replies (id) on delete set null,
      markdown text not null,
      html text not null,
      created_at timestamptz not null default now(),
      edited_at timestamptz,
      deleted_at timestamptz,
      deleted_by uuid references people (id),
      thanks_count integer not null default 0,
      document tsvector generated always as (to_tsvector('english', fold(left(markdown, 200000)))) stored
    );
    create index replies_of_post on replies (post_id, created_at, id);
    create index replies_of_author on replies (author_id, created_at desc);
    create index replies_answering on replies (answers_id) where answers_id is not null;
    create index replies_document on replies using gin (document);

    -- What a post or reply said before an edit: who replaced it, and when.
    create table revisions (
      id bigint generated always as identity primary key,
      post_id bigint references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      editor_id uuid not null references people (id),
      edited_at timestamptz not null default now(),
      title text,
      markdown text not null,
      tags text[],
      check (num_nonnulls(post_id, reply_id) = 1)
    );
    create index revisions_of_post on revisions (post_id) where post_id is not null;
    create index revisions_of_reply on revisions (reply_id) where reply_id is not null;

    create table reactions (
      id bigint generated always as identity primary key,
      person_id uuid not null references people (id) on delete cascade,
      post_id bigint references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      kind text not null default 'thanks',
      created_at timestamptz not null default now(),
      check (num_nonnulls(post_id, reply_id) = 1)
    );
    create unique index reactions_on_post on reactions (post_id, person_id) where post_id is not null;
    create unique index reactions_on_reply on reactions (reply_id, person_id) where reply_id is not null;
    create index reactions_of_person on reactions (person_id);

    create table mentions (
      id bigint generated always as identity primary key,
      person_id uuid not null references people (id) on delete cascade,
      post_id bigint not null references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      created_at timestamptz not null default now()
    );
    create unique index mentions_once on mentions (person_id, post_id, coalesce(reply_id, 0));
    create index mentions_of_post on mentions (post_id);

    create table post_reads (
      person_id uuid not null references people (id) on delete cascade,
      post_id bigint not null references posts (id) on delete cascade,
      read_at timestamptz not null default now(),
      last_reply_id bigint,
      primary key (person_id, post_id)
    );
    create index post_reads_of_post on post_reads (post_id);

    -- What happened, for the feed and for what follows (called activity, never event).
    create table activity (
      id bigint generated always as identity primary key,
      kind text not null,
      actor_id uuid references people (id) on delete set null,
      group_id bigint references groups (id) on delete cascade,
      post_id bigint references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      person_id uuid references people (id) on delete set null,
      data jsonb not null default '{}',
      created_at timestamptz not null default now()
    );
    create index activity_of_group on activity (group_id, id desc);
    create index activity_of_post on activity (post_id) where post_id is not null;
  `)
    .execute(db);
}
