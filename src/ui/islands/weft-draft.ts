import { readTexts, writeTexts } from "./draft-fields.ts";
import {
  askServer,
  hasLine,
  isOnServer,
  type OnServer,
  type Saved,
  saveOnServer,
  throwAwayOnServer,
} from "./draft-line.ts";
import { askWhich, say } from "./draft-note.ts";
import { forgetHere, forgetSent, keepHere, readHere, type Texts } from "./draft-store.ts";

const pauseMs = 1_000;
const sent = "BroadcastChannel" in window ? new BroadcastChannel("weft-draft-sent") : undefined;

/** Keeps the texts inside it while they are written, and puts them back: see ui/draft.tsx. */
class WeftDraft extends HTMLElement {
  #timer: number | undefined;
  /** What the page came with, and what the server has, as JSON. */
  #first: Texts = {};
  #saved = "";
  #version = 0;
  /** The server keeps no drafts of this name: this browser alone does. */
  #alone = false;
  #line: Promise<unknown> = Promise.resolve();
  #passes = false;
  #leaving = false;

  connectedCallback(): void {
    for (const name of forgetSent()) sent?.postMessage(name);
    this.#first = readTexts(this);
    this.#line = this.#restore();
    this.addEventListener("input", this.#soon);
    this.addEventListener("focusin", this.#wake, { once: true });
    this.closest("form")?.addEventListener("submit", this.#onSubmit);
    document.addEventListener("visibilitychange", this.#onTurn);
    document.addEventListener("turbo:before-cache", this.#leave);
    document.addEventListener("turbo:submit-end", this.#stay);
    addEventListener("pagehide", this.#leave);
    addEventListener("pageshow", this.#stay);
    addEventListener("online", this.#soon);
    sent?.addEventListener("message", this.#onSent);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#onTurn);
    document.removeEventListener("turbo:before-cache", this.#leave);
    document.removeEventListener("turbo:submit-end", this.#stay);
    removeEventListener("pagehide", this.#leave);
    removeEventListener("pageshow", this.#stay);
    removeEventListener("online", this.#soon);
    sent?.removeEventListener("message", this.#onSent);
  }

  get #name(): string {
    return this.dataset.name ?? "";
  }

  get #isDirty(): boolean {
    const now = JSON.stringify(readTexts(this));
    return now !== this.#saved && !(this.#version === 0 && now === JSON.stringify(this.#first));
  }

  #soon = () => {
    clearTimeout(this.#timer);
    if (this.#isDirty)
      keepHere(this.#name, { at: Date.now(), version: this.#version, values: readTexts(this) });
    this.#timer = window.setTimeout(() => void this.#save(), pauseMs);
  };

  /** One save after the other, each with what stands there when its turn comes. */
  #save(how: { readonly instead?: boolean } = {}): Promise<Saved["is"] | undefined> {
    clearTimeout(this.#timer);
    const turn = this.#line.then(() => this.#saveNow(how));
    this.#line = turn.catch(() => {});
    return turn;
  }

  async #saveNow(how: { readonly instead?: boolean }): Promise<Saved["is"] | undefined> {
    const texts = readTexts(this);
    if (this.#leaving || this.#alone || !this.#isDirty) return undefined;
    if (this.#isEmpty(texts)) return this.#throwAway();
    const saved = await saveOnServer(this.#name, this.#version, texts, how);
    if (saved.is === "kept") {
      this.#version = saved.version;
      this.#saved = JSON.stringify(texts);
      if (!this.#isDirty) forgetHere(this.#name, texts);
      say(this, "kept");
    } else if (saved.is === "overtaken") this.#choose(saved.by);
    else if (saved.is === "gone") {
      this.#version = 0;
      const again = await this.#saveNow({});
      say(this, "gone");
      return again;
    } else if (saved.is === "unknown") this.#alone = true;
    else if (saved.is !== "failed") say(this, saved.is);
    return saved.is;
  }

  /** The page goes: there is time for one word only. */
  #leave = () => {
    clearTimeout(this.#timer);
    if (this.#leaving || !this.#isDirty) return;
    const texts = readTexts(this);
    keepHere(this.#name, { at: Date.now(), version: this.#version, values: texts });
    if (!this.#alone && !this.#isEmpty(texts))
      void saveOnServer(this.#name, this.#version, texts, { last: true }).then((saved) => {
        if (saved.is !== "kept") return;
        this.#version = saved.version;
        this.#saved = JSON.stringify(texts);
        if (!this.#isDirty) forgetHere(this.#name, texts);
      });
  };

  #stay = () => {
    this.#leaving = false;
  };

  #isEmpty(texts: Texts): boolean {
    return ["title", "markdown"].every((name) => !texts[name]?.trim()) && !this.#first.markdown;
  }

  async #restore(): Promise<void> {
    const server = isOnServer(this.#name) ? await askServer(this.#name) : null;
    const here = readHere(this.#name);
    if (server) {
      this.#version = server.version;
      this.#saved = JSON.stringify(server.texts);
    }
    const differ = here && server && JSON.stringify(here.values) !== this.#saved;
    if (!here || (server && !differ)) {
      if (server) this.#putBack(server.texts);
      return;
    }
    this.#putBack(here.values);
    if (server && here.version !== server.version) this.#choose(server);
    else this.#soon();
  }

  #putBack(texts: Texts): void {
    if (!writeTexts(this, texts)) return;
    say(this, "restored", { label: "discard", press: () => this.#discard() });
  }

  #discard(): void {
    writeTexts(this, this.#first);
    this.#throwAway();
    this.querySelector<HTMLElement>("textarea, input[type=text]")?.focus();
  }

  #throwAway(): undefined {
    clearTimeout(this.#timer);
    forgetHere(this.#name);
    if (this.#version > 0) throwAwayOnServer(this.#name);
    this.#version = 0;
    this.#saved = "";
    say(this, null);
  }

  /** Two devices wrote at once: both texts are shown, and both are kept. */
  #choose(theirs: OnServer): void {
    const mine = readTexts(this);
    const take = () => {
      writeTexts(this, theirs.texts);
      this.#version = theirs.version;
      this.#saved = JSON.stringify(theirs.texts);
      forgetHere(this.#name);
      say(this, "taken", { label: "back", press: () => this.#takeBack(mine) });
    };
    const keep = () => {
      this.#version = theirs.version;
      this.#saved = "";
      say(this, null);
      void this.#save({ instead: true });
    };
    askWhich(this, theirs, { take, keep });
  }

  #takeBack(mine: Texts): void {
    say(this, null);
    writeTexts(this, mine);
    void this.#save({ instead: true });
  }

  /** Somebody comes back to this page: what they wrote elsewhere meanwhile stands here then. */
  #onTurn = () => {
    if (document.hidden) return this.#leave();
    if (this.#version === 0 || this.#isDirty) return;
    void askServer(this.#name).then((server) => {
      if (server === undefined || this.#isDirty) return;
      if (server === null) return this.#clear();
      if (server.version === this.#version) return;
      this.#version = server.version;
      this.#saved = JSON.stringify(server.texts);
      if (writeTexts(this, server.texts)) say(this, "elsewhere", undefined, server.at);
    });
  };

  #onSent = ({ data }: MessageEvent) => {
    if (data === this.#name && !this.#isDirty && this.#version > 0) this.#clear();
  };

  #clear(): void {
    this.#version = 0;
    this.#saved = "";
    writeTexts(this, this.#first);
    say(this, "gone");
  }

  /** Sent only when the words are safe and there is a line: a send that fails would take the page away. */
  #onSubmit = (event: SubmitEvent) => {
    if (this.#passes || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#send(event.submitter);
  };

  async #send(submitter: HTMLElement | null): Promise<void> {
    const form = this.closest("form");
    keepHere(this.#name, { at: Date.now(), version: this.#version, values: readTexts(this) });
    const is = await this.#save();
    if (is === "overtaken" || is === "logged-out" || is === "too-long" || is === "offline") return;
    if (is !== "kept" && !(await hasLine())) return say(this, "offline");
    this.#leaving = true;
    this.#passes = true;
    form?.requestSubmit(submitter);
    this.#passes = false;
  }

  /** What is of use only while one writes is fetched when somebody begins to. */
  #wake = () => {
    for (const asleep of this.querySelectorAll<HTMLElement>("[data-wake]")) {
      const island = document.createElement(asleep.dataset.wake ?? "");
      for (const { name, value } of asleep.attributes)
        if (name !== "data-wake") island.setAttribute(name, value);
      island.append(...asleep.childNodes);
      asleep.replaceWith(island);
    }
    document.dispatchEvent(new Event("weft:added"));
  };
}

customElements.define("weft-draft", WeftDraft);
