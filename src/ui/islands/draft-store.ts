/** What is typed into a form, by the names of its fields. */
export type Texts = Record<string, string>;

/** Words that the server has not got yet, as this browser keeps them. */
export interface Kept {
  readonly at: number;
  /** The version on the server that they began from. */
  readonly version: number;
  readonly values: Texts;
}

const prefix = "weft-draft:";
const keptMs = 30 * 24 * 3_600_000;

/** Each person has their own: others use the same machine, and a session that was lost comes back as the same person. */
function keyOf(name: string): string {
  const viewer = document.querySelector<HTMLMetaElement>('meta[name="weft-viewer"]')?.content ?? "";
  return `${prefix}${name}:${viewer}:`;
}

/** Each tab has a copy of its own, so that two without a line do not write over each other. */
function tab(): string {
  try {
    const known = sessionStorage.getItem("weft-tab") ?? Math.random().toString(36).slice(2);
    sessionStorage.setItem("weft-tab", known);
    return known;
  } catch {
    return "";
  }
}

export function keepHere(name: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(name) + tab(), JSON.stringify(kept));
  } catch {
    // The store is full or closed (a private window): writing goes on, only unkept.
  }
}

/** This tab's copy, or else the newest that another has left. */
export function readHere(name: string): Kept | null {
  const own = read(keyOf(name) + tab());
  if (own) return own;
  const others = keys().filter((key) => key.startsWith(keyOf(name)));
  return others
    .map(read)
    .reduce((one, other) => (one && other && one.at >= other.at ? one : (other ?? one)), null);
}

/** Forgets what the server has got: this tab's copy, and those of other tabs with the same words. */
export function forgetHere(name: string, texts?: Texts): void {
  const own = keyOf(name) + tab();
  const same = JSON.stringify(texts);
  for (const key of keys())
    if (
      key === own ||
      (key.startsWith(keyOf(name)) && (!texts || JSON.stringify(read(key)?.values) === same))
    )
      localStorage.removeItem(key);
}

/** Forgets the texts that the page says have arrived (told by name), and those of more than a month ago. */
export function forgetSent(): string[] {
  const names = [...document.querySelectorAll<HTMLElement>("[data-sent]")].map(
    (sign) => sign.dataset.sent ?? "",
  );
  for (const name of names) forgetHere(name);
  for (const key of keys()) if (Date.now() - (read(key)?.at ?? 0) > keptMs) localStorage.removeItem(key);
  return names;
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
