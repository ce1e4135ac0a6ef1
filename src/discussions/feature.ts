import type { Feature } from "../frame/index.ts";
import { defineGroupTool } from "../groups/index.ts";
import { definePostKind } from "../posts/index.ts";
import { defineQuestionsInDigest } from "./digest-questions.ts";

/** The kinds of post that this room owns, in the order they are offered. */
const kinds = ["discussion", "question", "article"] as const;

/** What people begin with: a discussion, a question, an article. A group may switch each of them off. */
export const discussions: Feature = {
  name: "discussions",
  register() {
    for (const key of kinds) {
      const nameKey = `discussion.${key}`;
      const hintKey = `discussion.${key}.hint`;
      definePostKind({
        key,
        nameKey,
        hintKey,
        startKey: `discussion.${key}.start`,
        placeholderKey: `discussion.${key}.placeholder`,
        icon: key,
      });
      defineGroupTool({ key, nameKey: `discussion.${key}.tool`, hintKey });
    }
    defineQuestionsInDigest();
  },
};
