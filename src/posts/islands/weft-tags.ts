/** Lets the browser's own suggestions go on after a comma: each is offered behind the tags that stand there already. */
class WeftTags extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input");
    const options = [...this.querySelectorAll("option")];
    const tags = options.map((option) => option.value);
    const offer = (): void => {
      const typed = (input?.value ?? "").split(",").slice(0, -1);
      const before = typed.map((tag) => `${tag.trim()}, `).join("");
      const taken = new Set(typed.map((tag) => tag.trim()));
      for (const [index, option] of options.entries()) {
        const tag = tags[index] ?? "";
        option.value = taken.has(tag) ? "" : before + tag;
        option.label = tag;
      }
    };
    input?.addEventListener("input", offer);
    offer();
  }
}

customElements.define("weft-tags", WeftTags);
