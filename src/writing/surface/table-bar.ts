import type { Editor } from "@tiptap/core";
import { moveAlong, nameKeys } from "../islands/toolbar-keys.ts";
import type { Words } from "./words.ts";

const acts: Readonly<Record<string, (editor: Editor) => unknown>> = {
  "row-before": (editor) => editor.chain().focus().addRowBefore().run(),
  "row-after": (editor) => editor.chain().focus().addRowAfter().run(),
  "column-before": (editor) => editor.chain().focus().addColumnBefore().run(),
  "column-after": (editor) => editor.chain().focus().addColumnAfter().run(),
  "row-away": (editor) => editor.chain().focus().deleteRow().run(),
  "column-away": (editor) => editor.chain().focus().deleteColumn().run(),
  "table-away": (editor) => editor.chain().focus().deleteTable().run(),
};

/** What can be done to the table that the caret stands in. */
export class TableBar {
  readonly #bar: HTMLElement;
  #editor: Editor | undefined;

  constructor(place: HTMLElement, words: Words) {
    this.#bar = words.copy("surface-table-bar");
    this.#bar.hidden = true;
    this.#bar.addEventListener("mousedown", (event) => event.preventDefault());
    this.#bar.addEventListener("keydown", moveAlong);
    this.#bar.addEventListener("click", (event) => {
      const action = (event.target as Element).closest<HTMLElement>("[data-table]")?.dataset.table ?? "";
      if (this.#editor) acts[action]?.(this.#editor);
    });
    nameKeys(this.#bar);
    place.append(this.#bar);
  }

  follow(editor: Editor): void {
    this.#editor = editor;
    this.#bar.hidden = !editor.isActive("table");
    // Above the first row of a Markdown table nothing can stand.
    const inHead = editor.isActive("tableHeader");
    for (const action of ["row-before", "row-away"]) {
      const button = this.#bar.querySelector<HTMLButtonElement>(`[data-table="${action}"]`);
      if (button) button.hidden = inHead;
    }
  }
}
