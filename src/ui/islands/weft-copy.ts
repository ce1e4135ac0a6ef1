/** Copies `data-text` (or the address of the link inside) on a press, and says so with `data-done`. */
class WeftCopy extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const pressed = (event.target as Element).closest<HTMLElement>("a, button");
      if (!pressed) return;
      event.preventDefault();
      const text = this.dataset.text ?? (pressed as HTMLAnchorElement).href;
      navigator.clipboard.writeText(text).then(
        () => this.#say(this.dataset.done ?? ""),
        () => this.#say(text),
      );
    });
  }

  #say(words: string): void {
    let status = this.querySelector<HTMLElement>("[role=status]");
    if (!status) {
      status = document.createElement("span");
      status.setAttribute("role", "status");
      status.className = "soft small";
      this.append(status);
    }
    status.textContent = ` ${words}`;
  }
}

customElements.define("weft-copy", WeftCopy);
