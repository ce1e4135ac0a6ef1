import { type Kysely, sql } from "kysely";

/** Texts that are being written, on all devices; posts that wait for their hour; how many were told of a post. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table drafts (
      id bigint generated always as identity primary key,
      person_id uuid not null references people (id) on delete cascade,
      name text not null,                        -- where it belongs: "reply-12", "new-post-7", "edit-post-12"
      texts jsonb not null,                      -- what stands in the fields of the form, by their names
      version integer not null default 1,        -- each save names the one that it began with
      begun_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      other_texts jsonb,                         -- what a second device wrote at the same time
      other_at timestamptz,
      thrown_away_at timestamptz,                -- can still be brought back
      unique (person_id, name)
    );
    create index drafts_thrown_away on drafts (thrown_away_at) where thrown_away_at is not null;

    -- A post that publishes itself; why the last time came to nothing is a message key.
    alter table posts add column publish_on timestamptz;
    alter table posts add column publish_refused text;
    create index posts_to_publish on posts (publish_on) where publish_on is not null and published_at is null;

    create table told_counts (
      post_id bigint primary key references posts (id) on delete cascade,
      at_once integer not null,
      by_digest integer not null,
      counted_at timestamptz not null default now()
    );
  `)
    .execute(db);
}
