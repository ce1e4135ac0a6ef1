import type { Ctx, PersonId } from "../viewer/index.ts";
import type { ReactionKind } from "./kinds.ts";
import { columnOf, type ReactionPlace } from "./place.ts";
import "./tables.ts";

/** Somebody who reacted to a text. */
export interface Reactor {
  readonly reactionId: number;
  readonly kind: ReactionKind;
  /** What happened, of those who used it. */
  readonly words: string;
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly at: Date;
}

const shownMax = 200;

/** Who reacted to a post or reply, the newest first; who has closed their account is left out. The right is checked before. */
export function listReactions(ctx: Ctx, place: ReactionPlace): Promise<Reactor[]> {
  const [column, id] = columnOf(place);
  return ctx.db
    .selectFrom("reactions")
    .innerJoin("people", "people.id", "reactions.personId")
    .where(`reactions.${column}`, "=", id)
    .where("people.standing", "<>", "closed")
    .orderBy("reactions.createdAt", "desc")
    .orderBy("reactions.id", "desc")
    .limit(shownMax)
    .select([
      "reactions.id as reactionId",
      "reactions.kind",
      "reactions.words",
      "people.id",
      "people.name",
      "people.handle",
      "people.image as face",
      "reactions.createdAt as at",
    ])
    .execute();
}
