/** The text that is reacted to. */
export type ReactionPlace = { readonly postId: number } | { readonly replyId: number };

/** Its column in the table of reactions, and its number. */
export function columnOf(place: ReactionPlace): readonly ["postId" | "replyId", number] {
  return "postId" in place ? ["postId", place.postId] : ["replyId", place.replyId];
}
