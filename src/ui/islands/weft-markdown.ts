import { applyTextAction, type TextAction } from "./text-actions.ts";

const shortcuts: Readonly<Record<string, TextAction>> = { b: "bold", i: "italic", k: "link" };

/** The toolbar, shortcuts and preview of a Markdown text. Files that are dropped, pasted or picked go out as "weft:files". */
class WeftMarkdown extends HTMLElement {
  connectedCallback(): void {
    const toolbar = this.querySelector<HTMLElement>(".toolbar");
    if (toolbar) toolbar.hidden = false;
    toolbar?.addEventListener("click", (event) => {
      const action = (event.target as Element).closest<HTMLElement>("[data-action]")?.dataset.action;
      if (action === "preview") void this.#preview();
      else if (action === "files") this.#pick();
      else if (action) this.#apply(action as TextAction);
    });
    toolbar?.addEventListener("keydown", moveAlong);
    for (const button of [...(toolbar?.querySelectorAll("button") ?? [])].slice(1)) button.tabIndex = -1;
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("paste", (event) => this.#take(event, event.clipboardData?.files));
    this.addEventListener("dragover", (event) => this.#hover(event, true));
    this.addEventListener("dragleave", (event) => this.#hover(event, false));
    this.addEventListener("drop", (event) => {
      this.#hover(event, false);
      this.#take(event, event.dataTransfer?.files);
    });
  }

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  /** Only where somebody answers "weft:files": the toolbar then has its button. */
  get #takesFiles(): boolean {
    return this.querySelector('[data-action="files"]') !== null;
  }

  #apply(action: TextAction): void {
    if (this.#text) applyTextAction(this.#text, action);
  }

  #onKey = (event: KeyboardEvent) => {
    if (event.target !== this.#text || !(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#text?.form?.requestSubmit();
      return;
    }
    const action = event.shiftKey || event.altKey ? undefined : shortcuts[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    this.#apply(action);
  };

  #hover(event: DragEvent, over: boolean): void {
    if (!this.#takesFiles || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-dropping", over);
  }

  #take(event: Event, files: FileList | undefined | null): void {
    if (!this.#takesFiles || !files || files.length === 0) return;
    event.preventDefault();
    this.#send([...files]);
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

  async #preview(): Promise<void> {
    const text = this.#text;
    const shown = this.querySelector<HTMLElement>(".markdown-preview");
    const button = this.querySelector('[data-action="preview"]');
    if (!text || !shown || !button) return;
    const opening = shown.hidden;
    if (opening) shown.innerHTML = await this.#rendered(text.value);
    shown.hidden = !opening;
    text.hidden = opening;
    button.setAttribute("aria-pressed", String(opening));
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

function say(words = ""): string {
  const paragraph = document.createElement("p");
  paragraph.className = "soft";
  paragraph.textContent = words;
  return paragraph.outerHTML;
}

/** One stop for the Tab key; the arrows go along the buttons. */
function moveAlong(this: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...this.querySelectorAll("button")];
  const turn = getComputedStyle(this).direction === "rtl" ? -step : step;
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = buttons[(at + turn + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
  event.preventDefault();
}

customElements.define("weft-markdown", WeftMarkdown);
