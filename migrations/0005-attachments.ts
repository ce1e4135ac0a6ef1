import { type Kysely, sql } from "kysely";

/** Pictures and files with their credit, and the preview cards of links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table attachments (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('picture', 'file')),
      owner_id uuid references people (id) on delete set null,
      purpose text not null default 'post' check (purpose in ('post', 'face', 'group')),
      post_id bigint references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      name text not null,
      media_type text not null,
      size_bytes bigint not null,
      sha256 text not null,
      file_key text not null,
      width integer,
      height integer,
      colour text,
      variants jsonb not null default '[]',      -- [{ width, height, format, key, bytes }]
      alt text not null default '',
      title text not null default '',
      author text not null default '',
      source_url text not null default '',
      licence text not null default '',
      created_at timestamptz not null default now()
    );
    create index attachments_of_post on attachments (post_id) where post_id is not null;
    create index attachments_of_reply on attachments (reply_id) where reply_id is not null;
    create index attachments_of_owner on attachments (owner_id, created_at desc);
    create index attachments_sha256 on attachments (sha256);

    create table link_previews (
      url text primary key,
      title text not null default '',
      description text not null default '',
      site_name text not null default '',
      picture_id uuid references attachments (id) on delete set null,
      asked_at timestamptz not null default now(),
      fetched_at timestamptz,
      failure text
    );
    create table link_preview_uses (
      url text not null references link_previews (url) on delete cascade,
      post_id bigint not null references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade
    );
    create unique index link_preview_uses_once on link_preview_uses (url, post_id, coalesce(reply_id, 0));
  `)
    .execute(db);
}
