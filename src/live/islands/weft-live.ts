import { channelName, type FromHub, type FromTab, LiveHub } from "./live-hub.ts";

/**
 * The end of the browser's one line in this tab: says what the page wants to hear (all elements with `data-live`), and hands
 * what comes to them as the event "weft:live" of the document. Without a line the page is simply a page.
 */
class WeftLive extends HTMLElement {
  connectedCallback(): void {
    const since = Number(this.dataset.since);
    tab.show(Number.isFinite(since) && since > 0 ? since : null);
  }
}

const stillHereMs = 30_000;

/** This tab as the others see it. */
class Tab {
  readonly #id = crypto.randomUUID?.() ?? String(Math.random());
  readonly #who = document.querySelector<HTMLMetaElement>('meta[name="weft-viewer"]')?.content ?? "";
  #since: number | null = null;
  #said: ((message: FromTab) => void) | undefined;

  /** A page is shown; what came after that number is news to it. */
  show(since: number | null): void {
    // A page that Turbo has put in the place of another has its own number, and what it asks for may be more.
    if (this.#said && since !== null) this.#say("gone");
    this.#since = since;
    if (!this.#said) this.#begin();
    this.#say();
  }

  #begin(): void {
    this.#said = this.#connect();
    const woke = () => this.#say("want", !document.hidden);
    for (const moment of ["visibilitychange", "resume"]) document.addEventListener(moment, woke);
    for (const moment of ["pageshow", "online"]) addEventListener(moment, woke);
    addEventListener("pagehide", () => this.#say("gone"));
    setInterval(() => this.#say(), stillHereMs);
  }

  #say(kind: FromTab["kind"] = "want", woke = false): void {
    const wanting = document.querySelectorAll<HTMLElement>("[data-live]");
    const topics = [...new Set([...wanting].map((element) => element.dataset.live ?? ""))];
    this.#said?.({
      tab: this.#id,
      who: this.#who,
      kind,
      topics,
      since: this.#since,
      hidden: document.hidden,
      woke,
    });
  }

  /** The line is held by a worker that all tabs share; where there is none, by one of the tabs; else by each its own. */
  #connect(): (message: FromTab) => void {
    const hear = (message: FromHub): void => this.#hear(message);
    if (!("BroadcastChannel" in globalThis)) {
      const hub = new LiveHub(hear);
      return (message) => hub.hear(message);
    }
    const channel = new BroadcastChannel(channelName);
    let own: LiveHub | undefined;
    channel.addEventListener("message", ({ data }: MessageEvent) => {
      if (data.hub) hear(data.hub as FromHub);
      else if (data.tab) own?.hear(data.tab as FromTab);
      else this.#say(); // whoever holds the line now asks who is there
    });
    if ("SharedWorker" in globalThis) {
      new SharedWorker(new URL("./live-worker.ts", import.meta.url), { type: "module", name: "weft-live" });
    } else if (navigator.locks) {
      // Held until this tab goes; then the next in the line takes it up.
      void navigator.locks.request(channelName, () => {
        own = new LiveHub((message) => {
          channel.postMessage({ hub: message });
          hear(message);
        });
        channel.postMessage({ hello: true });
        this.#say();
        return new Promise(() => {});
      });
    } else {
      own = new LiveHub(hear);
      return (message) => own?.hear(message);
    }
    return (message) => {
      channel.postMessage({ tab: message });
      own?.hear(message);
    };
  }

  #hear({ who, name, data, number }: FromHub): void {
    if (who !== this.#who) return;
    // Told a second time, because another tab has asked for what it missed.
    if (name === "post" && number !== null && this.#since !== null && number <= this.#since) return;
    // It stands: for those who watch over it, and for whoever wants to show it.
    document.querySelector("weft-live")?.setAttribute("data-alive", "");
    if (number !== null) this.#since = Math.max(this.#since ?? 0, number);
    if (name === "notices") showNotices(data as { count: number; label: string });
    else if (name !== "at") document.dispatchEvent(new CustomEvent("weft:live", { detail: { name, data } }));
  }
}

/** The bell counts along. */
function showNotices({ count, label }: { count: number; label: string }): void {
  for (const bell of document.querySelectorAll<HTMLElement>(".notice-bell")) {
    bell.setAttribute("aria-label", label);
    bell.querySelector(".notice-bell-count")?.remove();
    if (count === 0) continue;
    const shown = document.createElement("span");
    shown.className = "notice-bell-count";
    shown.setAttribute("aria-hidden", "true");
    shown.textContent = count > 99 ? "99+" : String(count);
    bell.append(shown);
  }
}

const tab = new Tab();
customElements.define("weft-live", WeftLive);
