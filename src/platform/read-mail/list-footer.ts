/** Lines that list programs append, seen behind any number of quote marks. */
const rule = /^(?:_{20,}|-{20,}|={20,}|~{10,}|\*{20,}|(?:-~|--~-|=-){4,}.*)$/;
const footerWords =
  /\bmailing list\b|\bunsubscribe|\blistinfo\b|mailman|list info|you (?:are receiving|received) this (?:message|email|mail) because|google groups|yahoo!? groups|to post to this (?:group|list)|\bsubscription options\b|list archives?:/i;
const scrubbed =
  /^(?:-------------- next part --------------|\[\[alternative HTML version deleted\]\]|An HTML attachment was scrubbed\.\.\.)$/;

/**
 * Takes out what list programs add to a message: footers between rules or at the end, the marks of removed HTML parts.
 *
 * @param quotedToo at any depth of quoting, since answers quote them too
 */
export function partListFooters(
  lines: readonly string[],
  quotedToo: boolean,
): { kept: string[]; footers: string[] } {
  const kept: string[] = [];
  const footers: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    const length = quotedToo || unmarked(line).marks === "" ? footerLengthAt(lines, index) : 0;
    if (length === 0) kept.push(line);
    else footers.push(...lines.slice(index, index + length));
    index += Math.max(1, length);
  }
  return { kept, footers };
}

function footerLengthAt(lines: readonly string[], index: number): number {
  const { marks, text } = unmarked(lines[index] ?? "");
  if (scrubbed.test(text)) {
    // "An HTML attachment was scrubbed..." is followed by the address where it was kept, which is of no more use.
    if (!text.startsWith("An HTML")) return text.startsWith("-") && !nextIsHtmlMark(lines, index + 1) ? 0 : 1;
    return /^URL: /.test(unmarked(lines[index + 1] ?? "").text) ? 2 : 1;
  }
  if (!rule.test(text)) return 0;
  const block: string[] = [];
  for (let at = index + 1; at < lines.length && block.length < 8; at += 1) {
    const next = unmarked(lines[at] ?? "");
    if (next.marks !== marks || next.text === "") break;
    if (rule.test(next.text)) break;
    block.push(next.text);
  }
  const words = block.findIndex((line) => footerWords.test(line));
  if (words < 0 || words > 2) return 0;
  // A wrapped or talkative line behind the footer belongs to it only while it still speaks of the list or is a bare address.
  let length = words + 1;
  while (length < block.length && isFooterLine(block[length] ?? "")) length += 1;
  const closing = unmarked(lines[index + 1 + length] ?? "");
  return (
    1 +
    length +
    (closing.marks === marks && rule.test(closing.text) && !ruleOpensFooter(lines, index + 1 + length)
      ? 1
      : 0)
  );
}

function isFooterLine(line: string): boolean {
  return footerWords.test(line) || /^\S*(?:https?:\/\/|@)\S*$|\bat\s+\S+\.\S+$|^https?:\/\//.test(line);
}

function ruleOpensFooter(lines: readonly string[], index: number): boolean {
  return lines.slice(index + 1, index + 4).some((line) => footerWords.test(line));
}

function nextIsHtmlMark(lines: readonly string[], index: number): boolean {
  return /An HTML attachment was scrubbed/.test(lines[index] ?? "");
}

function unmarked(line: string): { marks: string; text: string } {
  const marks = /^(?:[ \t]*>)*/.exec(line)?.[0] ?? "";
  // The Markdown of an HTML mail has the rule with backslashes.
  return {
    marks: marks.replace(/\s/g, ""),
    text: line
      .slice(marks.length)
      .replaceAll("\\_", "_")
      .replace(/(?: {2}|\\)$/, "")
      .trim(),
  };
}
