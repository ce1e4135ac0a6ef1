import { type Kysely, sql } from "kysely";

/** An attachment may stand in several texts: whoever may see one of them may see it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table attachment_uses (
      attachment_id uuid not null references attachments (id) on delete cascade,
      post_id bigint not null references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade
    );
    create unique index attachment_uses_once on attachment_uses (attachment_id, post_id, coalesce(reply_id, 0));
    create index attachment_uses_of_post on attachment_uses (post_id);
    create index attachment_uses_of_reply on attachment_uses (reply_id) where reply_id is not null;
    insert into attachment_uses (attachment_id, post_id, reply_id)
      select id, post_id, reply_id from attachments where post_id is not null;
    -- A post that is removed for good takes its uses along; the files go when the attachment itself is tidied away.
    alter table attachments drop column post_id, drop column reply_id, drop column colour,
      add column unused_since timestamptz;
    create index attachments_licence on attachments (licence, created_at desc) where kind = 'picture' and licence <> '';
  `)
    .execute(db);
}
