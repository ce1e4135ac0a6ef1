import type { Surface } from "../surface/surface.ts";
import { listenForQuotes } from "./quote-passage.ts";
import { applyTextAction, isTextAction } from "./text-actions.ts";
import { moveAlong, nameKeys } from "./toolbar-keys.ts";

const shortcuts: Readonly<Record<string, string>> = { b: "bold", i: "italic", k: "link" };
/** Whether somebody writes in Markdown itself, on this device. */
const viewKept = "weft-writing";

/**
 * A Markdown text: its toolbar, preview, files and keys. When somebody begins to write the surface is fetched and stands over
 * the textarea, which stays the form's field: the surface keeps it up to date and follows what others put into it. Files that
 * are dropped, pasted or picked go out as "weft:files".
 */
class WeftMarkdown extends HTMLElement {
  #surface: Surface | undefined;
  #opening: Promise<void> | undefined;
  #isComposing = false;

  connectedCallback(): void {
    const toolbar = this.querySelector<HTMLElement>(".toolbar");
    if (toolbar) {
      toolbar.hidden = false;
      toolbar.addEventListener("click", this.#onPress);
      // The words that are chosen stay chosen when a button is pressed.
      toolbar.addEventListener("mousedown", (event) => event.preventDefault());
      toolbar.addEventListener("keydown", moveAlong);
      nameKeys(toolbar);
    }
    this.#button("markdown")?.setAttribute("aria-pressed", String(this.#inMarkdown));
    document.addEventListener("turbo:before-cache", this.#close);
    this.addEventListener("focusin", this.#onFocus);
    this.addEventListener("compositionstart", () => {
      this.#isComposing = true;
    });
    this.addEventListener("compositionend", () => {
      this.#isComposing = false;
    });
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("paste", (event) => this.#take(event, event.clipboardData));
    this.addEventListener("dragover", (event) => this.#hover(event, true));
    this.addEventListener("dragleave", (event) => this.#hover(event, false));
    this.addEventListener("drop", (event) => {
      this.#hover(event, false);
      this.#take(event, event.dataTransfer);
    });
    listenForQuotes();
    // Whoever was quicker than this script is writing already.
    if (document.activeElement === this.#text) void this.#open();
  }

  disconnectedCallback(): void {
    document.removeEventListener("turbo:before-cache", this.#close);
    this.#close();
  }

  /** Leaves the plain field behind, also in the copy of the page that Turbo keeps. */
  #close = (): void => {
    this.#surface?.close();
    this.#surface = undefined;
    this.#opening = undefined;
  };

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get #inMarkdown(): boolean {
    return readView() === "markdown";
  }

  /** Only where somebody answers "weft:files": the toolbar then has its button. */
  get #takesFiles(): boolean {
    return this.#button("files") !== null;
  }

  #button(action: string): HTMLElement | null {
    return this.querySelector(`.toolbar [data-action="${action}"]`);
  }

  #onFocus = (event: FocusEvent): void => {
    if (event.target === this.#text) void this.#open();
  };

  /** Fetches the surface, once, and puts it over the text unless Markdown is wished for. */
  #open(): Promise<void> {
    const begun = this.#text?.value;
    this.#opening ??= import("../surface/surface.ts")
      .then(async ({ openSurface }) => {
        const area = this.#text;
        if (!area || !this.isConnected) return;
        this.#surface = await openSurface(this, area);
        // A letter that is still being composed in the field would be torn in two.
        if (this.#isComposing)
          await new Promise((done) => this.addEventListener("compositionend", done, { once: true }));
        while (!this.#inMarkdown && area.value !== begun && isBetweenWords(area)) await nextChange(area);
        if (!this.#inMarkdown) this.#surface?.show();
      })
      .catch(() => {
        this.#opening = undefined; // the network is away: the plain box goes on, and the next focus tries again
      });
    return this.#opening;
  }

  #onPress = (event: Event): void => {
    const action = (event.target as Element).closest<HTMLElement>("[data-action]")?.dataset.action;
    if (action === "preview") void this.#preview();
    else if (action === "files") this.#pick();
    else if (action === "markdown") void this.#switch();
    else if (action) this.#act(action);
  };

  #act(action: string): void {
    if (this.#surface?.act(action)) return;
    const text = this.#text;
    if (!text) return;
    text.focus();
    if (isTextAction(action)) applyTextAction(text, action);
    // Old, but it is the only way to the browser's own history of what was typed.
    else if (action === "undo" || action === "redo") document.execCommand(action);
  }

  async #switch(): Promise<void> {
    const markdown = this.#surface ? this.#surface.isShown : !this.#inMarkdown;
    keepView(markdown ? "markdown" : "surface");
    this.#button("markdown")?.setAttribute("aria-pressed", String(markdown));
    if (this.#isPreviewed) await this.#preview();
    if (markdown) this.#surface?.hide();
    else {
      await this.#open();
      this.#surface?.show();
    }
    if (markdown) this.#text?.focus();
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    const inText = event.target === this.#text;
    if (!inText && !this.#surface?.holds(event.target)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#text?.form?.requestSubmit();
      return;
    }
    const action = event.shiftKey || event.altKey ? undefined : shortcuts[event.key.toLowerCase()];
    if (!action || (!inText && action !== "link")) return;
    event.preventDefault();
    this.#act(action);
  };

  #hover(event: DragEvent, over: boolean): void {
    if (!this.#takesFiles || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-dropping", over);
  }

  #take(event: ClipboardEvent | DragEvent, brought: DataTransfer | null): void {
    const files = [...(brought?.files ?? [])];
    // A word processor puts a picture of the words beside the words: then the words are meant.
    const words = event.type === "paste" && brought?.types.includes("text/plain");
    if (!this.#takesFiles || files.length === 0 || words) return;
    event.preventDefault();
    if (event instanceof DragEvent) this.#surface?.caretTo(event.clientX, event.clientY);
    this.#send(files);
  }

  #pick(): void {
    const picker = document.createElement("input");
    picker.type = "file";
    picker.multiple = true;
    picker.addEventListener("change", () => this.#send([...(picker.files ?? [])]));
    picker.click();
  }

  #send(files: File[]): void {
    this.dispatchEvent(
      new CustomEvent("weft:files", { bubbles: true, detail: { files, textarea: this.#text } }),
    );
  }

  get #isPreviewed(): boolean {
    return this.#button("preview")?.getAttribute("aria-pressed") === "true";
  }

  async #preview(): Promise<void> {
    const text = this.#text;
    const shown = this.querySelector<HTMLElement>(".markdown-preview");
    if (!text || !shown) return;
    const opening = shown.hidden !== false;
    if (opening) shown.innerHTML = await this.#rendered(text.value);
    shown.hidden = !opening;
    if (!this.#surface?.cover(opening)) text.hidden = opening;
    this.#button("preview")?.setAttribute("aria-pressed", String(opening));
    if (!opening) text.focus();
  }

  async #rendered(text: string): Promise<string> {
    if (text.trim() === "") return say(this.dataset.empty);
    try {
      const body = new URLSearchParams({ text });
      const answer = await fetch(this.dataset.preview ?? "/preview", {
        method: "POST",
        body,
        headers: { accept: "text/html" },
      });
      // The answer has passed the same two walls as every text that is shown.
      return answer.ok ? await answer.text() : say(this.dataset.failed);
    } catch {
      return say(this.dataset.failed);
    }
  }
}

/** Somebody has just typed a blank or a new line: Markdown does not know it there, so the surface would lose it. */
function isBetweenWords(area: HTMLTextAreaElement): boolean {
  const { value, selectionStart } = area;
  return document.activeElement === area && selectionStart === value.length && /\S\s+$/.test(value);
}

/** Until the next letter, or until they turn to something else. */
function nextChange(area: HTMLTextAreaElement): Promise<unknown> {
  return new Promise((done) => {
    for (const event of ["input", "blur"]) area.addEventListener(event, done, { once: true });
  });
}

function say(words = ""): string {
  const paragraph = document.createElement("p");
  paragraph.className = "soft";
  paragraph.textContent = words;
  return paragraph.outerHTML;
}

function readView(): string | null {
  try {
    return localStorage.getItem(viewKept);
  } catch {
    return null;
  }
}

function keepView(view: "markdown" | "surface"): void {
  try {
    localStorage.setItem(viewKept, view);
  } catch {
    // The store is closed (a private window): it is chosen anew on the next page.
  }
}

customElements.define("weft-markdown", WeftMarkdown);
