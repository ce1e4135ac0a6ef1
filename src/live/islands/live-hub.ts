/** What a tab says to the one that holds the line. */
export interface FromTab {
  readonly tab: string;
  /** Whose page it is: a line of another person is closed. */
  readonly who: string;
  readonly kind: "want" | "gone";
  readonly topics: readonly string[];
  /** The last number that the tab knows. */
  readonly since: number | null;
  readonly hidden: boolean;
  /** Somebody has just come back to it: they do not wait as long as a page that nobody looks at. */
  readonly woke: boolean;
}

/** What all tabs are told: an event of the server, to be taken by those whom it concerns. */
export interface FromHub {
  readonly who: string;
  readonly name: string;
  readonly data: unknown;
  readonly number: number | null;
}

export const channelName = "weft-live";

const events = ["post", "gone", "stale", "notices", "here", "at", "over", "again"] as const;
/** Tabs say every so often that they are still there; one that has been silent for longer is not. */
const tabSilentMs = 90_000;
/** A browser that nobody looks at lets its line go after this. */
const hiddenMs = 60_000;
/** The server says something every 25 seconds: a line that is silent for longer is broken, as after a sleep. */
const lineSilentMs = 60_000;
const backOffMaxMs = 60_000;

interface Tab extends FromTab {
  readonly heardAt: number;
}

/** Holds the one line of a browser: it asks for what any of its tabs wants, all since the last number it has heard. */
export class LiveHub {
  readonly #say: (message: FromHub) => void;
  readonly #tabs = new Map<string, Tab>();
  #who = "";
  #topics = new Set<string>();
  #at: number | null = null;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #heardAt = 0;
  #lookedAtSince = Date.now();
  #over = false;

  constructor(say: (message: FromHub) => void) {
    this.#say = say;
    setInterval(() => this.#watch(), 5_000);
  }

  hear(message: FromTab): void {
    const known = this.#tabs.get(message.tab);
    if (message.kind === "gone") {
      this.#tabs.delete(message.tab);
      return;
    }
    this.#tabs.set(message.tab, { ...message, heardAt: Date.now() });
    if (!message.hidden) this.#lookedAtSince = Date.now();
    if (message.who !== this.#who) {
      this.#who = message.who;
      this.#at = null;
      this.#over = false;
      this.#close();
    }
    if (!known) this.#over = false;
    const missed = !known && message.since !== null && this.#at !== null && message.since < this.#at;
    if (missed) this.#at = message.since;
    const wanted = message.topics.some((topic) => !this.#topics.has(topic));
    const stale = Date.now() - this.#heardAt > lineSilentMs / 2;
    if (message.hidden || this.#over) return;
    if (!this.#source) {
      if (message.woke) this.hurry();
      this.#openIn(this.#failures === 0 ? 50 : this.#wait());
    } else if (wanted || missed || stale) {
      this.#close();
      this.#openIn(50);
    } else this.#say({ who: this.#who, name: "at", data: this.#at, number: null });
  }

  /** The network is back, or whoever looks: no need to wait longer. */
  hurry(): void {
    if (this.#source || this.#over || !this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#openIn(Math.random() * 1_000);
  }

  #openIn(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#open();
    }, ms);
  }

  #open(): void {
    if (this.#source || this.#over) return;
    const tabs = [...this.#tabs.values()].filter((tab) => tab.who === this.#who);
    if (!tabs.some((tab) => !tab.hidden)) return;
    this.#topics = new Set(tabs.flatMap((tab) => tab.topics));
    const numbers = tabs.flatMap((tab) => tab.since ?? []);
    this.#at ??= numbers.length > 0 ? Math.min(...numbers) : null;
    const query = new URLSearchParams({ topics: [...this.#topics].join(",") });
    if (this.#at !== null) query.set("since", String(this.#at));
    const source = new EventSource(`/live?${query}`);
    this.#source = source;
    this.#heardAt = Date.now();
    source.onopen = () => {
      this.#heardAt = Date.now();
    };
    source.onerror = () => this.#failed();
    for (const name of events) source.addEventListener(name, (event) => this.#heard(name, event));
  }

  #heard(name: (typeof events)[number], event: MessageEvent<string>): void {
    this.#heardAt = Date.now();
    this.#failures = 0;
    const data: unknown = JSON.parse(event.data);
    const number = name === "at" ? (data as number) : event.lastEventId ? Number(event.lastEventId) : null;
    if (number !== null) this.#at = number;
    if (name === "over") this.#over = true;
    if (name === "over" || name === "again") {
      this.#close();
      if (name === "again") this.#openIn(backOffMaxMs);
      return;
    }
    if (name === "gone") this.#topics.delete((data as { topic: string }).topic);
    this.#say({ who: this.#who, name, data, number });
  }

  #failed(): void {
    this.#close();
    this.#failures++;
    this.#openIn(this.#wait());
  }

  /** Longer each time, and never the same for two browsers: a server that comes back is not overrun. */
  #wait(): number {
    const most = Math.min(backOffMaxMs, 2_000 * 2 ** Math.min(this.#failures, 6));
    return most * (0.25 + 0.75 * Math.random());
  }

  #watch(): void {
    const now = Date.now();
    for (const [id, tab] of this.#tabs) if (now - tab.heardAt > tabSilentMs) this.#tabs.delete(id);
    const looked = [...this.#tabs.values()].some((tab) => !tab.hidden);
    if (looked) this.#lookedAtSince = now;
    if (!this.#source) return;
    if (this.#tabs.size === 0 || now - this.#lookedAtSince > hiddenMs) this.#close();
    else if (now - this.#heardAt > lineSilentMs) this.#failed();
  }

  #close(): void {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
