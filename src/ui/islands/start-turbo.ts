/**
 * Turbo makes going from page to page quicker, which nobody does before they touch the page: so a page that is only read
 * does not pay for it. A page with frames or streams, or one that asks (`<meta name="weft-turbo" content="now">`), gets it
 * at once.
 */
export function startTurboWhenNeeded(): void {
  const signs = ["pointerover", "pointerdown", "touchstart", "keydown", "focusin"] as const;
  const start = () => {
    for (const sign of signs) removeEventListener(sign, start);
    void loadTurbo();
  };
  const asked = document.querySelector('turbo-frame, turbo-stream-source, meta[name="weft-turbo"]');
  if (asked) start();
  else for (const sign of signs) addEventListener(sign, start, { passive: true });
}

let turbo: Promise<typeof import("@hotwired/turbo")> | undefined;

/** Turbo, fetched once. Islands that morph the page or render streams ask for it here. */
export function loadTurbo(): Promise<typeof import("@hotwired/turbo")> {
  turbo ??= import("@hotwired/turbo");
  return turbo;
}
