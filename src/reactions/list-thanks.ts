import type { Ctx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Somebody who said thanks. */
export interface Thanker {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly at: Date;
}

const shownMax = 200;

/** Who said thanks for a post or reply, the newest first; who has closed their account is left out. The right is checked before. */
export function listThanks(ctx: Ctx, place: { postId: number } | { replyId: number }): Promise<Thanker[]> {
  const [column, id] =
    "postId" in place ? (["postId", place.postId] as const) : (["replyId", place.replyId] as const);
  return ctx.db
    .selectFrom("reactions")
    .innerJoin("people", "people.id", "reactions.personId")
    .where(`reactions.${column}`, "=", id)
    .where("people.standing", "<>", "closed")
    .orderBy("reactions.createdAt", "desc")
    .orderBy("reactions.id", "desc")
    .limit(shownMax)
    .select([
      "people.id",
      "people.name",
      "people.handle",
      "people.image as face",
      "reactions.createdAt as at",
    ])
    .execute();
}
