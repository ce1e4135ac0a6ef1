import { sql } from "kysely";
import { excerpt } from "../platform/text/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { conversationsPerPage } from "./limits.ts";
import type { Named } from "./read-messages.ts";
import "./tables.ts";

/** A conversation as the list of somebody who is in it shows it. */
export interface ConversationRow {
  readonly id: number;
  readonly postId: number | null;
  readonly lastAt: Date;
  readonly muted: boolean;
  /** Messages of others that the viewer has not seen; 100 stands for that and more. */
  readonly unread: number;
  /** The others who are in it now. */
  readonly others: readonly Named[];
  /** The last message, in short; null where there is none that the viewer may read. */
  readonly last: { readonly by: Named | null; readonly excerpt: string } | null;
}

interface Row extends Omit<ConversationRow, "last" | "others"> {
  readonly others: readonly Named[] | null;
  readonly last: { readonly html: string; readonly by: Named | null } | null;
}

const countedMax = 100;

/** The viewer's conversations, the latest first. */
export async function listConversations(
  ctx: PersonCtx,
  page: number,
): Promise<{ conversations: readonly ConversationRow[]; more: boolean }> {
  const me = ctx.viewer.id;
  const person = sql`json_build_object('id', people.id, 'name', people.name, 'handle', people.handle, 'face', people.image,
    'standing', people.standing)`;
  const { rows } = await sql<Row>`
    select conversations.id, post_id as "postId", last_at as "lastAt", muted_at is not null as muted,
      (select count(*)::int from (select from conversation_messages
        where conversation_id = conversations.id and id > greatest(read_to, sees_after) and kind = 'words'
          and author_id is distinct from ${me} limit ${countedMax}) as unread) as unread,
      (select json_agg(${person} order by them.joined_at, people.name_folded) from conversation_people as them
        join people on people.id = them.person_id
        where them.conversation_id = conversations.id and them.left_at is null and them.person_id <> ${me}) as others,
      (select json_build_object('html', left(html, 1000), 'by', case when people.id is not null then ${person} end)
        from conversation_messages left join people on people.id = author_id
        where conversation_id = conversations.id and conversation_messages.id > sees_after and kind = 'words'
        order by conversation_messages.id desc limit 1) as last
    from conversation_people as mine join conversations on conversations.id = mine.conversation_id
    where mine.person_id = ${me} and mine.left_at is null
    order by last_at desc, conversations.id desc
    limit ${conversationsPerPage + 1} offset ${(page - 1) * conversationsPerPage}`.execute(ctx.db);
  const conversations = rows.slice(0, conversationsPerPage).map(({ others, last, ...row }) => ({
    ...row,
    others: others ?? [],
    last: last && { by: last.by, excerpt: excerpt(last.html, 140) },
  }));
  return { conversations, more: rows.length > conversationsPerPage };
}
