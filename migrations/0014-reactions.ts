import { type Kysely, sql } from "kysely";

/** Reactions with a meaning, counted by kind; and reading that can be taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table reactions
      add column words text not null default '',   -- what happened, of those who used it
      add check (kind in ('thanks', 'me-too', 'used', 'more', 'differently'));

    -- How many have chosen each kind; kinds that nobody has chosen are left out.
    alter table posts add column reactions jsonb not null default '{}';
    alter table replies add column reactions jsonb not null default '{}';
    update posts set reactions = jsonb_build_object('thanks', thanks_count) where thanks_count > 0;
    update replies set reactions = jsonb_build_object('thanks', thanks_count) where thanks_count > 0;
    alter table posts drop column thanks_count;
    alter table replies drop column thanks_count;

    -- Marked as read with many others at once: when, and how far it was read before, so that it can be undone.
    alter table post_reads
      add column swept_at timestamptz,
      add column swept_from bigint,
      add column swept_new boolean not null default false;
    create index post_reads_swept on post_reads (person_id, swept_at) where swept_at is not null;
    create index replies_by_number on replies (post_id, id);
  `)
    .execute(db);
}
