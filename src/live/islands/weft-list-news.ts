import { counted, fetchPage, newsButton } from "./fetch-page.ts";

interface Told {
  readonly post?: number;
  readonly topics?: readonly string[];
  readonly reply?: number | null;
  readonly fresh?: boolean;
}

/** A list that is open: says "3 conversations have news", and brings them when it is pressed. */
class WeftListNews extends HTMLElement {
  readonly #posts = new Set<number>();

  connectedCallback(): void {
    document.addEventListener("weft:live", this.#hear);
  }

  disconnectedCallback(): void {
    document.removeEventListener("weft:live", this.#hear);
  }

  #hear = (event: Event): void => {
    const { name, data } = (event as CustomEvent<{ name: string; data: Told | null }>).detail;
    if (name === "stale") this.#offer(this.dataset.stale ?? "");
    if (name !== "post" || !data?.topics?.includes(this.dataset.live ?? "")) return;
    if (data.post === undefined || !(data.reply || data.fresh)) return;
    this.#posts.add(data.post);
    const { one, other } = this.dataset;
    this.#offer(counted({ one, other }, this.#posts.size));
  };

  #offer(words: string): void {
    this.querySelector("[role=status]")?.replaceChildren(newsButton(words, () => void this.#bring()));
  }

  async #bring(): Promise<void> {
    try {
      const page = await fetchPage(location.pathname + location.search, false);
      const fresh = page.querySelector("main");
      const main = document.querySelector<HTMLElement>("main");
      if (!fresh || !main) throw new Error("This is not the page it was.");
      const { shown = "" } = this.dataset;
      main.replaceChildren(...document.importNode(fresh, true).childNodes);
      document.dispatchEvent(new Event("weft:added"));
      const next = main.querySelector("weft-list-news");
      next?.querySelector("[role=status]")?.replaceChildren(shown);
      main.focus({ preventScroll: true });
    } catch {
      location.reload();
    }
  }
}

customElements.define("weft-list-news", WeftListNews);
