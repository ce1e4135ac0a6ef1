import { counted, fetchPage, newsButton } from "./fetch-page.ts";
import { morphQuietly } from "./morph-quietly.ts";

interface Told {
  readonly topic?: string;
  readonly topics?: readonly string[];
  readonly reply?: number | null;
  readonly words?: string;
}

/** Changes of others come together, and not all readers ask at the same moment. */
const quietMs = 1_500;

/**
 * A thread that is open: "2 new replies" waits behind a button, what has changed in what stands here comes quietly where
 * nothing moves by it, and a line says who else is reading.
 */
class WeftNews extends HTMLElement {
  readonly #fresh = new Set<number>();
  #changed = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    document.addEventListener("weft:live", this.#hear);
    document.addEventListener("visibilitychange", this.#look);
  }

  disconnectedCallback(): void {
    document.removeEventListener("weft:live", this.#hear);
    document.removeEventListener("visibilitychange", this.#look);
    clearTimeout(this.#quiet);
  }

  #hear = (event: Event): void => {
    const { name, data } = (event as CustomEvent<{ name: string; data: Told | null }>).detail;
    const topic = this.dataset.live ?? "";
    if (name === "stale") this.#offer(this.dataset.stale ?? "", () => location.reload());
    if (data?.topic !== topic && !data?.topics?.includes(topic)) return;
    if (name === "gone") this.#gone();
    else if (name === "here") this.#show(".live-here", data.words ?? "");
    else if (data.reply) this.#add(data.reply);
    else this.#refresh();
  };

  #add(reply: number): void {
    // My own reply, and what this page shows already, is no news.
    if (document.getElementById(`reply-${reply}`)) return;
    this.#fresh.add(reply);
    const { one, other } = this.dataset;
    this.#offer(counted({ one, other }, this.#fresh.size), () => void this.#bring());
  }

  #gone(): void {
    this.#fresh.clear();
    clearTimeout(this.#quiet);
    this.#show(".live-here", "");
    this.#show("[role=status]", this.dataset.gone ?? "");
  }

  #show(part: string, words: string): void {
    const line = this.querySelector(part);
    if (line && line.textContent !== words) line.textContent = words;
  }

  #offer(words: string, press: () => void): void {
    const button = this.querySelector<HTMLButtonElement>("[role=status] > button");
    if (button?.textContent === words) return;
    const next = newsButton(words, press);
    const focused = button !== null && button === document.activeElement;
    this.querySelector("[role=status]")?.replaceChildren(next);
    if (focused) next.focus({ preventScroll: true });
  }

  /** Fetches the new replies as this viewer may see them, and puts them at the end. What one reads stays where it is. */
  async #bring(): Promise<void> {
    const first = Math.min(...this.#fresh);
    const address = `/replies/${first}`;
    try {
      const page = await fetchPage(address, false);
      const added = sheetOf(page) === sheetOf(document) ? this.#insert(page) : [];
      if (added.length === 0) throw new Error("It stands on another page.");
      this.#tellShown(added);
    } catch {
      location.assign(address);
    }
  }

  #insert(page: Document): HTMLElement[] {
    const list = document.querySelector("#replies .thread") ?? beginList();
    const found = [...page.querySelectorAll<HTMLElement>("#replies .thread > .thread-item")];
    const title = page.querySelector("#replies-title");
    if (!list || !title) return [];
    const added = found.filter((item) => item.id && !document.getElementById(item.id));
    const first = added[0];
    if (!first) return [];
    const mark = document.createElement("p");
    mark.className = "thread-new";
    mark.textContent = this.dataset.mark ?? "";
    if (list.querySelector(":scope > .thread-new")) list.append(...added);
    else list.append(mark, ...added);
    const shown = document.getElementById("replies-title");
    if (shown) shown.textContent = title.textContent;
    document.dispatchEvent(new Event("weft:added"));
    return added;
  }

  #tellShown(added: readonly HTMLElement[]): void {
    const [first] = added as [HTMLElement];
    this.#fresh.clear();
    const status = this.querySelector("[role=status]");
    const words = document.createElement("span");
    const { shownOne, shownOther } = this.dataset;
    words.textContent = counted({ one: shownOne, other: shownOther }, added.length);
    const link = document.createElement("a");
    link.href = `#${first.id}`;
    link.dataset.turbo = "false";
    link.textContent = this.dataset.toFirst ?? "";
    status?.replaceChildren(words, " ", link);
    // Where the new stands in sight, whoever goes by keys goes on there; else they stay, with the way to it at hand.
    const { top } = first.getBoundingClientRect();
    first.tabIndex = -1;
    const target = top >= 0 && top < innerHeight ? first : link;
    target.focus({ preventScroll: true });
  }

  #look = (): void => {
    if (!document.hidden && this.#changed) this.#refresh();
  };

  /** Something in the thread is no longer as it stands here. */
  #refresh(): void {
    this.#changed = true;
    if (document.hidden || this.#quiet) return;
    this.#quiet = setTimeout(() => void this.#morph(), quietMs * (0.2 + Math.random()));
  }

  async #morph(): Promise<void> {
    this.#changed = false;
    try {
      const page = await fetchPage(location.pathname + location.search, true);
      if (!morphQuietly(page)) this.#offer(this.dataset.changed ?? "", () => location.reload());
    } catch {
      this.#offer(this.dataset.changed ?? "", () => location.reload());
    } finally {
      this.#quiet = undefined;
    }
  }
}

/** The list of a thread that nobody had answered. */
function beginList(): HTMLElement | undefined {
  const list = document.createElement("div");
  list.className = "thread";
  const place = document.getElementById("replies");
  place?.append(list);
  return place ? list : undefined;
}

/** Which page of which thread it is. */
function sheetOf(page: Document): string | undefined {
  return page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
}

customElements.define("weft-news", WeftNews);
