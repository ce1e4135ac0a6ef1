/** Closes a folded-out menu on Escape (the focus goes back), on a press outside, and when the focus leaves it. */
class WeftMenu extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const close = () => this.querySelector("details")?.removeAttribute("open");
    const outside = (event: Event) => {
      if (!this.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", outside, { signal });
    document.addEventListener("focusin", outside, { signal });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.querySelector("details[open]")) return;
      close();
      this.querySelector("summary")?.focus();
    });
    // A page kept for the way back must not come back with its menu open.
    document.addEventListener("turbo:before-cache", close, { signal });
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }
}

customElements.define("weft-menu", WeftMenu);
