import { sql } from "kysely";
import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import { findVisiblePost, prepareText } from "../posts/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { lockConversation } from "./find-conversation.ts";
import { Handles, Words } from "./input.ts";
import { peopleMax } from "./limits.ts";
import { findReachable } from "./reachable.ts";
import { keepMessage } from "./send-message.ts";
import { holdToLimits } from "./spam.ts";
import "./tables.ts";

const StartInput = z.object({
  people: Handles,
  markdown: Words,
  /** The talk that it is begun beside. */
  post: z.union([z.literal("").transform(() => undefined), z.coerce.number().int().positive()]).optional(),
});

/**
 * Begins a conversation with its first message. To one person alone, where there is one already and no talk is named, the message goes
 * there: nobody wants two with the same one.
 * @param also is done in the same transaction: both are kept or neither.
 * @returns the conversation and the message.
 * @throws Invalid (also: somebody whom the viewer may not write to, which is all that is told), NotFound (the talk), TooMany
 */
export async function startConversation(
  ctx: PersonCtx,
  body: unknown,
  also?: (tx: PersonCtx) => Promise<void>,
): Promise<{ conversationId: number; messageId: number }> {
  const { people: handles, markdown, post: postId } = parse(StartInput, body);
  if (handles.length === 0) throw new Invalid({ people: "conversation.people.missing" });
  if (handles.length >= peopleMax) throw new Invalid({ people: "conversation.people.too-many" });

  const people = await findReachable(ctx, { handles });
  if (people.length < handles.length) throw new Invalid({ people: "conversation.people.unreachable" });
  const post = postId === undefined ? null : await findVisiblePost(ctx, postId);

  const { html } = await prepareText(ctx, markdown);

  return inTransaction(ctx, async (tx) => {
    const ids = people.map((person) => person.id);
    await holdToLimits(tx, 0, false);
    let conversationId = await findSame(tx, ids, post?.id ?? null, markdown);
    if (conversationId === undefined) {
      await holdToLimits(tx, ids.length, true);
      conversationId = await insertConversation(tx, ids, post?.id ?? null);
    }
    await lockConversation(tx, conversationId);
    const messageId = await keepMessage(tx, conversationId, { markdown, html });
    await also?.(tx);
    return { conversationId, messageId };
  });
}

/** A conversation of exactly these people and the viewer: of two any, of more the one that was begun with these words just now. */
async function findSame(
  tx: PersonCtx,
  ids: readonly PersonId[],
  postId: number | null,
  markdown: string,
): Promise<number | undefined> {
  const me = tx.viewer.id;
  const justNow = new Date(tx.now().getTime() - 60_000);
  const all = [...ids, me].toSorted();
  const { rows } = await sql<{ id: number }>`
    select conversations.id from conversations
    join conversation_people as mine on mine.conversation_id = conversations.id and mine.person_id = ${me} and mine.left_at is null
    where (select array_agg(person_id order by person_id) from conversation_people
        where conversation_id = conversations.id and left_at is null) = ${all}::uuid[]
      and post_id is not distinct from ${postId}::bigint
      and (${ids.length === 1 && postId === null} or (begun_by = ${me} and begun_at > ${justNow}
        and exists (select from conversation_messages
          where conversation_id = conversations.id and author_id = ${me} and markdown = ${markdown})))
    order by last_at desc limit 1`.execute(tx.db);
  return rows[0]?.id;
}

/** Where the viewer already writes with this one person, and nobody else; undefined for nowhere. */
export async function findPair(ctx: PersonCtx, personId: PersonId): Promise<number | undefined> {
  return findSame(ctx, [personId], null, "");
}

async function insertConversation(
  tx: PersonCtx,
  ids: readonly PersonId[],
  postId: number | null,
): Promise<number> {
  const now = tx.now();
  const me = tx.viewer.id;
  const { id } = await tx.db
    .insertInto("conversations")
    .values({ postId, begunBy: me, begunAt: now, lastAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  const rows = [
    { conversationId: id, personId: me, addedBy: null, joinedAt: now },
    ...ids.map((personId) => ({ conversationId: id, personId, addedBy: me, joinedAt: now })),
  ];
  await tx.db.insertInto("conversationPeople").values(rows).execute();
  return id;
}
