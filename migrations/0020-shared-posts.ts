import { type Kysely, sql } from "kysely";

/** Further groups that a post stands in, beside its home. Who may see it is for its home alone to say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table post_shares (
      post_id bigint not null references posts (id) on delete cascade,
      group_id bigint not null references groups (id) on delete cascade,
      shared_by uuid references people (id) on delete set null,
      shared_at timestamptz not null default now(),
      reason text not null default '',
      primary key (post_id, group_id)
    );
    create index post_shares_group on post_shares (group_id);
    create index post_shares_sharer on post_shares (shared_by) where shared_by is not null;
  `)
    .execute(db);
}
