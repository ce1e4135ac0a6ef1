import type { Editor } from "@tiptap/core";

/** Does what a button of the toolbar says to the chosen words. */
export function actOn(editor: Editor, action: string): void {
  const act = acts[action];
  if (act) act(editor);
}

const acts: Readonly<Record<string, (editor: Editor) => unknown>> = {
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  strike: (editor) => editor.chain().focus().toggleStrike().run(),
  heading: nextHeading,
  quote: (editor) => editor.chain().focus().toggleBlockquote().run(),
  bullets: (editor) => editor.chain().focus().toggleBulletList().run(),
  numbers: (editor) => editor.chain().focus().toggleOrderedList().run(),
  code: toggleCode,
  table: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
  mention: (editor) => beginWith(editor, "@"),
  emoji: (editor) => beginWith(editor, ":"),
  undo: (editor) => editor.chain().focus().undo().run(),
  redo: (editor) => editor.chain().focus().redo().run(),
};

/** A heading, a smaller one, none. */
function nextHeading(editor: Editor): void {
  const level = editor.isActive("heading") ? Number(editor.getAttributes("heading").level) : 0;
  const chain = editor.chain().focus();
  if (level === 0) chain.setHeading({ level: 2 }).run();
  else if (level === 2) chain.setHeading({ level: 3 }).run();
  else chain.setParagraph().run();
}

/** Words in a line are marked as code; lines, or an empty one, become a block of it. */
function toggleCode(editor: Editor): void {
  const { empty, $from, $to } = editor.state.selection;
  const inLine = !empty && $from.sameParent($to) && !editor.isActive("codeBlock");
  const chain = editor.chain().focus();
  if (inLine || (empty && editor.isActive("code"))) chain.toggleMark("code").run();
  else chain.toggleCodeBlock().run();
}

/** The sign that looks for people or emoji, where a word begins. */
function beginWith(editor: Editor, sign: string): void {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", " ");
  editor
    .chain()
    .focus()
    .insertContent({ type: "text", text: before === "" || /\s$/.test(before) ? sign : ` ${sign}` })
    .run();
}

const pressed: Readonly<Record<string, string>> = {
  bold: "bold",
  italic: "italic",
  strike: "strike",
  link: "link",
  heading: "heading",
  quote: "blockquote",
  bullets: "bulletList",
  numbers: "orderedList",
  table: "table",
};

/** Shows on the buttons what the words at the caret are. @param editor null where Markdown itself is written. */
export function markPressed(field: HTMLElement, editor: Editor | null): void {
  for (const button of field.querySelectorAll<HTMLElement>(".toolbar [data-action]")) {
    const action = button.dataset.action ?? "";
    const name = pressed[action];
    const isCode = action === "code";
    if (!name && !isCode) continue;
    if (!editor) button.removeAttribute("aria-pressed");
    else {
      const on = isCode
        ? editor.isActive("code") || editor.isActive("codeBlock")
        : editor.isActive(name ?? "");
      button.setAttribute("aria-pressed", String(on));
    }
  }
}
