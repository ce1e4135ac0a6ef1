// One listener for all pages: the link that opens a dialog may stand anywhere.
document.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || !(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLElement>("[data-dialog]");
  const dialog = link && document.getElementById(link.dataset.dialog ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
});

/** Closes its dialog on a press beside it, and before the page is kept for the way back. */
class WeftDialog extends HTMLElement {
  connectedCallback(): void {
    const dialog = this.querySelector("dialog");
    // The dialog fills its own box with content; what is pressed on itself is the backdrop.
    dialog?.addEventListener("pointerdown", (event) => {
      const box = dialog.getBoundingClientRect();
      const inside =
        event.clientX >= box.left &&
        event.clientX <= box.right &&
        event.clientY >= box.top &&
        event.clientY <= box.bottom;
      if (event.target === dialog && !inside) dialog.close();
    });
    document.addEventListener("turbo:before-cache", this.#close);
  }

  disconnectedCallback(): void {
    document.removeEventListener("turbo:before-cache", this.#close);
  }

  #close = () => this.querySelector("dialog")?.close();
}

customElements.define("weft-dialog", WeftDialog);
