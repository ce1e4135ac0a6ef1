/** What the keys go through on a page. */
export interface Keys {
  /** What j and k stop at, from top to bottom. */
  stops(): HTMLElement[];
  /** Where n leads. @param from where one is. */
  news(from: Element | null): HTMLElement | null;
  /** Links (by selector) that j and k follow past the last and the first. */
  readonly ends: { readonly next?: string; readonly previous?: string };
}

let current: AbortSignal | undefined;

/** Listens to single keys, until the signal says stop; once a page. Never while somebody writes, and not where they are off. */
export function listenToKeys(keys: Keys, signal: AbortSignal): void {
  if ((current && !current.aborted) || /(?:^|; )weft-keys=off/.test(document.cookie)) return;
  current = signal;
  const act: Record<string, () => void> = {
    j: () => step(keys, 1),
    k: () => step(keys, -1),
    n: () => show(keys.news(document.activeElement)),
    u: () => show(document.querySelector<HTMLElement>("main h1")),
    ".": () =>
      document.querySelector<HTMLElement>(":is(weft-news, weft-list-news) [role=status] > button")?.click(),
    "?": () => void showHelp().catch(() => location.assign("/keys")),
  };
  document.addEventListener(
    "keydown",
    (event) => {
      const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (defaultPrevented || ctrlKey || metaKey || altKey || isWriting(target)) return;
      if (!act[key] || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      act[key]();
    },
    { signal },
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog") !== null
  );
}

function step({ stops, ends }: Keys, by: 1 | -1): void {
  const all = stops();
  const at = placeIn(all, by);
  const stop = all[at];
  const further = by > 0 ? ends.next : ends.previous;
  if (stop) show(stop);
  else if (further) document.querySelector<HTMLElement>(further)?.click();
}

/** From the one that has the focus; otherwise from what stands at the top of the window. */
function placeIn(all: readonly HTMLElement[], by: 1 | -1): number {
  const focused = all.findIndex((stop) => stop.contains(document.activeElement));
  if (focused >= 0) return focused + by;
  const edge = 90; // below the bar
  const below = all.findIndex((stop) => stop.getBoundingClientRect().top >= edge);
  const next = below < 0 ? all.length : below;
  return by > 0 ? Math.min(next, all.length - 1) : next - 1;
}

function show(stop: HTMLElement | null): void {
  if (!stop) return;
  if (!stop.matches("a, button")) stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const inRow = stop.closest(".row");
  (inRow ?? stop).scrollIntoView({
    block: inRow ? "nearest" : "start",
    behavior: calm ? "instant" : "smooth",
  });
}

/** The page that lists the keys, in a window over this one. */
async function showHelp(): Promise<void> {
  const answer = await fetch("/keys");
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".keys-page");
  if (!page) throw new Error("no keys");
  const dialog = document.createElement("dialog");
  dialog.className = "dialog keys-window";
  dialog.setAttribute("aria-label", page.querySelector("h1")?.textContent ?? "");
  const close = document.createElement("button");
  close.className = "button button-quiet";
  close.textContent = page.querySelector<HTMLElement>("[data-close]")?.dataset.close ?? "×";
  close.addEventListener("click", () => dialog.close());
  dialog.append(page, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
