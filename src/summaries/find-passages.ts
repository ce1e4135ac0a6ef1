/** A reply that a summary cites, with the paragraphs that do so. */
export interface CitedReply {
  readonly replyId: number;
  readonly passage: string;
}

const citedMax = 200;

/**
 * The replies that a text links to, in the order of their first mention, each with the paragraphs or points in which that happens:
 * those are the words that its author is asked about. A link to a reply is its lasting address, whole or from the root
 * (`[Hana](/replies/12)`), and whatever stands after the number.
 * @param markdown several texts are read as one
 * @param url the address of this community, without a slash at the end
 */
export function findPassages(markdown: readonly string[], url: string): readonly CitedReply[] {
  const passages = new Map<number, string[]>();
  for (const block of markdown.flatMap(blocksOf))
    for (const replyId of new Set(repliesIn(block, url))) {
      if (!passages.has(replyId) && passages.size >= citedMax) continue;
      passages.set(replyId, [...(passages.get(replyId) ?? []), block]);
    }
  return [...passages].map(([replyId, blocks]) => ({ replyId, passage: blocks.join("\n\n") }));
}

/** Paragraphs, and the points of a list each for itself: a change in one point asks nobody about another. */
function blocksOf(markdown: string): string[] {
  return markdown
    .split(/\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/)
    .map((block) => block.replace(/\s+/g, " ").trim())
    .filter((block) => block !== "");
}

function repliesIn(block: string, url: string): number[] {
  const links = block.matchAll(/(?<=[(<\s]|^)(?:(https?:\/\/[^\s()<>/]+))?\/replies\/(\d{1,15})(?![\w-])/g);
  return [...links]
    .filter(([, origin]) => origin === undefined || origin === url)
    .map(([, , id]) => Number(id));
}
