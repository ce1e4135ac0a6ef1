/**
 * Puts what has changed in the post and its replies in the place of the old, wherever nobody would see anything move: what
 * one reads keeps its height and its place, and what one is working in is left alone.
 * @returns false where something has changed that could not be put in.
 */
export function morphQuietly(page: Document): boolean {
  const pairs = [...document.querySelectorAll<HTMLElement>(".thread-item, article.post, .post-state")].map(
    (old) => [old, sameIn(page, old)] as const,
  );
  const stateNow = page.querySelectorAll(".post-state").length;
  let all = stateNow === document.querySelectorAll(".post-state").length;
  for (const [old, fresh] of pairs) {
    if (fresh && signature(old) === signature(fresh)) continue;
    if (!fresh || !replace(old, document.importNode(fresh, true))) all = false;
  }
  document.dispatchEvent(new Event("weft:added"));
  return all;
}

function sameIn(page: Document, old: HTMLElement): HTMLElement | null {
  if (old.id) return page.getElementById(old.id);
  const place = `${old.localName}.${old.classList[0]}`;
  return page.querySelector<HTMLElement>(place);
}

/** What one sees of it, without what changes by itself: "3 minutes ago" is another word each time. */
function signature(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const time of copy.querySelectorAll("time, weft-time")) time.remove();
  const pressed = [...copy.querySelectorAll("[aria-pressed]")].map((one) => one.getAttribute("aria-pressed"));
  const pictures = [...copy.querySelectorAll("img")].map((one) => one.getAttribute("src"));
  return [copy.textContent?.replaceAll(/\s+/g, " ").trim(), ...pressed, ...pictures].join("|");
}

function replace(old: HTMLElement, fresh: HTMLElement): boolean {
  const busy = old.contains(document.activeElement) || old.querySelector("[open], :popover-open") !== null;
  if (busy) return false;
  const before = old.getBoundingClientRect();
  old.replaceWith(fresh);
  const moved = fresh.getBoundingClientRect().height - before.height;
  if (Math.abs(moved) < 1) return true;
  if (before.top >= innerHeight) return true; // below what one sees
  if (before.bottom <= 0) {
    // Above it: the page is moved along, where the browser has not done so by itself.
    const drift = fresh.getBoundingClientRect().bottom - before.bottom;
    if (Math.abs(drift) >= 1) scrollBy({ top: drift, behavior: "instant" });
    return true;
  }
  fresh.replaceWith(old);
  return false;
}
