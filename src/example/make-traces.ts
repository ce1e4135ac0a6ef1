import type { Ctx, GroupId, PersonId } from "../viewer/index.ts";
import { hoursLater, numberOf } from "./dates.ts";
import type { ExamplePost } from "./example-types.ts";

/** A thread that has been written, and whose members leave traces on it. */
interface Thread {
  readonly postId: number;
  readonly replyIds: readonly number[];
  readonly post: ExamplePost;
  readonly authorId: PersonId;
  readonly at: Date;
  readonly replies: readonly { readonly authorId: PersonId; readonly markdown: string; readonly at: Date }[];
}

interface Place {
  readonly groupId: GroupId;
  readonly members: readonly PersonId[];
}

/** Thanks from members of the group, as many as the text says (or as there are), with the counts on what they thank for. */
export async function insertThanks(tx: Ctx, place: Place, thread: Thread): Promise<void> {
  const { postId, post, replies, replyIds } = thread;
  const thanked = [
    { replyId: null, authorId: thread.authorId, word: post.title, at: thread.at, wished: post.thanks ?? 0 },
    ...replies.map(({ authorId, markdown, at }, index) => ({
      replyId: replyIds[index] ?? null,
      authorId,
      word: markdown,
      at,
      wished: post.replies[index]?.thanks ?? 0,
    })),
  ];
  for (const { replyId, authorId, word, at, wished } of thanked) {
    const givers = pick(place.members, authorId, word, wished);
    if (givers.length === 0) continue;
    const rows = givers.map((personId, index) => ({
      personId,
      ...(replyId === null ? { postId, replyId: null } : { postId: null, replyId }),
      createdAt: notLater(tx, hoursLater(at, 2 + index * 5, personId)),
    }));
    await tx.db.insertInto("reactions").values(rows).execute();
    const count = { reactions: JSON.stringify({ thanks: givers.length }) };
    if (replyId === null) await tx.db.updateTable("posts").set(count).where("id", "=", postId).execute();
    else await tx.db.updateTable("replies").set(count).where("id", "=", replyId).execute();
  }
}

/** Who has read the thread, and how far: all who wrote in it to its end, of the others about two in three. */
export async function insertReaders(tx: Ctx, place: Place, thread: Thread): Promise<void> {
  const { postId, replyIds, replies } = thread;
  const wrote = new Set([thread.authorId, ...replies.map((reply) => reply.authorId)]);
  const rows = place.members.flatMap((personId) => {
    const number = numberOf(`${personId.length} ${place.members.indexOf(personId)} ${thread.post.title}`);
    if (!wrote.has(personId) && number % 3 === 0) return [];
    const far = wrote.has(personId) || number % 2 === 0 ? replyIds.length : Math.floor(replyIds.length / 2);
    const readAt = notLater(tx, hoursLater(replies[far - 1]?.at ?? thread.at, 6, thread.post.title));
    return [{ personId, postId, readAt, lastReplyId: replyIds[far - 1] ?? null }];
  });
  if (rows.length > 0) await tx.db.insertInto("postReads").values(rows).execute();
}

/** So many of the members, but not the one who wrote it: always the same ones for the same words. */
function pick(
  members: readonly PersonId[],
  authorId: PersonId,
  word: string,
  count: number,
): readonly PersonId[] {
  const others = members.filter((id) => id !== authorId);
  const start = others.length === 0 ? 0 : numberOf(word) % others.length;
  return [...others.slice(start), ...others.slice(0, start)].slice(0, count);
}

function notLater(tx: Ctx, date: Date): Date {
  return date < tx.now() ? date : tx.now();
}
