import { type Attached, complaint } from "./upload.ts";

/** The form over the page where a picture is described and its maker named. One for a text, whichever picture it is about. */
export class CreditDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #form: HTMLFormElement;
  readonly #failed: string;
  #about: Attached | undefined;
  #done: (mended: Attached) => void = () => {};

  /** @param dialog out of its template: it is put at the end of the page, outside of the form of the text. */
  constructor(dialog: HTMLDialogElement, failed = "") {
    this.#dialog = dialog;
    this.#failed = failed;
    this.#form = dialog.querySelector(".attachment-credit-form") as HTMLFormElement;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    document.body.append(dialog);
  }

  /** @param done is told what the picture says of itself now. The focus goes back by itself when the dialog closes. */
  open(about: Attached, done: (mended: Attached) => void): void {
    this.#about = about;
    this.#done = done;
    for (const name of ["alt", "title", "author", "sourceUrl", "licence"] as const) {
      const control = this.#form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
      control.value = about[name];
    }
    this.#complain("");
    this.#dialog.showModal();
    (this.#form.elements.namedItem("alt") as HTMLElement | null)?.focus();
  }

  remove(): void {
    this.#dialog.remove();
  }

  async #send(): Promise<void> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form)) body.set(name, String(value));
    try {
      const answer = await fetch(`/attachments/${this.#about?.id}`, {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      const said = await answer.json();
      if (!answer.ok) throw complaint(said);
      this.#dialog.close();
      this.#done(said);
    } catch (error) {
      this.#complain((error instanceof Error && error.name === "Error" && error.message) || this.#failed);
    }
  }

  #complain(words: string): void {
    const place = this.#form.querySelector<HTMLElement>(".field-error");
    if (!place) return;
    place.textContent = words;
    place.hidden = words === "";
  }
}
