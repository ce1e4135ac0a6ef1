import { CreditDialog } from "./credit-dialog.ts";
import {
  attachedRow,
  copyOf,
  fetchParts,
  fillRow,
  sentence,
  showFailure,
  showProgress,
  waitingRow,
} from "./rows.ts";
import { attachedIds, describeLine, insertLine } from "./text-lines.ts";
import { type Attached, askFor, upload } from "./upload.ts";

/** Uploads what "weft:files" brings to the text around it, puts its line at the caret, and lists what the text shows. */
class WeftAttachments extends HTMLElement {
  /** By attachment; null while it is being asked for. */
  readonly #rows = new Map<string, HTMLElement | null>();
  #field: Element | null = null;
  #parts: Promise<void> | undefined;
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

  /** The templates of rows and dialog come with the first file. */
  #ready(): Promise<void> {
    this.#parts ??= fetchParts(this).catch((error) => {
      this.#parts = undefined; // the next file tries again
      throw error;
    });
    return this.#parts;
  }

  #onFiles = (event: Event): void => {
    const { files } = (event as CustomEvent<{ files: File[] }>).detail;
    this.#ready().then(
      () => {
        for (const file of files) void this.#add(file);
      },
      () => this.#say(this.dataset.offline),
    );
  };

  async #add(file: File): Promise<void> {
    const stop = new AbortController();
    const row = waitingRow(this, file.name, () => {
      stop.abort();
      row.remove();
      this.#show();
    });
    this.#list.append(row);
    this.#pending++;
    this.#show();
    try {
      const added = await upload(file, stop.signal, (percent) => showProgress(row, percent));
      row.remove();
      this.#place(added);
      if (this.#text) insertLine(this.#text, added.markdown);
      this.#say(sentence(this, "added"), added.name);
    } catch (error) {
      if (stop.signal.aborted) return;
      const reason = (error instanceof Error && error.message) || (this.dataset.offline ?? "");
      showFailure(this, row, reason);
      this.#say(sentence(this, "failed"), file.name, reason);
    } finally {
      this.#pending--;
      this.#show();
    }
  }

  /** Lists what the text shows now: a line that was taken out of it takes its row along. */
  #follow = (): void => {
    const ids = new Set(attachedIds(this.#text?.value ?? ""));
    for (const [id, row] of this.#rows) if (row) row.hidden = !ids.has(id);
    for (const id of ids) {
      if (this.#rows.has(id)) continue;
      this.#rows.set(id, null);
      Promise.all([askFor(id), this.#ready()]).then(
        ([attached]) => this.#place(attached),
        () => {}, // nothing that this writer may see: the line stays as it was typed
      );
    }
    this.#show();
  };

  #place(attached: Attached): void {
    const row = attachedRow(this, attached, () => this.#describe(attached, row));
    this.#rows.get(attached.id)?.remove();
    this.#rows.set(attached.id, row);
    this.#list.append(row);
    this.#show();
  }

  #describe(attached: Attached, row: HTMLElement): void {
    this.#dialog ??= new CreditDialog(
      copyOf(this, ".attachments-dialog") as HTMLDialogElement,
      this.dataset.offline,
    );
    this.#dialog.open(attached, (mended) => {
      if (this.#text) describeLine(this.#text, attached, mended);
      Object.assign(attached, mended);
      fillRow(this, row, attached);
      // The writing surface shows the picture with its credit.
      this.#field?.dispatchEvent(new Event("weft:described"));
    });
  }

  #onSubmit = (event: Event): void => {
    if (this.#pending === 0) return;
    event.preventDefault();
    this.#say(sentence(this, "wait"));
  };

  get #list(): HTMLElement {
    return this.querySelector(".attachments-list") as HTMLElement;
  }

  #show(): void {
    this.#list.hidden = ![...this.#list.children].some((row) => !(row as HTMLElement).hidden);
  }

  #say(words = "", file = "", reason = ""): void {
    const status = this.querySelector(".attachments-status");
    if (status) status.textContent = words.replace("%file%", file).replace("%reason%", reason);
  }
}

customElements.define("weft-attachments", WeftAttachments);
