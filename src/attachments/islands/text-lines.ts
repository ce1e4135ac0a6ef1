const line = /!\[([^\]]*)\]\(attachment:([0-9a-f-]{36})\)/g;

/** The attachments that a text shows. */
export function attachedIds(text: string): string[] {
  return [...text.matchAll(line)].map((match) => match[2] as string);
}

/** Puts a line of its own at the caret. */
export function insertLine(area: HTMLTextAreaElement, words: string): void {
  const { value, selectionStart: start, selectionEnd: end } = area;
  replace(area, start, end, withBreaks(value.slice(0, start), words, value.slice(end)));
}

/** A line with an empty one before and after it, as Markdown wants it, where they are not there already. */
export function withBreaks(before: string, words: string, after: string): string {
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return lead + words + tail;
}

/** Changes the words of a picture's line to its new description, unless the writer has put in words of their own. */
export function describeLine(
  area: HTMLTextAreaElement,
  was: { id: string; markdown: string },
  is: { markdown: string },
): void {
  const at = area.value.indexOf(was.markdown);
  if (at >= 0 && was.markdown !== is.markdown) replace(area, at, at + was.markdown.length, is.markdown);
}

function replace(area: HTMLTextAreaElement, from: number, to: number, words: string): void {
  if (document.activeElement === area) {
    area.setSelectionRange(from, to);
    // execCommand is old, but it is the only way that the browser's own undo takes back.
    if (document.execCommand("insertText", false, words)) return;
  }
  // Somebody who writes elsewhere by now is left there.
  area.setRangeText(words, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
