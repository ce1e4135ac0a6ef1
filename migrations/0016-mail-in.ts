import { type Kysely, sql } from "kysely";

/** Mails that came in with what became of them, and what stood in a mail beside the words that were posted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    create table mails_in (
      id bigint generated always as identity primary key,
      door text not null check (door in ('smtp', 'imap', 'hook')),
      received_at timestamptz not null default now(),
      message_id text not null,                  -- its own, or one made of its bytes
      content_hash text not null,                -- tells two mails with one Message-ID apart
      recipient text not null,                   -- the address of ours that it came to
      from_address text not null default '',     -- lower case; as the mail says, proved or not
      from_name text not null default '',
      subject text not null default '',
      size_bytes bigint not null,
      headers text not null default '',          -- as they came; empty once the mail is old
      words text not null default '',            -- the text, for those who look after it; empty once the mail is old
      raw_key text,                              -- in the files room; null once the mail is old, or where it was too large
      copies integer not null default 1,         -- how often the same mail came
      state text not null default 'waiting' check (state in
        ('waiting', 'posted', 'done', 'held', 'answered', 'refused', 'ignored', 'bounce', 'discarded')),
      reason text not null default '',           -- why: a word of locales/en/mail-in.json
      person_id uuid references people (id) on delete set null,
      group_id bigint references groups (id) on delete set null,
      post_id bigint references posts (id) on delete set null,
      reply_id bigint references replies (id) on delete set null,
      accepted_at timestamptz,                   -- when somebody let it in as that person's
      settled_at timestamptz,
      settled_by uuid references people (id) on delete set null, -- null: by rule
      note text not null default '',             -- what an administrator wrote to it
      unique (message_id, content_hash)
    );
    create index mails_in_newest on mails_in (id desc, state);
    create index mails_in_of_sender on mails_in (from_address, received_at);
    create index mails_in_of_person on mails_in (person_id) where person_id is not null;
    create index mails_in_of_group on mails_in (group_id) where group_id is not null;
    create index mails_in_of_post on mails_in (post_id) where post_id is not null;
    create index mails_in_of_reply on mails_in (reply_id) where reply_id is not null;
    create index mails_in_settler on mails_in (settled_by) where settled_by is not null;

    -- One answer a day, cause and address: mails that answer mails must never go round and round.
    create table mail_answers (
      address text not null,
      cause text not null,
      day date not null,
      primary key (address, cause, day)
    );

    -- What a mail quoted and its signature: shown on request, neither searched nor mailed on.
    create table text_rests (
      id bigint generated always as identity primary key,
      post_id bigint not null references posts (id) on delete cascade,
      reply_id bigint references replies (id) on delete cascade,
      quoted text not null default '',
      signature text not null default ''
    );
    create unique index text_rests_once on text_rests (post_id, coalesce(reply_id, 0));
    create index text_rests_of_reply on text_rests (reply_id) where reply_id is not null;
  `)
    .execute(db);
}
