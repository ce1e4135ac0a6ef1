import type { MailRecord } from "../platform/read-mail/index.ts";

/** Whether a mail says nothing of its own: somebody pressed "Reply" and "Send", and the old mail came back. */
export function isOnlyQuote({ replyMarkdown, quotedMarkdown, isForward }: MailRecord): boolean {
  if (isForward || quotedMarkdown !== "") return false;
  const lines = replyMarkdown.split("\n").filter((line) => line.trim() !== "");
  const first = lines.findIndex((line) => line.startsWith(">"));
  // At most "On Tuesday, Aroha wrote:" stands above it, which may be broken over some lines.
  if (first < 0 || first > 3 || (first > 0 && !/[:：]\s*$/.test(lines[first - 1] ?? ""))) return false;
  return lines.slice(first).every((line) => line.startsWith(">"));
}
