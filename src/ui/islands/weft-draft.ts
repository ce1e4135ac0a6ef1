const prefix = "weft-draft:";
const keptMs = 30 * 24 * 3_600_000;

interface Kept {
  at: number;
  values: Record<string, string>;
}

/** Keeps the texts inside it in this browser while they are written, and puts them back: see ui/draft.tsx. */
class WeftDraft extends HTMLElement {
  #timer: number | undefined;
  #first: Record<string, string> = {};

  connectedCallback(): void {
    forgetSent();
    this.#first = this.#values();
    this.#restore();
    this.addEventListener("input", this.#soon);
    addEventListener("pagehide", this.#keep);
    document.addEventListener("turbo:before-cache", this.#keep);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    removeEventListener("pagehide", this.#keep);
    document.removeEventListener("turbo:before-cache", this.#keep);
  }

  get #key(): string {
    return keyOf(this.dataset.name);
  }

  #controls(): (HTMLTextAreaElement | HTMLInputElement)[] {
    // Only what is written by hand: a ticked box is quickly ticked again, a password must not lie about.
    return [
      ...this.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
        "textarea[name], input[name][type=text]",
      ),
    ];
  }

  #values(): Record<string, string> {
    return Object.fromEntries(this.#controls().map((control) => [control.name, control.value]));
  }

  #soon = () => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#keep, 400);
  };

  #keep = () => {
    clearTimeout(this.#timer);
    const values = this.#values();
    const changed = Object.entries(values).some(([name, value]) => value !== this.#first[name]);
    if (changed) write(this.#key, { at: Date.now(), values });
  };

  #restore(): void {
    const kept = read(this.#key);
    if (!kept) return;
    let restored = false;
    for (const control of this.#controls()) {
      const value = kept.values[control.name];
      if (!value || value === control.value) continue;
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      restored = true;
    }
    if (restored) this.#tell();
  }

  #tell(): void {
    const note = this.querySelector<HTMLElement>(".draft-note");
    if (!note) return;
    const discard = document.createElement("button");
    discard.type = "button";
    discard.textContent = this.dataset.discard ?? "";
    discard.addEventListener("click", () => {
      for (const control of this.#controls()) control.value = this.#first[control.name] ?? "";
      clearTimeout(this.#timer);
      localStorage.removeItem(this.#key);
      note.replaceChildren();
      this.#controls()[0]?.focus();
    });
    note.replaceChildren(`${this.dataset.restored ?? ""} `, discard);
  }
}

/** Each person has their own: others use the same machine, and a session that was lost comes back as the same person. */
function keyOf(name: string | null | undefined): string {
  const viewer = document.querySelector<HTMLMetaElement>('meta[name="weft-viewer"]')?.content ?? "";
  return `${prefix}${name}:${viewer}`;
}

/** Forgets the texts that the page says have arrived, and those of more than a month ago. */
function forgetSent(): void {
  for (const sign of document.querySelectorAll<HTMLElement>('[data-sent], meta[name="weft-sent"]')) {
    localStorage.removeItem(keyOf(sign.dataset.sent ?? sign.getAttribute("content")));
  }
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && Date.now() - (read(key)?.at ?? 0) > keptMs) localStorage.removeItem(key);
  }
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // The store is full or closed (a private window): writing goes on, only unkept.
  }
}

customElements.define("weft-draft", WeftDraft);
