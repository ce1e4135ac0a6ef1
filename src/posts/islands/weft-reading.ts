import { type Keys, listenToKeys } from "./reading-keys.ts";
import { showPlace } from "./reading-place.ts";

/** Stands above a list of posts or the replies of a talk: single keys go from one to the next, and a long talk says where one is. */
class WeftReading extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const { list, first, words } = this.dataset;
    listenToKeys(list === undefined ? talkKeys : listKeys, signal);
    if (words) showPlace(replies(), Number(first), words, signal);
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const replies = () => all(".replies :is(.thread-item, .thread-gone)");

const talkKeys: Keys = {
  stops: replies,
  news: () => document.getElementById("new"),
  ends: { next: '.replies .pagination a[rel="next"]', previous: '.replies .pagination a[rel="prev"]' },
};

const listKeys: Keys = {
  stops: () => all(".rows > .row .row-title > a"),
  news: (from) => {
    const lit = all(".rows > .row-fresh .row-title > a");
    return lit[lit.indexOf(from as HTMLElement) + 1] ?? lit[0] ?? null;
  },
  ends: {},
};

customElements.define("weft-reading", WeftReading);
