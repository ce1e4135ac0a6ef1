import { foldMarkdown } from "../platform/text/index.ts";

/** What a post may hold: the limit for people, who may want to edit it one day. */
const textLengthMax = 100_000;
/** Room for the words that say that there is more. */
const cutLength = 98_000;

/** The text of a message as it is kept, and the whole of it where that is too long for one. */
export interface ComposedText {
  readonly markdown: string;
  /** What did not fit, to be kept as a file. */
  readonly whole: string | null;
}

/**
 * Sets what the writer says, and folded behind it what they quote. Of a text beyond all measure (a log, mostly) the
 * beginning is shown; the quoted tail goes first.
 */
export function composeText(reply: string, quoted: string, words: { readonly quoted: string }): ComposedText {
  const fold = quoted === "" ? "" : foldMarkdown(words.quoted, quoted).trimEnd();
  const markdown = [reply, fold].filter((part) => part !== "").join("\n\n");
  if (markdown.length <= textLengthMax) return { markdown, whole: null };
  if (reply.length <= textLengthMax) return { markdown: reply, whole: null };
  return { markdown: cut(reply), whole: reply };
}

/** Cuts between lines, and closes a block of code that the cut has opened. */
function cut(reply: string): string {
  const start = reply.slice(0, cutLength).toWellFormed();
  const lines = start.slice(0, start.lastIndexOf("\n") > 0 ? start.lastIndexOf("\n") : undefined).split("\n");
  let fence: string | null = null;
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (!mark) continue;
    if (fence === null) fence = mark;
    else if (mark.startsWith(fence)) fence = null;
  }
  return [...lines, ...(fence === null ? [] : [fence])].join("\n");
}
