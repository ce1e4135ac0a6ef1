export { findReaction, reactionOf, removeReaction } from "./find-reaction.ts";
export {
  invitesAnswer,
  type ReactionCounts,
  type ReactionKind,
  reactionKinds,
  tellsAuthor,
  wordsLengthMax,
} from "./kinds.ts";
export { listReactions, type Reactor } from "./list-reactions.ts";
export { type MyReactions, myReactions } from "./my-reactions.ts";
export type { ReactionPlace } from "./place.ts";
export { countReactions, setReaction } from "./set-reaction.ts";
export { readUses, type Use, type Uses } from "./uses.ts";
