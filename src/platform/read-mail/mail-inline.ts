/**
 * What stays as it is inside a line: web addresses (bare or in angles), code in backticks. And what some programs make of links:
 * "[School]<https://…>", "aroha@…<mailto:aroha@…>".
 */
const kept =
  /\[[^[\]<>\n]{1,60}\] ?<https?:[^<>\s]{1,2000}>|[\w.+-]{1,64}@[\w.-]{1,200}<mailto:[^<>\s]{1,300}>|<(?:https?|ftp|mailto):[^<>\s]{1,2000}>|\bhttps?:\/\/[^\s<>"]{1,2000}|(?<![`\\])`[^`\n]{1,300}`(?!`)/gi;

/**
 * Escapes what Markdown would read as formatting in one line of mail, and leaves what mails use by intention: web addresses,
 * `code` and *emphasis*.
 *
 * @param startsLine whether the text stands at the beginning of a line, where more characters mean something
 */
export function escapeInline(text: string, startsLine: boolean): string {
  let set = "";
  let from = 0;
  for (const match of text.matchAll(kept)) {
    set += escapeWords(text.slice(from, match.index)) + setKept(match[0]);
    from = match.index + match[0].length;
  }
  set += escapeWords(text.slice(from));
  return startsLine ? escapeStart(set) : set;
}

/** An address in the text, without the punctuation of the sentence around it. */
function setKept(match: string): string {
  if (match.startsWith("<") || match.startsWith("`")) return match;
  if (match.startsWith("[")) return setNamedLink(match);
  if (match.endsWith(">")) return setMailLink(match);
  const tail = /[.,;:!?'*_)\]]+$/.exec(match)?.[0] ?? "";
  const closes = tail.startsWith(")") && match.slice(0, -tail.length).includes("(") ? 1 : 0;
  const end = match.length - tail.length + closes;
  const behind = escapeWords(match.slice(end));
  // A backslash right behind an address would be taken for a part of it.
  return behind.startsWith("\\") ? `<${match.slice(0, end)}>${behind}` : match.slice(0, end) + behind;
}

function setNamedLink(match: string): string {
  const [, name = "", gap = "", address = ""] = /^\[(.*)\]( ?)<(.*)>$/.exec(match) ?? [];
  // A number is a note at the foot of the mail, whose address is to be seen.
  if (!/\p{L}/u.test(name)) return `\\[${escapeWords(name)}\\]${gap}<${address}>`;
  return `[${escapeWords(name)}](<${address}>)`;
}

function setMailLink(match: string): string {
  const [shown = "", meant = ""] = match.slice(0, -1).split("<mailto:");
  return escapePlain(shown) + (shown.toLowerCase() === meant.toLowerCase() ? "" : ` <mailto:${meant}>`);
}

function escapeWords(text: string): string {
  const starred = /(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;
  let set = "";
  let from = 0;
  for (const match of text.matchAll(starred)) {
    set += `${escapePlain(text.slice(from, match.index))}*${escapePlain(match[1] ?? "")}*`;
    from = match.index + match[0].length;
  }
  return set + escapePlain(text.slice(from));
}

function escapePlain(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/~(?=~)/g, "\\~")
    .replace(/&(?=#?\w{1,31};)/g, "\\&")
    .replace(/!(?=\\\[)/g, "\\!");
}

/** Headings, lists, rules, quotes, tables, containers: whatever the first characters of a line would make. */
function escapeStart(text: string): string {
  return text
    .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
    .replace(/^([-+])(?=\s|$)/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(={2,}|-{2,})(?=\s*$)/, "\\$1")
    .replace(/^([>|])/, "\\$1")
    .replace(/^(:{3,}|~{3,})/, "\\$1");
}
