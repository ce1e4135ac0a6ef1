/** Prefixes that mail programs put before an answered or forwarded subject, in the languages seen in archives. */
const answer =
  "re|aw|antw|antwort|sv|vs|ynt|odp|od|ref|rif|r|bls|vá|vastaus|πρ|απ|回复|回覆|答复|答覆|返信|답장|ответ|на";
const forward = "fwd?|wg|tr|rv|vl|doorst|enc|i|pd|fs|továbbítás|προώθηση|转发|轉寄|転送|전달|пересл";
const answerPrefix = new RegExp(
  `^\\s*(?:${answer})\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\^\\d+)?\\s*[:：]\\s*`,
  "iu",
);
const forwardPrefix = new RegExp(`^\\s*(?:${forward})\\s*(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：]\\s*`, "iu");
/** What gateways of firms put before the subject of every mail that comes from outside. */
const gatewayMark =
  /^\s*(?:\[(?:ext|extern|external|externe|externer?n?|external e?mail|caution|warning|forged|spam\??|suspected spam)\]|\*{1,5}\s*(?:external|spam)\s*\*{1,5}|external:)\s*/iu;
/** "[list-name] ": short, no sentence. A tag such as "[solved]" goes too; for grouping a thread that is right. */
const listTag = /^\s*\[[^\]\n]{1,40}\]\s*/u;

export interface Subject {
  /** What a title shows: without the tag of the list and the answer prefixes before it, white space made single. */
  title: string;
  /** The same, folded for comparing: no prefix, no tag, no "(was: …)", lower case. */
  threadSubject: string;
  isAnswer: boolean;
  isForward: boolean;
}

/**
 * Takes a decoded subject apart.
 *
 * @param listNames tags of this list as written in "[…]" (lower case). Tags that are not the list's stay in the title.
 */
export function readSubject(subject: string, listNames: readonly string[] = []): Subject {
  let title = subject.replace(/\s+/gu, " ").trim();
  let isAnswer = false;
  let isForward = false;
  for (let before = ""; before !== title; ) {
    before = title;
    if (answerPrefix.test(title)) isAnswer = true;
    else if (forwardPrefix.test(title) && !isAnswer) isForward = true;
    title = title.replace(answerPrefix, "").replace(forwardPrefix, "").replace(gatewayMark, "");
    const tag = /^\[([^\]]{1,40})\]\s*/u.exec(title);
    if (tag && listNames.includes((tag[1] ?? "").toLowerCase())) title = title.slice(tag[0].length);
  }
  return { title, threadSubject: foldSubject(title), isAnswer, isForward };
}

function foldSubject(title: string): string {
  let folded = title;
  for (let before = ""; before !== folded; ) {
    before = folded;
    folded = folded
      .replace(listTag, "")
      .replace(answerPrefix, "")
      .replace(forwardPrefix, "")
      .replace(gatewayMark, "");
  }
  folded = folded.replace(/\s*[([](?:was|war|était|fue)\b:?.*$/iu, "");
  return folded.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
