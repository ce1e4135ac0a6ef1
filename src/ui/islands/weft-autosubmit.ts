/** Sends its form when something in it has been chosen. */
class WeftAutosubmit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement) {
        event.target.form?.requestSubmit();
      }
    });
  }
}

customElements.define("weft-autosubmit", WeftAutosubmit);
