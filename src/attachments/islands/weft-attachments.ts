import { CreditDialog } from "./credit-dialog.ts";
import { attachedIds, describeLine, insertLine } from "./text-lines.ts";
import { type Attached, askFor, upload } from "./upload.ts";

/** Uploads what "weft:files" brings to the text around it, puts its line at the caret, and lists what the text shows. */
class WeftAttachments extends HTMLElement {
  readonly #rows = new Map<string, HTMLElement>();
  #field: Element | null = null;
  #pending = 0;
  #dialog: CreditDialog | undefined;

  connectedCallback(): void {
    this.#field = this.closest("weft-markdown");
    this.#field?.addEventListener("weft:files", this.#onFiles);
    this.#text?.addEventListener("input", this.#follow);
    this.#text?.form?.addEventListener("submit", this.#onSubmit);
    this.querySelector<HTMLElement>(".attachments-new")?.toggleAttribute("hidden", true);
    this.#follow();
  }

  disconnectedCallback(): void {
    this.#field?.removeEventListener("weft:files", this.#onFiles);
    this.#text?.removeEventListener("input", this.#follow);
    this.#text?.form?.removeEventListener("submit", this.#onSubmit);
    this.#dialog?.remove();
    this.#dialog = undefined;
  }

  get #text(): HTMLTextAreaElement | null {
    return this.#field?.querySelector("textarea") ?? null;
  }

  #onFiles = (event: Event): void => {
    const { files } = (event as CustomEvent<{ files: File[] }>).detail;
    for (const file of files) void this.#add(file);
  };

  async #add(file: File): Promise<void> {
    const row = this.#copy(".attachments-waiting");
    const progress = row.querySelector("progress");
    const cancel = new AbortController();
    name(row, file.name);
    row.querySelector(".attachment-cancel")?.addEventListener("click", () => cancel.abort());
    this.#list.append(row);
    this.#pending++;
    this.#show();
    try {
      const added = await upload(file, cancel.signal, (percent) => {
        if (percent < 100) progress?.setAttribute("value", String(percent));
        else progress?.removeAttribute("value"); // it has arrived; now it is made anew
      });
      this.#place(added);
      if (this.#text) insertLine(this.#text, added.markdown);
      this.#say(this.dataset.added, added.name);
    } catch (error) {
      if (!cancel.signal.aborted) this.#say(this.dataset.failed, file.name, this.#reason(error));
    } finally {
      row.remove();
      this.#pending--;
      this.#show();
    }
  }

  #reason(error: unknown): string {
    return (error instanceof Error && error.message) || (this.dataset.offline ?? "");
  }

  /** Lists what the text shows now: a line that was taken out of it takes its row along. */
  #follow = (): void => {
    const ids = new Set(attachedIds(this.#text?.value ?? ""));
    for (const [id, row] of this.#rows) row.hidden = !ids.has(id);
    for (const id of ids) {
      if (this.#rows.has(id)) continue;
      this.#rows.set(id, document.createElement("li")); // keeps the place: it is asked for once
      askFor(id).then(
        (attached) => this.#place(attached),
        () => this.#rows.get(id)?.remove(),
      );
    }
    this.#show();
  };

  #place(attached: Attached): void {
    const row = this.#copy(".attachments-row");
    const edit = row.querySelector<HTMLButtonElement>(".attachment-edit");
    this.#fill(row, attached);
    if (!attached.mine) edit?.remove();
    edit?.addEventListener("click", () => this.#describe(attached, row));
    this.#rows.get(attached.id)?.remove();
    this.#rows.set(attached.id, row);
    this.#list.append(row);
    this.#show();
  }

  #fill(row: HTMLElement, attached: Attached): void {
    name(row, attached.name);
    const alt = row.querySelector(".attachment-alt");
    if (alt) alt.textContent = attached.alt || (attached.thumbnail ? (this.dataset.undescribed ?? "") : "");
    row.classList.toggle("attachment-undescribed", !attached.alt && attached.thumbnail !== null);
    if (!attached.thumbnail) return;
    const picture = new Image();
    picture.src = attached.thumbnail;
    picture.alt = "";
    row.querySelector(".attachment-thumb")?.replaceChildren(picture);
  }

  #describe(attached: Attached, row: HTMLElement): void {
    this.#dialog ??= new CreditDialog(
      this.#copy(".attachments-dialog") as HTMLDialogElement,
      this.dataset.offline,
    );
    this.#dialog.open(attached, (mended) => {
      if (this.#text) describeLine(this.#text, attached, mended);
      Object.assign(attached, mended);
      this.#fill(row, attached);
    });
  }

  #onSubmit = (event: Event): void => {
    if (this.#pending === 0) return;
    event.preventDefault();
    this.#say(this.dataset.wait);
  };

  get #list(): HTMLElement {
    return this.querySelector(".attachments-list") as HTMLElement;
  }

  #show(): void {
    this.#list.hidden = ![...this.#list.children].some((row) => !(row as HTMLElement).hidden);
  }

  #copy(template: string): HTMLElement {
    const { content } = this.querySelector(template) as HTMLTemplateElement;
    return content.firstElementChild?.cloneNode(true) as HTMLElement;
  }

  #say(words = "", file = "", reason = ""): void {
    const status = this.querySelector(".attachments-status");
    if (status) status.textContent = words.replace("%file%", file).replace("%reason%", reason);
  }
}

function name(row: HTMLElement, words: string): void {
  const place = row.querySelector(".attachment-name");
  if (place) place.textContent = words;
}

customElements.define("weft-attachments", WeftAttachments);
