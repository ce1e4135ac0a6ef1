const near = 0.8;

/** Says how many characters are left, once four fifths are written. */
class WeftCount extends HTMLElement {
  connectedCallback(): void {
    const control = this.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
    if (!control || control.maxLength < 0) return;
    const left = document.createElement("p");
    left.className = "count-left";
    left.setAttribute("role", "status");
    const count = () => {
      const remaining = control.maxLength - control.value.length;
      const shown = remaining <= control.maxLength * (1 - near);
      left.textContent = shown ? `${remaining} ${this.dataset.left ?? ""}` : "";
      left.classList.toggle("count-over", remaining === 0);
    };
    this.querySelector(".count-left")?.remove();
    this.append(left);
    control.addEventListener("input", count);
    count();
  }
}

customElements.define("weft-count", WeftCount);
