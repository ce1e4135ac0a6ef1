/** Mail programs break lines at this width or a little below. */
const narrowest = 58;

/**
 * Puts the ">" back before the rest of quoted lines that a mail program wrapped without it:
 *
 *     > > a long line of a quote that was wrapped at the
 *     > end
 *     > > and goes on
 *
 * A rest is what follows a full line of deeper quoting without an empty line between, and is itself followed by deeper quoting.
 *
 * @param maxRest how many lines may be such a rest: few at the top, where people answer below a quote without an empty line
 */
export function mendWrappedQuotes(lines: readonly string[], maxRest: number): string[] {
  const mended = [...lines];
  for (let index = 1; index < mended.length; index += 1) {
    const above = quoteDepth(mended[index - 1] ?? "");
    if (above === 0 || !breaksOff(mended[index - 1] ?? "", mended[index] ?? "")) continue;
    let end = index;
    while (end < mended.length && end - index <= maxRest && isRest(mended[end] ?? "", above)) end += 1;
    if (end === index || end - index > maxRest || quoteDepth(mended[end] ?? "") < above) continue;
    const rest = mended.slice(index, end).map(withoutMarks).join(" ");
    mended.splice(index - 1, end - index + 1, `${mended[index - 1]} ${rest}`);
  }
  return mended;
}

/** How many ">" a line begins with. */
export function quoteDepth(line: string): number {
  return (/^(?: {0,3}>)+/.exec(line)?.[0].match(/>/g) ?? []).length;
}

function breaksOff(line: string, next: string): boolean {
  const word = /^\S+/.exec(withoutMarks(next))?.[0] ?? "";
  return line.length >= narrowest || (line.length + 1 + word.length >= 72 && word !== "");
}

function isRest(line: string, above: number): boolean {
  return quoteDepth(line) === above - 1 && withoutMarks(line).trim() !== "";
}

function withoutMarks(line: string): string {
  return line.replace(/^(?: {0,3}>)+ ?/, "");
}
