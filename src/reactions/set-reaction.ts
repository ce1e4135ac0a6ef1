import type { PersonCtx, PersonId } from "../viewer/index.ts";
import type { ReactionCounts, ReactionKind } from "./kinds.ts";
import { columnOf, type ReactionPlace } from "./place.ts";
import "./tables.ts";

/**
 * Sets the viewer's one reaction to a text, changes it, or takes it back (null). Call it in a transaction that holds the row
 * of the text, so that two at once are counted both; the right to do so is checked before.
 * @returns how many have chosen each kind now, and whether anything changed.
 */
export async function setReaction(
  tx: PersonCtx,
  place: ReactionPlace,
  reaction: { readonly kind: ReactionKind; readonly words: string } | null,
): Promise<{ counts: ReactionCounts; changed: boolean }> {
  const changed = reaction ? await choose(tx, place, reaction) : await remove(tx, place, tx.viewer.id);
  return { counts: await countReactions(tx, place), changed };
}

async function choose(
  tx: PersonCtx,
  place: ReactionPlace,
  { kind, words }: { readonly kind: ReactionKind; readonly words: string },
): Promise<boolean> {
  const [column, id] = columnOf(place);
  const mine = await tx.db
    .selectFrom("reactions")
    .where(column, "=", id)
    .where("personId", "=", tx.viewer.id)
    .select(["id", "kind", "words"])
    .executeTakeFirst();
  if (mine?.kind === kind && mine.words === words) return false;
  if (mine) {
    await tx.db
      .updateTable("reactions")
      .set({ kind, words, ...(mine.kind === kind ? {} : { createdAt: tx.now() }) })
      .where("id", "=", mine.id)
      .execute();
  } else {
    const at = { postId: null, replyId: null, ...place };
    await tx.db
      .insertInto("reactions")
      .values({ ...at, personId: tx.viewer.id, kind, words, createdAt: tx.now() })
      .execute();
  }
  return true;
}

/** Removes somebody's reaction to a text. @returns whether there was one. */
async function remove(tx: PersonCtx, place: ReactionPlace, personId: PersonId): Promise<boolean> {
  const [column, id] = columnOf(place);
  const done = await tx.db
    .deleteFrom("reactions")
    .where(column, "=", id)
    .where("personId", "=", personId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Counted anew from what is there, so that a count can never drift. */
export async function countReactions(tx: PersonCtx, place: ReactionPlace): Promise<ReactionCounts> {
  const [column, id] = columnOf(place);
  const rows = await tx.db
    .selectFrom("reactions")
    .where(column, "=", id)
    .groupBy("kind")
    .select((eb) => ["kind", eb.fn.countAll<number>().as("count")])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.kind, row.count]));
}
