import { defineDigestBlock, findUnseenPosts } from "../notifications/index.ts";

/** Says in digests which questions in one's groups nobody has answered yet. */
export function defineQuestionsInDigest(): void {
  defineDigestBlock({
    key: "questions",
    titleKey: "discussion.question.digest",
    rank: 30,
    find: (ctx, since) => findUnseenPosts(ctx, since, { kind: "question", unanswered: true }),
  });
}
