export { foldMarkdown } from "./folded-block.ts";
export { type Grammar, markdownGrammar } from "./grammar.ts";
