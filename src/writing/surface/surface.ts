import { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import "./surface.css";
import { actOn, markPressed } from "./actions.ts";
import { KeptSources } from "./kept-sources.ts";
import { LinkPanel } from "./link-panel.ts";
import { refreshPictures, surfaceLooks } from "./looks.ts";
import { pasting } from "./paste.ts";
import { CannotHold } from "./read-inline.ts";
import { surfaceNodes } from "./schema.ts";
import { editorCaret, Suggestions, textareaCaret } from "./suggestions.ts";
import { TableBar } from "./table-bar.ts";
import { fetchWords, type Words } from "./words.ts";

/** Longer texts are written back when the hand rests, shorter ones at every change. */
const heavyLength = 4_000;
const restMs = 250;

/**
 * Makes the surface of a Markdown text; it is not shown yet.
 * @param field the weft-markdown around the text.
 * @param area the form's field: it always has the Markdown of what the surface shows.
 */
export async function openSurface(field: HTMLElement, area: HTMLTextAreaElement): Promise<Surface> {
  return new Surface(field, area, await fetchWords());
}

/** What one writes on, in the place of the textarea: the same text, as it will look. */
export class Surface {
  readonly #field: HTMLElement;
  readonly #area: HTMLTextAreaElement;
  readonly #words: Words;
  readonly #note: HTMLElement;
  readonly #place: HTMLElement;
  readonly #suggestions: Suggestions;
  readonly #ended = new AbortController();
  readonly #panel: LinkPanel;
  readonly #tableBar: TableBar;
  #editor: Editor | undefined;
  #sources: KeptSources | undefined;
  /** The Markdown that surface and field agree on. */
  #agreed = "";
  #isWriting = false;
  /** Where the caret of the field was set last, for what others put in. */
  #marked = -1;
  #timer: number | undefined;

  constructor(field: HTMLElement, area: HTMLTextAreaElement, words: Words) {
    this.#field = field;
    this.#area = area;
    this.#words = words;
    this.#note = document.createElement("p");
    this.#note.className = "markdown-note";
    this.#note.setAttribute("role", "status");
    this.#place = document.createElement("div");
    this.#place.className = "surface";
    this.#place.hidden = true;
    area.before(this.#place);
    area.after(this.#note);
    this.#suggestions = new Suggestions(field, words);
    this.#panel = new LinkPanel(this.#place, words);
    this.#tableBar = new TableBar(this.#place, words);
    this.#listen();
  }

  get isShown(): boolean {
    return !this.#place.hidden || this.#editor !== undefined;
  }

  /** Whether an event came from where one writes. */
  holds(target: EventTarget | null): boolean {
    return this.#editor?.view.dom.contains(target as Node) ?? false;
  }

  /** Puts the surface over the text; where it cannot hold it the Markdown stays, with a sentence why. */
  show(): void {
    if (this.#editor) return;
    if (!this.#area.isConnected) return;
    const hadFocus = document.activeElement === this.#area;
    const { offsetHeight, selectionStart } = this.#area;
    try {
      this.#makeEditor(this.#area.value);
    } catch (error) {
      if (!(error instanceof CannotHold)) throw error;
      this.#tell(this.#words.say("cannot"));
      this.#field.toggleAttribute("data-markdown-only", true);
      return;
    }
    this.#field.toggleAttribute("data-markdown-only", false);
    this.#tell("");
    this.#suggestions.close();
    this.#place.style.setProperty("--surface-height", `${offsetHeight}px`);
    this.#place.hidden = false;
    // Before the field goes, and without a moment between the two, in which a key that is pressed would be lost.
    if (hadFocus) this.#focusAt(selectionStart);
    this.#area.hidden = true;
    // Whoever sends the writer to the field means the place where they write.
    this.#area.focus = () => {
      // Where somebody has set the caret of the field, it is meant; else it stands where the writer left it.
      if (this.#area.selectionStart === this.#marked) this.#editor?.commands.focus();
      else this.#focusAt(this.#area.selectionStart);
    };
    this.#refresh();
  }

  /** Shows the Markdown again. */
  hide(): void {
    if (!this.#editor) return;
    this.#flush();
    this.#suggestions.close();
    this.#editor.destroy();
    this.#editor = undefined;
    this.#place.hidden = true;
    this.#area.hidden = false;
    Reflect.deleteProperty(this.#area, "focus");
    markPressed(this.#field, null);
  }

  /** Steps aside for the preview. False where the surface is not in use. */
  cover(covered: boolean): boolean {
    if (!this.#editor) return false;
    this.#place.hidden = covered;
    return true;
  }

  /** Does what a button of the toolbar says. False where the Markdown itself is written. */
  act(action: string): boolean {
    const editor = this.#editor;
    if (!editor) return false;
    if (action === "link") this.#panel.open(editor);
    else actOn(editor, action);
    return true;
  }

  /** Sets the caret where something is dropped. */
  caretTo(left: number, top: number): void {
    const at = this.#editor?.view.posAtCoords({ left, top });
    if (at) this.#editor?.commands.setTextSelection(at.pos);
    this.#flush();
  }

  close(): void {
    this.hide();
    this.#ended.abort();
    this.#suggestions.remove();
    this.#place.remove();
    this.#note.remove();
  }

  #makeEditor(markdown: string): void {
    const editor = new Editor({
      element: null,
      extensions: [...surfaceNodes(), surfaceLooks(this.#words)],
      injectCSS: false,
      editorProps: {
        attributes: this.#attributes(),
        handleKeyDown: (_view, event) => this.#suggestions.onKey(event),
        handleDOMEvents: { blur: () => this.#onBlur() },
        ...pasting(),
      },
      onUpdate: () => this.#onChange(),
      onTransaction: () => this.#refresh(),
    });
    this.#sources = new KeptSources(editor.schema);
    try {
      const doc = this.#sources.open(markdown);
      editor.commands.setContent(doc.toJSON(), { emitUpdate: false });
      this.#sources.adopt(editor.state.doc);
    } catch (error) {
      editor.destroy();
      throw error;
    }
    this.#agreed = markdown;
    editor.mount(this.#place);
    this.#editor = editor;
    // Gives the extensions their say: behind a quote or a table there is to be a line to write on.
    editor.view.dispatch(editor.state.tr.setMeta("addToHistory", false));
  }

  #attributes(): Record<string, string> {
    const label = this.#area.labels?.[0]?.querySelector(".field-label") ?? this.#area.labels?.[0];
    const described = this.#area.getAttribute("aria-describedby");
    return {
      class: "prose control surface-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label?.textContent?.trim() ?? "",
      "aria-autocomplete": "list",
      ...(this.#area.required ? { "aria-required": "true" } : {}),
      ...(this.#area.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      ...(described ? { "aria-describedby": described } : {}),
      "data-placeholder": this.#area.placeholder,
    };
  }

  #listen(): void {
    const { signal } = this.#ended;
    const { form, labels } = this.#area;
    this.#area.addEventListener("input", this.#onInput, { signal });
    this.#area.addEventListener(
      "keydown",
      (event) => this.#suggestions.onKey(event) && event.preventDefault(),
      { signal },
    );
    this.#area.addEventListener("blur", () => this.#suggestions.close(), { signal });
    this.#area.addEventListener("invalid", this.#onInvalid, { signal });
    this.#field.addEventListener("weft:described", refreshPictures, { signal });
    form?.addEventListener("submit", () => this.#flush(), { signal, capture: true });
    form?.addEventListener("reset", () => setTimeout(this.#onInput), { signal });
    addEventListener("pagehide", () => this.#flush(), { signal, capture: true });
    for (const label of labels ?? [])
      label.addEventListener("click", () => this.#editor?.commands.focus(), { signal });
  }

  /** Somebody else has changed the field (a draft, a picture that arrived), or Markdown itself is being typed. */
  #onInput = (): void => {
    if (this.#isWriting) return;
    if (this.#editor) this.#takeIn();
    else this.#suggestions.follow(textareaCaret(this.#area));
  };

  #onInvalid = (event: Event): void => {
    if (!this.#editor) return;
    event.preventDefault();
    this.#tell(this.#area.validationMessage);
    if (this.#area.form?.querySelector(":invalid:not(fieldset)") === this.#area)
      this.#editor.commands.focus();
  };

  #onChange(): void {
    clearTimeout(this.#timer);
    if (this.#agreed.length < heavyLength) this.#flush();
    else this.#timer = window.setTimeout(() => this.#flush(), restMs);
  }

  #onBlur(): void {
    this.#flush();
    this.#suggestions.close();
  }

  /** Writes the Markdown of the surface into the field. What others have put there meanwhile comes first. */
  #flush(): void {
    clearTimeout(this.#timer);
    const { state } = this.#editor ?? {};
    if (!state || !this.#sources) return;
    if (this.#area.value !== this.#agreed) {
      this.#takeIn();
      return;
    }
    const markdown = this.#sources.write(state.doc);
    if (markdown !== this.#agreed) {
      this.#area.value = markdown;
      // The browser's own: it knows but one kind of line end.
      this.#agreed = this.#area.value;
      this.#checkLength();
      this.#isWriting = true;
      this.#area.dispatchEvent(new Event("input", { bubbles: true }));
      this.#isWriting = false;
    }
    this.#markPlace();
  }

  #checkLength(): void {
    const { maxLength, value } = this.#area;
    const over = maxLength >= 0 && value.length > maxLength;
    const words = over ? this.#words.say("tooLong", { max: maxLength }) : "";
    this.#area.setCustomValidity(words);
    this.#tell(words);
  }

  /** A picture that arrives later goes behind the block that is being written. */
  #markPlace(): void {
    const { state } = this.#editor ?? {};
    if (!state || !this.#sources) return;
    const end = state.selection.$to.depth > 0 ? state.selection.$to.after(1) : state.selection.to;
    const place = this.#sources.lengthOf(state.doc.cut(0, end));
    this.#area.setSelectionRange(place, place);
    this.#marked = this.#area.selectionStart;
  }

  /** Shows what stands in the field now; where that is no surface's matter, shows the Markdown. */
  #takeIn(): void {
    const editor = this.#editor;
    if (!editor || !this.#sources || this.#area.value === this.#agreed) return;
    try {
      const fresh = this.#sources.open(this.#area.value);
      this.#agreed = this.#area.value;
      const { doc, tr } = editor.state;
      const start = doc.content.findDiffStart(fresh.content);
      if (start !== null) {
        const blocks = changedBlocks(doc, fresh);
        tr.replaceWith(blocks.from, blocks.to, blocks.nodes).setMeta("addToHistory", true);
        editor.view.dispatch(tr);
      }
      this.#sources.adopt(editor.state.doc);
    } catch (error) {
      if (!(error instanceof CannotHold)) throw error;
      const { value } = this.#area;
      this.#agreed = value;
      this.hide();
      this.#area.value = value;
      this.#tell(this.#words.say("cannot"));
    }
  }

  #refresh(): void {
    const editor = this.#editor;
    if (!editor || editor.isDestroyed) return;
    markPressed(this.#field, editor);
    this.#tableBar.follow(editor);
    if (!editor.view.composing) this.#suggestions.follow(editorCaret(editor));
  }

  #focusAt(offset: number): void {
    const editor = this.#editor;
    if (!editor || !this.#sources) return;
    if (offset >= this.#agreed.trimEnd().length) {
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.atEnd(editor.state.doc)));
      editor.view.focus();
      return;
    }
    let position = 0;
    editor.state.doc.forEach((_node, at) => {
      if ((this.#sources?.lengthOf(editor.state.doc.cut(0, at)) ?? 0) < offset) position = at;
    });
    const block = editor.state.doc.nodeAt(position);
    const at = TextSelection.near(editor.state.doc.resolve(position + (block?.nodeSize ?? 1) - 1), -1);
    editor.view.dispatch(editor.state.tr.setSelection(at));
    editor.view.focus(); // the editor's own command waits for the next frame
  }

  #tell(words: string): void {
    if (this.#note.textContent !== words) this.#note.textContent = words;
  }
}

/** The blocks that differ between two documents: where they stand in the old one, and the new ones. */
function changedBlocks(old: Editor["state"]["doc"], fresh: Editor["state"]["doc"]) {
  let same = 0;
  const count = Math.min(old.childCount, fresh.childCount);
  while (same < count && old.child(same).eq(fresh.child(same))) same++;
  let tail = 0;
  while (
    tail < count - same &&
    old.child(old.childCount - 1 - tail).eq(fresh.child(fresh.childCount - 1 - tail))
  )
    tail++;
  let from = 0;
  for (let at = 0; at < same; at++) from += old.child(at).nodeSize;
  let to = old.content.size;
  for (let at = 0; at < tail; at++) to -= old.child(old.childCount - 1 - at).nodeSize;
  const nodes = [];
  for (let at = same; at < fresh.childCount - tail; at++) nodes.push(fresh.child(at));
  return { from, to, nodes };
}
