/**
 * Says "2 new replies" while a thread is open, as a link that loads them. Nothing moves by itself. A page in the
 * background does not listen: a browser has few lines to one server, and catches up when it is looked at again.
 */
class WeftLive extends HTMLElement {
  readonly #fresh = new Set<number>();
  #source: EventSource | undefined;

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.#turn);
    this.#turn();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#turn);
    this.#close();
  }

  #turn = (): void => {
    if (document.hidden) this.#close();
    else this.#open();
  };

  #open(): void {
    if (this.#source) return;
    const { topic = "", seen = "0" } = this.dataset;
    this.#source = new EventSource(`/live?${new URLSearchParams({ topics: topic, seen })}`);
    this.#source.addEventListener("post", (event) => {
      const { reply } = JSON.parse(event.data).data as { reply: number | null };
      // My own reply, and what this page shows already, is no news.
      if (reply === null || document.getElementById(`reply-${reply}`)) return;
      this.#fresh.add(reply);
      this.#show();
    });
  }

  #close(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #show(): void {
    const count = this.#fresh.size;
    const one = new Intl.PluralRules(document.documentElement.lang).select(count) === "one";
    const link = document.createElement("a");
    link.className = "button button-quiet";
    link.href = `/replies/${Math.min(...this.#fresh)}`;
    link.dataset.turbo = "false"; // it leads to an anchor
    link.textContent = one
      ? (this.dataset.one ?? "")
      : (this.dataset.other ?? "").replace("0", String(count));
    this.querySelector("[role=status]")?.replaceChildren(link);
  }
}

customElements.define("weft-live", WeftLive);
