import { intlTag } from "../intl-tag.ts";

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ["minute", 60_000, 3_600_000],
  ["hour", 3_600_000, 86_400_000],
  ["day", 86_400_000, 7 * 86_400_000],
];

/** Keeps "3 minutes ago" true while the page is open, and says the exact moment in the reader's own time zone. */
class WeftTime extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    const time = this.querySelector("time");
    if (!time) return;
    const at = Date.parse(time.dateTime);
    const language = intlTag(document.documentElement.lang);
    time.title = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(at);
    this.#tick(time, at, new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #tick(time: HTMLTimeElement, at: number, words: Intl.RelativeTimeFormat): void {
    const sinceMs = Date.now() - at;
    const size = Math.abs(sinceMs);
    const [unit, unitMs] = units.find(([, , endMs]) => size < endMs) ?? [];
    // After a week it is a date, which the server has written at the next visit.
    if (!unit || !unitMs) return;
    const said =
      size < 60_000
        ? (this.dataset.now ?? "")
        : words.format(-Math.sign(sinceMs) * Math.floor(size / unitMs), unit);
    if (said && time.textContent !== said) time.textContent = said;
    this.#timer = window.setTimeout(() => this.#tick(time, at, words), Math.min(unitMs, 3_600_000));
  }
}

customElements.define("weft-time", WeftTime);
