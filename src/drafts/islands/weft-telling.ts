/** Says below a form how many will be told of it, and follows the audience and the names as they are written. */
class WeftTelling extends HTMLElement {
  #timer: number | undefined;
  #asked = "";

  connectedCallback(): void {
    this.#form?.addEventListener("input", this.#soon);
    void this.#ask();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  get #form(): HTMLFormElement | null {
    return this.closest("form");
  }

  #soon = () => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), 800);
  };

  async #ask(): Promise<void> {
    if (!this.#form) return;
    const typed = new FormData(this.#form);
    const body = new URLSearchParams();
    for (const name of ["answers", "audience"]) body.set(name, String(typed.get(name) ?? ""));
    // Of the words only the names decide.
    const markdown = String(typed.get("markdown") ?? "");
    const question = `${body} ${markdown.match(/@[\p{L}\p{N}_.-]+|^\s*```|`|^ {4}/gmu)?.join(" ") ?? ""}`;
    if (question === this.#asked) return;
    this.#asked = question;
    if (markdown.includes("@")) body.set("markdown", markdown);
    try {
      const answer = await fetch(`/telling?${this.dataset.place}`, {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      if (answer.ok && question === this.#asked) this.textContent = (await answer.json()).words;
    } catch {
      this.#asked = ""; // the line is down: asked again at the next pause
    }
  }
}

customElements.define("weft-telling", WeftTelling);
