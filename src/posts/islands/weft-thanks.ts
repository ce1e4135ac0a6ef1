/** Gives thanks, or takes them back, in place: the page is not loaded again. Where that fails, the form goes its own way. */
class WeftThanks extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("submit", (event) => {
      const form = event.target as HTMLFormElement;
      event.preventDefault();
      void this.#send(form).catch(() => form.submit());
    });
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const { thanked, count, label } = (await answer.json()) as {
      thanked: boolean;
      count: number;
      label: string;
    };
    const path = this.dataset.path ?? "";
    form.action = thanked ? `${path}?_method=delete` : path;
    form.querySelector("button")?.setAttribute("aria-pressed", String(thanked));
    const shown = this.querySelector<HTMLElement>(".thanks-count");
    if (!shown) return;
    shown.textContent = String(count);
    shown.setAttribute("aria-label", label);
    shown.hidden = count === 0;
  }
}

customElements.define("weft-thanks", WeftThanks);
