/** What one may answer a text with in one press, in the order of the screen. Each has its words: reaction.<kind>. */
export const reactionKinds = ["thanks", "me-too", "used", "more", "differently"] as const;

export type ReactionKind = (typeof reactionKinds)[number];

/** How many have chosen each; what nobody has chosen is left out. */
export type ReactionCounts = Readonly<Partial<Record<ReactionKind, number>>>;

/** What invites an answer: whoever presses one of these is shown the way to the reply box. */
export const invitesAnswer = (kind: string): boolean => kind === "more" || kind === "differently";

/** What its author is told of. Thanks and "me too" are seen at the text, and tell nobody: they come in numbers. */
export const tellsAuthor = (kind: ReactionKind): boolean => kind === "used" || invitesAnswer(kind);

/** How long the sentence of what happened may be. */
export const wordsLengthMax = 300;
