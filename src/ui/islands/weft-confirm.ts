/** Asks `data-question` before the form inside is sent. */
class WeftConfirm extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("submit", (event) => {
      if (window.confirm(this.dataset.question ?? "")) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
}

customElements.define("weft-confirm", WeftConfirm);
