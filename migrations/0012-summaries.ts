import { type Kysely, sql } from "kysely";

/** What a talk has come to: a text kept by its members, what it said before, whom it cites, and whether they find it fair. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table summaries (
      post_id bigint primary key references posts (id) on delete cascade,
      version integer not null default 1,
      markdown text not null,                    -- both empty: it was taken away
      html text not null,
      open_markdown text not null,               -- what is not agreed
      open_html text not null,
      changed_by uuid not null references people (id),
      changed_at timestamptz not null,
      document tsvector generated always as (
        to_tsvector('english', fold(left(markdown || ' ' || open_markdown, 200000)))) stored
    );
    create index summaries_document on summaries using gin (document);

    create table summary_versions (
      post_id bigint not null references summaries (post_id) on delete cascade,
      version integer not null,
      markdown text not null,
      open_markdown text not null,
      why text not null default '',
      written_by uuid not null references people (id),
      written_at timestamptz not null,
      primary key (post_id, version)
    );

    -- One a person cited: the passages that cite them, and what they say to these words.
    create table summary_citations (
      post_id bigint not null references summaries (post_id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      reply_ids bigint[] not null,
      passages text not null,
      since_version integer not null,            -- when they were first cited in these words
      asked_at timestamptz,
      fair boolean,                              -- null: has not said
      word text not null default '',
      answered_at timestamptz,
      primary key (post_id, person_id)
    );
    create index summary_citations_of_person on summary_citations (person_id);
  `)
    .execute(db);
}
