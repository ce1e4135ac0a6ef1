const actions = [
  "bold",
  "italic",
  "strike",
  "link",
  "heading",
  "quote",
  "bullets",
  "numbers",
  "code",
  "table",
  "mention",
  "emoji",
] as const;

/** What the toolbar can do to a text in Markdown. */
export type TextAction = (typeof actions)[number];

/** Whether a button of the toolbar is one of these. */
export function isTextAction(action: string): action is TextAction {
  return (actions as readonly string[]).includes(action);
}

/** What to write in the place of the selected part, and what is selected then (offsets into the whole text). */
export interface Replacement {
  from: number;
  to: number;
  text: string;
  selectFrom: number;
  selectTo: number;
}

const around: Partial<Record<TextAction, string>> = { bold: "**", italic: "*", strike: "~~" };
const emptyTable = "|   |   |\n| - | - |\n|   |   |";
const linePrefix: Partial<Record<TextAction, (index: number) => string>> = {
  heading: () => "## ",
  quote: () => "> ",
  bullets: () => "- ",
  numbers: (index) => `${index + 1}. `,
};

/** Works out a toolbar action on a text and its selection, without touching anything. Done twice, it takes itself back. */
export function replacementFor(action: TextAction, value: string, start: number, end: number): Replacement {
  const prefix = linePrefix[action];
  if (prefix) return onLines(value, start, end, prefix);
  if (action === "link") return asLink(value, start, end);
  const selected = value.slice(start, end);
  if (action === "table") return asTable(value, start, end);
  if (action === "mention" || action === "emoji")
    return asSign(action === "mention" ? "@" : ":", value, start);
  if (action === "code" && selected.includes("\n")) return wrap(value, start, end, "```\n", "\n```");
  const mark = around[action] ?? "`";
  return wrap(value, start, end, mark, mark);
}

function wrap(value: string, start: number, end: number, before: string, after: string): Replacement {
  const selected = value.slice(start, end);
  const wrapped =
    value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (wrapped && start >= before.length) {
    const from = start - before.length;
    return {
      from,
      to: end + after.length,
      text: selected,
      selectFrom: from,
      selectTo: from + selected.length,
    };
  }
  const selectFrom = start + before.length;
  return {
    from: start,
    to: end,
    text: before + selected + after,
    selectFrom,
    selectTo: selectFrom + selected.length,
  };
}

function asTable(value: string, start: number, end: number): Replacement {
  const lead = start === 0 || value.endsWith("\n\n", start) ? "" : value[start - 1] === "\n" ? "\n" : "\n\n";
  const text = `${lead}${emptyTable}\n\n${value.slice(start, end)}`;
  const cell = start + lead.length + 2;
  return { from: start, to: end, text, selectFrom: cell, selectTo: cell };
}

/** The sign that looks for people or emoji, where a word begins. */
function asSign(sign: string, value: string, at: number): Replacement {
  const text = at === 0 || /\s/.test(value[at - 1] ?? "") ? sign : ` ${sign}`;
  return { from: at, to: at, text, selectFrom: at + text.length, selectTo: at + text.length };
}

function asLink(value: string, start: number, end: number): Replacement {
  const selected = value.slice(start, end);
  if (/^https?:\/\/\S+$/.test(selected)) {
    return { from: start, to: end, text: `[](${selected})`, selectFrom: start + 1, selectTo: start + 1 };
  }
  const address = start + selected.length + 3;
  return {
    from: start,
    to: end,
    text: `[${selected}](https://)`,
    selectFrom: address,
    selectTo: address + "https://".length,
  };
}

function onLines(value: string, start: number, end: number, prefix: (index: number) => string): Replacement {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const breakAfter = value.indexOf(
    "\n",
    Math.max(end - (end > start && value[end - 1] === "\n" ? 1 : 0), start),
  );
  const to = breakAfter === -1 ? value.length : breakAfter;
  const lines = value.slice(from, to).split("\n");
  const taken = lines.every((line, index) => line.startsWith(prefix(index)));
  const text = lines
    .map((line, index) => (taken ? line.slice(prefix(index).length) : prefix(index) + line))
    .join("\n");
  return {
    from,
    to,
    text,
    selectFrom: lines.length > 1 ? from : from + text.length,
    selectTo: from + text.length,
  };
}

/** Does a toolbar action to a textarea, in a way that the browser's own undo takes back. */
export function applyTextAction(area: HTMLTextAreaElement, action: TextAction): void {
  const change = replacementFor(action, area.value, area.selectionStart, area.selectionEnd);
  area.focus();
  area.setSelectionRange(change.from, change.to);
  // execCommand is old, but it is the only way that keeps the history of undo.
  if (!document.execCommand("insertText", false, change.text)) {
    area.setRangeText(change.text, change.from, change.to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(change.selectFrom, change.selectTo);
}
