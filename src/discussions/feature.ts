import type { Feature } from "../frame/index.ts";
import { defineGroupTool } from "../groups/index.ts";
import { definePostKind, defineStartingTexts, type PostKind } from "../posts/index.ts";
import { defineQuestionsInDigest } from "./digest-questions.ts";
import { waysPath } from "./paths.ts";
import { templateRoutes } from "./template-routes.tsx";
import { findStartingText } from "./templates.ts";

/** The kinds of post that this room owns, in the order they are offered. */
const kinds: readonly Pick<PostKind, "key" | "icon" | "talk">[] = [
  { key: "discussion", icon: "discussion" },
  { key: "question", icon: "question", talk: "helpful" },
  { key: "article", icon: "article" },
  { key: "round", icon: "round", talk: "round" },
  { key: "answer-first", icon: "eye", talk: "held" },
];

/** What people begin with: a discussion, a question, an article, a round, … A group may switch each of them off. */
export const discussions: Feature = {
  name: "discussions",
  register() {
    for (const kind of kinds) {
      const nameKey = `discussion.${kind.key}`;
      const hintKey = `discussion.${kind.key}.hint`;
      definePostKind({
        ...kind,
        nameKey,
        hintKey,
        startKey: `discussion.${kind.key}.start`,
        placeholderKey: `discussion.${kind.key}.placeholder`,
      });
      defineGroupTool({ key: kind.key, nameKey: `discussion.${kind.key}.tool`, hintKey });
    }
    defineQuestionsInDigest();
    defineStartingTexts({ find: findStartingText, path: waysPath });
  },
  routes(app) {
    templateRoutes(app);
  },
};
